import picomatch from "picomatch";
import { type Severity, severities } from "../model/finding.ts";
import type { Rule } from "../rules/define-rule.ts";

export const presets = ["recommended", "all", "errors"] as const;
export type Preset = (typeof presets)[number];

export type RuleSetting = Severity | "off";
export const ruleSettings: readonly RuleSetting[] = ["off", ...severities];

/** What a project file, or the editor, may say. Everything is optional. */
export interface Settings {
  readonly preset?: Preset;
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  /** Globs of files that are not checked, relative to the project file. */
  readonly ignore?: readonly string[];
  readonly overrides?: readonly Override[];
  /** The region that `AWS::Region` stands for, such as `eu-central-1`. */
  readonly region?: string;
}

export interface Override {
  /** Globs, relative to the project file. */
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

/** The names under which the project file is found, the first one first. */
export const projectFileNames = [".pipeline-hints.yaml", ".pipeline-hints.json"] as const;

/** Settings with the directory that their globs refer to, as a URI without a slash at the end. */
export interface SettingsLayer {
  readonly settings: Settings;
  readonly directory: string;
}

/** What holds for one file. */
export interface EffectiveSettings {
  readonly ignored: boolean;
  readonly region: string | undefined;
  severityOf(rule: Rule): RuleSetting;
}

/** The settings for a file from the layers, the strongest first: project file, then the editor's settings. */
export function effectiveSettings(uri: string, layers: readonly SettingsLayer[]): EffectiveSettings {
  const preset = layers.find(({ settings }) => settings.preset)?.settings.preset ?? "recommended";
  const bySpecificity = layers.flatMap(({ settings, directory }) => {
    const matching = (settings.overrides ?? []).filter(({ files }) => matches(files, uri, directory));
    return [...matching.map(({ rules }) => rules).reverse(), settings.rules ?? {}];
  });
  return {
    ignored: layers.some(({ settings, directory }) => matches(settings.ignore ?? [], uri, directory)),
    region: layers.find(({ settings }) => settings.region)?.settings.region,
    severityOf: (rule) =>
      bySpecificity.find((rules) => Object.hasOwn(rules, rule.id))?.[rule.id] ?? presetOf(rule, preset),
  };
}

function presetOf(rule: Rule, preset: Preset): RuleSetting {
  if (preset === "all") return rule.severity;
  if (preset === "errors") return rule.severity === "error" && !rule.optIn ? "error" : "off";
  return rule.optIn ? "off" : rule.severity;
}

function matches(globs: readonly string[], uri: string, directory: string): boolean {
  if (globs.length === 0 || !uri.startsWith(`${directory}/`)) return false;
  return picomatch([...globs], { dot: true })(decodeURIComponent(uri.slice(directory.length + 1)));
}
