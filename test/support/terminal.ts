import { runCommandLine } from "../../src-main/command-line";
import { now } from "./workspace";

export interface Result {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** The command line in this process, which is quicker. */
export async function type(args: readonly string[]): Promise<Result> {
  let stdout = "";
  let stderr = "";
  const status = await runCommandLine(args, {
    out: (content) => {
      stdout += content;
    },
    err: (text) => {
      stderr += text;
    },
    progress: () => undefined,
    now,
    signal: new AbortController().signal,
  });
  return { stdout, stderr, status };
}
