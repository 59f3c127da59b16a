import { main } from "./main.ts";

/** Runs the command that the process was started with, and sets its exit status. */
export function runCommandLine(startServer: () => void): void {
  const useColor = process.stdout.isTTY === true && !process.env.NO_COLOR;

  // A reader that has seen enough, such as `head`, is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });

  main(
    process.argv.slice(2),
    {
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
      useColor,
    },
    startServer,
  ).then(
    (status) => {
      process.exitCode = status;
    },
    (error) => {
      process.stderr.write(`data-pipeline-hints: ${error instanceof Error ? error.stack : error}\n`);
      process.exitCode = 2;
    },
  );
}
