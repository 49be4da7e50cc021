import { open } from "node:fs/promises";

export type WritePiece = (content: string | Uint8Array) => Promise<void>;

/** Fills a draft piece by piece; a piece is on its way to the disk before the next is made. */
export async function fillDraft<T>(
  draft: string,
  work: (write: WritePiece) => Promise<T>,
): Promise<T> {
  const file = await open(draft, "w");
  try {
    return await work((content) => file.writeFile(content));
  } finally {
    await file.close();
  }
}
