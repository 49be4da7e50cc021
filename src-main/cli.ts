import { createTerminal } from "./cli/terminal";
import { runCommandLine } from "./command-line";

runCommandLine(process.argv.slice(2), createTerminal()).then((exitCode) => {
  process.exitCode = exitCode;
});
