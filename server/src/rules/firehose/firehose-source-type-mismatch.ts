import type { Property, ResourceView } from "../../model/property.ts";
import { listed } from "../../model/wording.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { type NewEdit, type NewFix, put, remove, safeFix, unsafeFix } from "../fix.ts";
import { isConditional } from "./_destinations.ts";
import { directPut, encrypt, type Source, sources, sourcesOf, streamType } from "./_sources.ts";

const types = [directPut, ...sources.map(({ type }) => type)];

export default defineRule({
  id: "firehose-source-type-mismatch",
  title: "Firehose source settings do not match the stream type",
  severity: "error",
  facts: ["firehose-sources"],
  doc: "https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html",
  types: ["AWS::KinesisFirehose::DeliveryStream"],
  check(firehose, { report }) {
    const type = firehose.get("DeliveryStreamType");
    // What depends on a condition may fit the type that goes with it, unless the type has branches too.
    if (!type.isBranch && sources.some(({ property }) => isConditional(firehose.get(property)))) return;
    const finding = judge(firehose, type);
    if (finding) report(finding);
  },
});

function judge(firehose: ResourceView, property: Property): Report | undefined {
  const [source, other] = sourcesOf(firehose);
  if (source && other) return twoSources(firehose.get(source.property), firehose.get(other.property));
  const type = streamType(firehose);
  if (type === undefined) return undefined;
  const place = property.absent && source ? firehose.get(source.property).key : property;
  if (!types.includes(type)) {
    return {
      at: place,
      message: `${property.name} is ${type}, which does not exist. Firehose knows ${listed(types)}.`,
      fixes: [setType(firehose, source?.type ?? directPut)],
    };
  }
  if (source && source.type !== type) return wrongSource(firehose, place, type, source);
  const wanted = sources.find((known) => known.type === type);
  if (wanted && firehose.get(wanted.property).absent) {
    return {
      at: place,
      message: `${property.name} is ${type}, but ${firehose.name(wanted.property)} is missing. Add the source, or set ${directPut}.`,
      fixes: [setType(firehose, directPut)],
    };
  }
  const hint = firehose.get("DirectPutSourceConfiguration");
  if (type === directPut || !hint.present) return undefined;
  return {
    at: hint.key,
    message: `${hint.name} needs ${property.name} ${directPut}, and this is ${type}. Firehose refuses the two together.`,
    fixes: [safeFix(`Remove ${hint.name}`, remove(hint))],
  };
}

function twoSources(first: Property, second: Property): Report {
  return {
    at: second.key,
    message: `A Firehose stream has one source, but two are present. Keep ${first.name} or ${second.name}.`,
    related: [{ message: "the other source", at: first.key }],
    fixes: [unsafeFix(`Remove ${second.name} (nothing is read from there)`, remove(second))],
  };
}

function wrongSource(firehose: ResourceView, at: Report["at"], type: string, source: Source): Report {
  const [name, configuration] = [firehose.name("DeliveryStreamType"), firehose.get(source.property)];
  const written = firehose.get("DeliveryStreamType").absent ? `${type} by default` : type;
  const advice = type === directPut ? " A DirectPut stream has no source, and would ignore or refuse it." : "";
  return {
    at,
    message: `${name} is ${written}, but ${configuration.name} is present.${advice}`,
    related: [{ message: "the source", at: configuration.key }],
    fixes: [setType(firehose, source.type), ...(type === directPut ? [removeSource(configuration)] : [])],
  };
}

function removeSource(configuration: Property): NewFix {
  const { resource: firehose, name } = configuration;
  const title = `Remove ${name} (nothing is read from there)`;
  return unsafeFix(title, remove(configuration), ...encryptionForPuts(firehose));
}

function setType(firehose: ResourceView, type: string): NewFix {
  const property = firehose.get("DeliveryStreamType");
  const title = `Set ${property.name} to ${type} (replaces the stream)`;
  return unsafeFix(title, put(property, type), ...(type === directPut ? encryptionForPuts(firehose) : []));
}

/** The encryption of a source serves no longer where producers put the records. */
function encryptionForPuts(firehose: ResourceView): readonly NewEdit[] {
  return firehose.get("DeliveryStreamEncryptionConfigurationInput").absent ? [encrypt(firehose)] : [];
}
