/**
 * An app of the CDK, as `cdk synth` runs one: `node cdk-app.ts FILE...` in the folder that is to hold `cdk.out`. Each
 * file has a stack as its default export, which gets the name of the file. Prints what constructors threw, by stack, as
 * JSON.
 */
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { App, type Stack } from "aws-cdk-lib/core";
import {
  ASSET_RESOURCE_METADATA_ENABLED_CONTEXT,
  FAIL_SYNTH_ON_VALIDATION_ERRORS_CONTEXT,
  PATH_METADATA_ENABLE_CONTEXT,
} from "aws-cdk-lib/cx-api";
import recommendedFlags from "aws-cdk-lib/recommended-feature-flags.json" with { type: "json" };

type StackModule = { readonly default: new (scope: App, id: string) => Stack };

const app = new App({
  outdir: "cdk.out",
  analyticsReporting: true,
  context: {
    // As `cdk init` writes them into a new project.
    ...recommendedFlags,
    // As `cdk synth` sets them, which reads the report of the validation itself.
    [PATH_METADATA_ENABLE_CONTEXT]: true,
    [ASSET_RESOURCE_METADATA_ENABLED_CONTEXT]: true,
    [FAIL_SYNTH_ON_VALIDATION_ERRORS_CONTEXT]: false,
  },
});

const thrown: Record<string, string> = {};
for (const file of process.argv.slice(2)) {
  const name = basename(file, ".mts");
  try {
    const { default: OwnStack } = (await import(pathToFileURL(resolve(file)).href)) as StackModule;
    new OwnStack(app, name);
  } catch (error) {
    app.node.tryRemoveChild(name);
    thrown[name] = String(error);
  }
}
app.synth();
process.stdout.write(JSON.stringify(thrown));
