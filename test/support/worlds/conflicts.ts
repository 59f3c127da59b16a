import { jsonAround, none, type World, yamlAround } from "./world.ts";

const conflict =
  "<<<<<<< ours\n  A:\n    Type: AWS::S3::Bucket\n=======\n  B:\n    Type: AWS::S3::Bucket\n>>>>>>> theirs\n";

export const conflictWorlds: readonly World[] = [
  { name: "in YAML", language: "yaml", text: yamlAround(conflict), note: /conflict/, found: none },
  {
    name: "in JSON",
    language: "json",
    text: jsonAround('\n<<<<<<< ours\n"a"\n=======\n"b"\n>>>>>>> theirs\n'),
    note: /conflict/,
    found: none,
  },
];
