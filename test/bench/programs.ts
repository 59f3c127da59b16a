import { join } from "node:path";
import { build } from "esbuild";

/** What runs in processes of its own, bundled as the server is, so that its memory is told without that of a compiler. */
export interface Programs {
  readonly core: string;
  readonly probe: string;
}

/** Bundles the programs into a folder. */
export async function buildPrograms(folder: string): Promise<Programs> {
  const bundle = async (name: string): Promise<string> => {
    const outfile = join(folder, `${name}.cjs`);
    await build({
      entryPoints: [join(import.meta.dirname, `${name}.ts`)],
      outfile,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      mainFields: ["module", "main"],
    });
    return outfile;
  };
  return { core: await bundle("core"), probe: await bundle("probe-server") };
}
