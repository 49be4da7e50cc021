import { verifyFolder } from "../plan/verify-folder";
import { formatGrid } from "./grid";
import { formatCount } from "./remarks";
import type { Terminal } from "./terminal";

export interface VerifyOptions {
  readonly folder: string;
  readonly json: boolean;
}

/** Prints what differs from the manifest; 4 where an output was changed or is missing. */
export async function printVerified(
  terminal: Terminal,
  { folder, json }: VerifyOptions,
): Promise<number> {
  const files = await verifyFolder(folder, terminal.signal);
  const isWrong = files.some(({ state }) => state === "changed" || state === "missing");
  if (json) terminal.out(`${JSON.stringify({ files })}\n`);
  else {
    const odd = files.filter(({ state }) => state !== "same");
    terminal.out(
      odd.length > 0
        ? formatGrid(
            ["file", "state"],
            odd.map(({ file, state }) => [file, state]),
          )
        : "",
    );
    const same = files.length - odd.length;
    const all = formatCount(files.length, "file");
    terminal.err(`${same} of ${all} ${files.length === 1 ? "is" : "are"} as written\n`);
  }
  return isWrong ? 4 : 0;
}
