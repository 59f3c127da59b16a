import type { Property, ResourceView } from "../../model/property.ts";
import { targetOf } from "../../model/reference.ts";
import { s3LocationOf } from "../../model/s3-location.ts";
import { listed } from "../../model/wording.ts";
import { defineRule, type Report } from "../define-rule.ts";
import { add, type NewEdit, remove, safeFix, set, unsafeFix } from "../fix.ts";
import {
  associationsOf,
  associationType,
  deploymentType,
  hasFirstVersion,
  isLustre,
  lustre,
  useNewVersion,
} from "./_lustre.ts";

/** The older link is a part of the file system; changing all but the last of these replaces it. */
const olderLink = ["ImportPath", "ExportPath", "ImportedFileChunkSize", "AutoImportPolicy"];

const mostAssociations = 8;

export default defineRule({
  id: "fsx-lustre-s3-link",
  title: "Lustre file system cannot be linked to S3 this way",
  severity: "error",
  facts: ["fsx-lustre-s3-integration", "fsx-lustre-association-limits", "fsx-lustre-deployment-types"],
  doc: "https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateDataRepositoryAssociation.html",
  types: ["AWS::FSx::FileSystem", associationType],
  check(resource, { report }) {
    const findings = resource.type.name === associationType ? judgeAssociation(resource) : judgeFileSystem(resource);
    for (const finding of findings) if (finding) report(finding);
  },
});

function judgeFileSystem(fileSystem: ResourceView): readonly (Report | undefined)[] {
  return isLustre(fileSystem) ? [olderLinkOfNewType(fileSystem) ?? exportElsewhere(fileSystem)] : [];
}

/** Where there is an association as well, it is told of that. */
function olderLinkOfNewType(fileSystem: ResourceView): Report | undefined {
  const members = olderLinkOf(fileSystem);
  const [first] = members;
  if (!first || deploymentType(fileSystem) !== "PERSISTENT_2" || associationsOf(fileSystem).length > 0)
    return undefined;
  const names = listed(members.map(({ name }) => name));
  return {
    at: first.key,
    message: `PERSISTENT_2 takes no ${first.name}. It is linked to S3 by data repository associations only.`,
    related: members.slice(1).map((member) => ({ message: "nor this", at: member.key })),
    fixes: [safeFix(`Remove ${names}`, ...members.map(remove))],
  };
}

function olderLinkOf(fileSystem: ResourceView): readonly Property[] {
  return olderLink.map((name) => fileSystem.get(`${lustre}.${name}`)).filter(({ present }) => present);
}

function exportElsewhere(fileSystem: ResourceView): Report | undefined {
  const [from, to] = [fileSystem.get(`${lustre}.ImportPath`), fileSystem.get(`${lustre}.ExportPath`)];
  if (!to.present || !(from.absent || hasOtherBucket(from, to))) return undefined;
  return {
    at: to,
    message:
      `${to.name} must be in the bucket of ${from.name}. ${from.absent ? `There is no ${from.name} here.` : ""}`.trim(),
    related: from.present ? [{ message: from.name, at: from }] : [],
  };
}

function hasOtherBucket(from: Property, to: Property): boolean {
  const [a, b] = [s3LocationOf(from), s3LocationOf(to)];
  if (a?.bucket && b?.bucket) return a.bucket.id !== b.bucket.id;
  return a?.bucketName !== undefined && b?.bucketName !== undefined && a.bucketName !== b.bucketName;
}

function judgeAssociation(association: ResourceView): readonly (Report | undefined)[] {
  const id = association.get("FileSystemId");
  const fileSystem = targetOf(id, "AWS::FSx::FileSystem");
  if (!fileSystem || !isLustre(fileSystem)) return [];
  const related = [{ message: "the file system", at: fileSystem.label }];
  const others = associationsOf(fileSystem).filter((other) => other.id !== association.id);
  return [
    withOlderLink(id, fileSystem),
    ofFirstGeneration(id, fileSystem, related) ?? ofFirstVersion(id, fileSystem, related),
    others.filter((other) => other.id < association.id).length >= mostAssociations
      ? {
          at: id,
          message: `A file system has at most ${mostAssociations} associations. FSx refuses this one.`,
          related,
        }
      : undefined,
    overlap(association, others),
  ];
}

function withOlderLink(id: Property, fileSystem: ResourceView): Report | undefined {
  const members = olderLinkOf(fileSystem);
  if (members.length === 0) return undefined;
  const names = listed(members.map(({ name }) => name));
  return {
    at: id,
    message: `${names} cannot be combined with a data repository association. Remove it from ${fileSystem.id}.`,
    related: members.map((member) => ({ message: "the older link", at: member })),
    fixes: [unsafeFix(`Remove ${names} (may replace the file system)`, ...members.map(remove))],
  };
}

function ofFirstGeneration(id: Property, fileSystem: ResourceView, related: Report["related"]): Report | undefined {
  if (deploymentType(fileSystem) !== "SCRATCH_1") return undefined;
  const type = fileSystem.get(`${lustre}.DeploymentType`);
  const edits: NewEdit[] = [
    type.present ? set(type, "SCRATCH_2") : add(fileSystem, type.path, "SCRATCH_2"),
    ...(hasFirstVersion(fileSystem) ? [useNewVersion(fileSystem)] : []),
  ];
  return {
    at: id,
    message:
      `SCRATCH_1${type.absent ? ", the default type," : ""} has no data repository associations. ` +
      "Use SCRATCH_2 or a PERSISTENT type.",
    related: related ?? [],
    fixes: [unsafeFix("Use SCRATCH_2 (replaces the file system)", ...edits)],
  };
}

function ofFirstVersion(id: Property, fileSystem: ResourceView, related: Report["related"]): Report | undefined {
  if (!hasFirstVersion(fileSystem)) return undefined;
  const isDefault = fileSystem.get("FileSystemTypeVersion").absent;
  return {
    at: id,
    message: `Associations need Lustre 2.12 or 2.15, not 2.10${isDefault ? ", which is the default of this type" : ""}.`,
    related: related ?? [],
    fixes: [unsafeFix("Use Lustre 2.15 (replaces the file system)", useNewVersion(fileSystem))],
  };
}

/** Of two folders the inner one is told of, and of two that are the same, one. */
function overlap(association: ResourceView, others: readonly ResourceView[]): Report | undefined {
  const path = association.get("FileSystemPath");
  const folder = folderOf(path);
  const other = others.find((each) => {
    const outer = folderOf(each.get("FileSystemPath"));
    return outer !== undefined && (outer === folder ? each.id < association.id : folder?.startsWith(outer));
  });
  if (!other) return undefined;
  const outer = other.get("FileSystemPath");
  return {
    at: path,
    message: `${path.string} overlaps ${outer.string}, which ${other.id} links. Each folder has one link.`,
    related: [{ message: "the other folder", at: outer }],
  };
}

function folderOf({ string }: Property): string | undefined {
  return string === undefined || string.endsWith("/") ? string : `${string}/`;
}
