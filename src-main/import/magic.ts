/** A mark in a file's first bytes, in Latin-1, and what a file with it is. */
interface Magic<Is> {
  readonly at?: number;
  readonly bytes: string;
  readonly is: Is;
}

/** What may hold other files, or another file. */
export type Container = "gzip" | "zstd" | "zip" | "tar";
/** What holds tables, or a table, and is no text. */
export type Tables = "xlsx" | "sqlite" | "duckdb" | "parquet" | "arrow" | "arrow-stream";

const known: readonly Magic<Container | Tables>[] = [
  { bytes: "\x1f\x8b\x08", is: "gzip" },
  { bytes: "\x28\xb5\x2f\xfd", is: "zstd" },
  { bytes: "PK\x03\x04", is: "zip" },
  { bytes: "PK\x05\x06", is: "zip" },
  { bytes: "PK\x07\x08PK", is: "zip" },
  { bytes: "SQLite format 3\0", is: "sqlite" },
  { bytes: "PAR1", is: "parquet" },
  { bytes: "ARROW1\0\0", is: "arrow" },
];

const decrypt = "decrypt it with your private key";

/** What is known for what it is, but not read: the reason goes on after "Not imported:". */
const explained: readonly Magic<string>[] = [
  { bytes: "FEA1\0", is: "a Feather file of the old version 1: save it as Feather 2 or CSV" },
  { bytes: "Obj\x01", is: "an Avro file: save it as CSV or Parquet" },
  { bytes: "\x89HDF\r\n", is: "an HDF5 file: save its tables as CSV or Parquet" },
  { bytes: "RDX2\n", is: "data of R: save it as CSV" },
  { bytes: "RDX3\n", is: "data of R: save it as CSV" },
  { bytes: "\x37\x7f\x06", is: "a part of the SQLite database beside it, which was not closed" },
  { bytes: "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", is: "a part of the SQLite database beside it" },
  { bytes: "\xfd7zXZ\0", is: "compressed with XZ: unpack it first" },
  { at: 4, bytes: "1AY&SY", is: "compressed with bzip2: unpack it first" },
  { bytes: "7z\xbc\xaf\x27\x1c", is: "a 7-Zip archive: unpack it first" },
  { bytes: "Rar!\x1a\x07", is: "a RAR archive: unpack it first" },
  { bytes: "\x04\x22\x4d\x18", is: "compressed with LZ4: unpack it first" },
  { bytes: "LZIP\x01", is: "compressed with lzip: unpack it first" },
  { bytes: "\x1f\x9d", is: "compressed with compress: unpack it first" },
  { bytes: "-----BEGIN PGP MESSAGE", is: `encrypted with GPG: ${decrypt}` },
  { bytes: "-----BEGIN PGP SIGNATURE", is: "a GPG signature" },
  { bytes: "-----BEGIN PGP", is: "a GPG key" },
  { bytes: "%PDF-", is: "a PDF document, not a table" },
  { bytes: "{\\rtf", is: "a text document (RTF)" },
  { bytes: "\x89PNG\r\n", is: "a picture, not a table" },
  { bytes: "GIF87a", is: "a picture, not a table" },
  { bytes: "GIF89a", is: "a picture, not a table" },
  { bytes: "\xff\xd8\xff", is: "a picture, not a table" },
  { bytes: "II*\0", is: "a picture, not a table" },
  { bytes: "MM\0*", is: "a picture, not a table" },
  { at: 8, bytes: "WEBPVP8", is: "a picture, not a table" },
];

/** The format that a file's first bytes tell of, or why it is not read. */
export function findMagic(head: Buffer): { is: Container | Tables } | { reason: string } | null {
  const start = head.toString("latin1", 0, 32);
  const found = known.find(({ at = 0, bytes }) => start.startsWith(bytes, at));
  if (found) return found;
  if (isSkippableFrame(head)) return { is: "zstd" };
  if (isArrowStream(head)) return { is: "arrow-stream" };
  if (isDuckDb(start)) return { is: "duckdb" };
  const other = explained.find(({ at = 0, bytes }) => start.startsWith(bytes, at));
  return other ? { reason: other.is } : null;
}

/** The mark after a checksum, and the version after it, a number far below its eight bytes. */
function isDuckDb(start: string): boolean {
  return start.startsWith("DUCK", 8) && start.startsWith("\0\0\0\0", 16);
}

/** A file of Zstandard may begin with frames that hold no data of it. */
function isSkippableFrame(head: Buffer): boolean {
  return head.length >= 8 && (head.readUInt32LE(0) & 0xfffffff0) >>> 0 === 0x184d2a50;
}

/** The mark of a message, and its length, which is padded. */
function isArrowStream(head: Buffer): boolean {
  if (head.length < 8 || head.readUInt32LE(0) !== 0xffffffff) return false;
  const length = head.readInt32LE(4);
  return length > 0 && length % 8 === 0 && length < 1 << 26;
}

/** OLE2, the container of Office before 2007; since then it holds what a password protects. */
export function isOle(head: Buffer): boolean {
  return head.toString("latin1", 0, 8) === "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
}

/**
 * A tar archive, by the sum that its first header holds of itself, so also one older than the mark
 * `ustar`; one without members is nothing but zeros, and known by its name.
 */
export function isTar(head: Buffer, name: string): boolean {
  if (head.length < 512) return false;
  const header = head.subarray(0, 512);
  const isBlank = header.every((byte) => byte === 0);
  if (isBlank) return /\.tar$/i.test(name) && head.every((byte) => byte === 0);
  const written = Number.parseInt(header.toString("latin1", 148, 156).replace(/\0.*/s, ""), 8);
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  return sum === written;
}

/**
 * Data that GPG encrypted: by a name that says so and a first byte that no text has, else only by a
 * whole packet of a session key, as it stands before every encrypted message.
 */
export function isPgp(head: Buffer, name: string): boolean {
  const tag = head[0] ?? 0;
  if (tag < 0x80) return false;
  if (/\.(gpg|pgp|asc)$/i.test(name)) return true;
  const isNew = (tag & 0x40) !== 0;
  const packet = isNew ? tag & 0x3f : (tag >> 2) & 0x0f;
  const start = isNew ? findNewStart(head) : [2, 3, 5, 0][tag & 3];
  if (!start || head.length < start + 12) return false;
  const version = head[start];
  // Encrypted with a public key: version, key, algorithm; or with a password: version, cipher, salt.
  if (packet === 1) return version === 3 && [1, 2, 16, 18, 25].includes(head[start + 9] ?? 0);
  return (
    packet === 3 &&
    version === 4 &&
    between(head[start + 1], 1, 13) &&
    [0, 1, 3].includes(head[start + 2] ?? 9)
  );
}

/** Where a packet of the new style has its body: after a length of one, two or five bytes. */
function findNewStart(head: Buffer): number {
  const length = head[1] ?? 0;
  if (length < 192) return 2;
  if (length < 224) return 3;
  return length === 255 ? 6 : 0;
}

function between(value: number | undefined, least: number, most: number): boolean {
  return value !== undefined && value >= least && value <= most;
}
