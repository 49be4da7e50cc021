import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";

/** What a file is, by its first bytes: text that may be a table, or something with a reason. */
export type FileStart =
  | { readonly is: "text"; readonly isGzip: boolean; readonly firstLine: string }
  | { readonly is: "other"; readonly reason: string };

const firstLineLimit = 1_000_000;

const magics: readonly { at: number; bytes: string; reason: string }[] = [
  {
    at: 0,
    bytes: "PK\x03\x04",
    reason: "a ZIP archive (or an Excel workbook): unpack it, or save its sheets as CSV",
  },
  { at: 0, bytes: "SQLite format 3\0", reason: "a SQLite database: export its tables as CSV" },
  { at: 0, bytes: "PAR1", reason: "a Parquet file: save it as CSV" },
  { at: 0, bytes: "ARROW1", reason: "an Arrow file: save it as CSV" },
  { at: 8, bytes: "DUCK", reason: "a DuckDB file: open it as a workspace instead" },
  { at: 0, bytes: "\xfd7zXZ", reason: "an XZ archive: unpack it" },
  { at: 0, bytes: "\x28\xb5\x2f\xfd", reason: "Zstandard-compressed: unpack it" },
  {
    at: 0,
    bytes: "-----BEGIN PGP",
    reason: "encrypted with GPG: decrypt it with your private key",
  },
  { at: 0, bytes: "\xff\xfe", reason: "UTF-16 text: save it as UTF-8" },
  { at: 0, bytes: "\xfe\xff", reason: "UTF-16 text: save it as UTF-8" },
];

/** Looks at a file's first bytes, and its first line where it is text, gzipped or not. */
export async function readFileStart(path: string): Promise<FileStart> {
  const head = await readHead(path, 512);
  if (head.length === 0) return { is: "other", reason: "an empty file" };
  if (head[0] !== 0x1f || head[1] !== 0x8b) return readText(path, false);
  return readText(path, true);
}

async function readText(path: string, isGzip: boolean): Promise<FileStart> {
  const bytes = await readFirstLine(path, isGzip);
  if (!bytes) return { is: "other", reason: "a gzip file that is damaged" };
  const latin = bytes.toString("latin1");
  const magic = magics.find(({ at, bytes: mark }) => latin.startsWith(mark, at));
  if (magic) return { is: "other", reason: magic.reason };
  if (isPgpPacket(bytes) && path.toLowerCase().endsWith(".gpg")) {
    return { is: "other", reason: "encrypted with GPG: decrypt it with your private key" };
  }
  const end = bytes.findIndex((byte) => byte === 0x0a || byte === 0x0d);
  if (end < 0 && bytes.length >= firstLineLimit) {
    return { is: "other", reason: "its first line is longer than a megabyte" };
  }
  const line = end < 0 ? bytes : bytes.subarray(0, end);
  if (line.includes(0)) return { is: "other", reason: "not text" };
  const text = new TextDecoder("utf-8").decode(line);
  return { is: "text", isGzip, firstLine: text };
}

async function readHead(path: string, length: number): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The bytes up to the first line end and a little more; undefined where gzip does not unpack. */
async function readFirstLine(path: string, isGzip: boolean): Promise<Buffer | undefined> {
  const raw = createReadStream(path);
  const stream = isGzip ? raw.pipe(createGunzip()) : raw;
  raw.on("error", (error) => stream.destroy(error));
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= firstLineLimit || chunk.includes(0x0a) || chunk.includes(0x0d)) break;
    }
  } catch (error) {
    if (!isGzip || (error as NodeJS.ErrnoException).syscall) throw error;
    return undefined;
  } finally {
    raw.destroy();
  }
  return Buffer.concat(chunks);
}

/** An OpenPGP packet's tag for a session key, old or new style. */
function isPgpPacket(bytes: Buffer): boolean {
  return [0x84, 0x85, 0x8c, 0xc1].includes(bytes[0] ?? 0);
}
