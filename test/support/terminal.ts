import { runCommandLine } from "../../src-main/command-line";
import { now } from "./workspace";

export interface Result {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** The command line in this process, which is quicker. */
export async function type(args: readonly string[]): Promise<Result & { readonly bytes: Buffer }> {
  const pieces: Buffer[] = [];
  let stderr = "";
  const status = await runCommandLine(args, {
    out: (content) => {
      // What is given may be filled anew once the call is over.
      pieces.push(Buffer.from(content));
    },
    err: (text) => {
      stderr += text;
    },
    progress: () => undefined,
    now,
    signal: new AbortController().signal,
  });
  const bytes = Buffer.concat(pieces);
  return { bytes, stdout: bytes.toString(), stderr, status };
}
