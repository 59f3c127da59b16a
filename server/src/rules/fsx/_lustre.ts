import { mayMention } from "../../model/mentions.ts";
import type { ResourceView } from "../../model/property.ts";
import { pointsTo } from "../../model/reference.ts";
import { add, type NewEdit, set } from "../fix.ts";

/** The properties of AWS::FSx::FileSystem that only Lustre has. */
export const lustre = "LustreConfiguration";

export function isLustre(fileSystem: ResourceView): boolean {
  return fileSystem.get("FileSystemType").string === "LUSTRE";
}

/** SCRATCH_1 where none is written; undefined where it is not known. */
export function deploymentType(fileSystem: ResourceView): string | undefined {
  const type = fileSystem.get(`${lustre}.DeploymentType`);
  return type.absent ? "SCRATCH_1" : type.string;
}

/** SSD where none is written; undefined where it is not known. */
export function storageType(fileSystem: ResourceView): string | undefined {
  const type = fileSystem.get("StorageType");
  return type.absent ? "SSD" : type.string;
}

/** Lustre 2.10, the first version, is what there is unless another one is asked for; YAML takes 2.10 for a number. */
export function hasFirstVersion(fileSystem: ResourceView): boolean {
  const version = fileSystem.get("FileSystemTypeVersion");
  if (!version.absent) return version.string === "2.10" || version.string === "2.1";
  const type = deploymentType(fileSystem);
  return type !== undefined && type !== "PERSISTENT_2";
}

/** A version that goes with every deployment type, and with associations. */
export function useNewVersion(fileSystem: ResourceView): NewEdit {
  const version = fileSystem.get("FileSystemTypeVersion");
  return version.present ? set(version, "2.15") : add(fileSystem, version.path, "2.15");
}

export const associationType = "AWS::FSx::DataRepositoryAssociation";

/** The associations that certainly link the file system to S3. */
export function associationsOf(fileSystem: ResourceView): readonly ResourceView[] {
  return mayMention(fileSystem, associationType, "FileSystemId").filter(
    (association) => pointsTo(association.get("FileSystemId"), fileSystem) === true,
  );
}

/** Capacities: some single ones, and all multiples of a step. */
export interface Capacities {
  readonly single: readonly number[];
  readonly step: number;
}

const ssd: Readonly<Record<string, Capacities>> = {
  SCRATCH_1: { single: [1200, 2400], step: 3600 },
  SCRATCH_2: { single: [1200], step: 2400 },
  PERSISTENT_1: { single: [1200], step: 2400 },
  PERSISTENT_2: { single: [600, 1200], step: 2400 },
};

/** By the throughput in MB/s for each TiB. */
const hdd: Readonly<Record<number, Capacities>> = {
  12: { single: [], step: 6000 },
  40: { single: [], step: 1800 },
};

/** What a deployment type offers, in GiB; undefined where that is not known. */
export function capacitiesOf(type: string, storage: string, throughput: number | undefined): Capacities | undefined {
  if (storage === "SSD") return Object.hasOwn(ssd, type) ? ssd[type] : undefined;
  return storage === "HDD" && type === "PERSISTENT_1" ? hdd[throughput ?? 0] : undefined;
}

export function isOffered(capacity: number, { single, step }: Capacities): boolean {
  return single.includes(capacity) || (capacity > 0 && capacity % step === 0);
}
