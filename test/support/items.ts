import { readdirSync, statSync } from "node:fs";
import { basename } from "node:path";
import { expect } from "vitest";
import type { Limits } from "../../src-main/import/archive/allowance";
import { readContent } from "../../src-main/import/compression";
import { type FileItem, type Item, openItems } from "../../src-main/import/unpack";
import { createFolder, writeInFolder } from "./folder";

/** An item as it is while it is open, with its content. */
export type Opened = Item & { readonly content?: string };

export interface OpenOptions {
  readonly limits?: Partial<Limits>;
  readonly signal?: AbortSignal;
  readonly onItem?: (item: FileItem) => void;
  readonly onBytes?: (bytes: number) => void;
}

/** All items of a file, whose temporary files must be gone after each. */
export async function openPath(
  path: string,
  { onItem, ...options }: OpenOptions = {},
): Promise<Opened[]> {
  const tempFolder = createFolder();
  const stats = statSync(path);
  const file = {
    path,
    name: basename(path),
    size: stats.size,
    modifiedMs: stats.mtimeMs,
    isOwn: false,
  };
  const opened: Opened[] = [];
  try {
    for await (const item of openItems(file, { tempFolder, ...options })) {
      opened.push("problem" in item ? item : { ...item, content: await readItem(item) });
      if (!("problem" in item)) onItem?.(item);
    }
  } finally {
    expect(readdirSync(tempFolder)).toEqual([]);
  }
  return opened;
}

async function readItem(item: FileItem): Promise<string> {
  if (item.kind.is === "other" || item.kind.is === "junk") return "";
  const chunks: Buffer[] = [];
  for await (const chunk of readContent(item.path, item.compression)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

export const openBytes = (name: string, bytes: Uint8Array | string, options?: OpenOptions) =>
  openPath(writeInFolder(name, bytes), options);

/** Labels with what came of them: the problem, the reason, or the content. */
export function outline(items: readonly Opened[]): [string, string][] {
  return items.map((item) => {
    if ("problem" in item) return [item.label, item.problem];
    return [item.label, item.kind.is === "other" ? item.kind.reason : (item.content ?? "")];
  });
}
