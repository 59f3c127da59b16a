import type { Property, ResourceView } from "../../model/property.ts";
import { patternOf } from "../../model/reference.ts";
import { defineRule, type Report } from "../define-rule.ts";

const application = "AWS::KinesisAnalyticsV2::Application";

/** Where the query stands. */
const codes: Readonly<Record<string, string>> = {
  "AWS::KinesisAnalytics::Application": "ApplicationCode",
  [application]: "ApplicationConfiguration.ApplicationCodeConfiguration.CodeContent.TextContent",
};

export default defineRule({
  id: "kda-sql-retired",
  title: "Kinesis Data Analytics for SQL no longer exists",
  severity: "error",
  facts: ["kda-sql-discontinued", "kda-sql-or-java", "flink-anomaly-random-cut-forest", "flink-schema-discovery"],
  doc: "https://docs.aws.amazon.com/kinesisanalytics/latest/dev/discontinuation.html",
  types: [
    "AWS::KinesisAnalytics::Application",
    "AWS::KinesisAnalytics::ApplicationOutput",
    "AWS::KinesisAnalytics::ApplicationReferenceDataSource",
    application,
    "AWS::KinesisAnalyticsV2::ApplicationOutput",
    "AWS::KinesisAnalyticsV2::ApplicationReferenceDataSource",
  ],
  check(resource, { report }) {
    const at = signOf(resource);
    if (!at) return;
    const code = codes[resource.type.name];
    report({
      at,
      message:
        `Kinesis Data Analytics for SQL was shut down. ${resource.id} cannot be created: no new applications since 15 ` +
        "October 2025, existing ones deleted from 27 January 2026. Rewrite the query as Flink SQL (a FLINK-* application, " +
        `or a ZEPPELIN-FLINK-3_0 Studio notebook).${code && findsAnomalies(resource.get(code)) ? forestAdvice : ""}`,
    });
  },
});

/** Of the second version of the API only the runtime tells, where there is one. */
function signOf(resource: ResourceView): Report["at"] | undefined {
  if (resource.type.name !== application) return resource.type;
  const runtime = resource.get("RuntimeEnvironment");
  return runtime.string === "SQL-1_0" ? runtime : undefined;
}

function findsAnomalies(code: Property): boolean {
  return /RANDOM_CUT_FOREST/i.test(patternOf(code.value) ?? "");
}

const forestAdvice =
  " RANDOM_CUT_FOREST has no Flink SQL counterpart: use the open-source random cut forest library in a Flink job, " +
  "or a SageMaker endpoint.";
