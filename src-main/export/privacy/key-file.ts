import { readFile } from "node:fs/promises";

/** A stand-in, to be dropped in the merge: the bytes of the file. */
export async function loadKey(path: string): Promise<Uint8Array> {
  return readFile(path);
}
