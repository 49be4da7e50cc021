import { readFile } from "node:fs/promises";

/** A stand-in, to be dropped in the merge, of the same names. */

export function toKeyPath(workspace: string): string {
  return `${workspace}.pseudonym-key`;
}

/** The real one makes a key where there is none. */
export async function openKeyFile(path: string): Promise<Uint8Array> {
  return Buffer.from((await readFile(path, "utf8")).trim(), "hex");
}
