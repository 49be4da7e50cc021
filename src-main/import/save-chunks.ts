import { open } from "node:fs/promises";
import { findDiskError } from "../disk-errors";

/**
 * Writes a new file, for its owner's eyes only, and gives its bytes. When this has settled, nothing
 * writes to it any more, and nothing creates it: a stream that is destroyed may still do both.
 */
export async function saveChunks(path: string, chunks: AsyncIterable<Buffer>): Promise<number> {
  let bytes = 0;
  try {
    const file = await open(path, "wx", 0o600);
    try {
      for await (const chunk of chunks) {
        await file.writeFile(chunk);
        bytes += chunk.length;
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    throw findDiskError(error as Error) ?? error;
  }
  return bytes;
}
