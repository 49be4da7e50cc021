import { deflateRawSync, gzipSync } from "node:zlib";

/** A member of a ZIP archive to be made; what is not given is as it should be. */
export interface ZipMember {
  readonly name: string | Buffer;
  readonly content?: string | Uint8Array;
  /** 0 stores, 8 deflates; of others the content is taken as it stands. */
  readonly method?: number;
  readonly flags?: number;
  readonly crc32?: number;
  readonly size?: number;
  /** Of a Unix system, such as 0o120777 for a link. */
  readonly mode?: number;
  /** Sizes and place are given in the fields of ZIP64. */
  readonly isZip64?: boolean;
}

/** Makes a ZIP archive, byte by byte, so that it can be wrong in one place. */
export function encodeZip(members: readonly ZipMember[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let place = 0;
  for (const member of members) {
    const fields = toFields(member);
    const file = encodeFile(fields);
    directory.push(encodeEntry(fields, place));
    files.push(file);
    place += file.length;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  return Buffer.concat([...files, ...directory, encodeEnd(members.length, size, place)]);
}

type Fields = ReturnType<typeof toFields>;

function encodeFile({ name, data, flags, method, crc32, size }: Fields): Buffer {
  return Buffer.concat([
    words([4, 0x04034b50], [2, 20], [2, flags], [2, method], [4, 0], [4, crc32]),
    words([4, data.length], [4, size], [2, name.length], [2, 0]),
    name,
    data,
  ]);
}

function encodeEntry(fields: Fields, place: number): Buffer {
  const { name, data, flags, method, crc32, size } = fields;
  const most = 0xffffffff;
  const zip64 = words([2, 1], [2, 24], [8, size], [8, data.length], [8, place]);
  const extra = fields.isZip64 ? zip64 : Buffer.alloc(0);
  const [packed, unpacked, at] = fields.isZip64 ? [most, most, most] : [data.length, size, place];
  return Buffer.concat([
    words([4, 0x02014b50], [2, 0x0314], [2, 20], [2, flags], [2, method], [4, 0], [4, crc32]),
    words([4, packed], [4, unpacked], [2, name.length], [2, extra.length], [2, 0], [2, 0], [2, 0]),
    words([4, (fields.mode << 16) >>> 0], [4, at]),
    name,
    extra,
  ]);
}

function encodeEnd(count: number, size: number, place: number): Buffer {
  const counts = words([2, 0], [2, 0], [2, count], [2, count]);
  return Buffer.concat([words([4, 0x06054b50]), counts, words([4, size], [4, place], [2, 0])]);
}

function toFields({ name, content = "", method = 8, flags = 0, ...member }: ZipMember) {
  const bytes = Buffer.from(content as Uint8Array);
  return {
    name: Buffer.from(name as string),
    data: method === 8 ? deflateRawSync(bytes) : bytes,
    method,
    flags,
    crc32: member.crc32 ?? getCrc32(bytes),
    size: member.size ?? bytes.length,
    mode: member.mode ?? 0o100644,
    isZip64: member.isZip64 ?? false,
  };
}

/** What gzip writes of it at the end. */
function getCrc32(bytes: Buffer): number {
  return gzipSync(bytes, { level: 0 }).subarray(-8).readUInt32LE(0);
}

/** Numbers in so many bytes each, the least first. */
function words(...fields: readonly (readonly [2 | 4 | 8, number])[]): Buffer {
  return Buffer.concat(
    fields.map(([width, value]) => {
      const bytes = Buffer.alloc(width);
      if (width === 8) bytes.writeBigUInt64LE(BigInt(value));
      else bytes.writeUIntLE(value, 0, width);
      return bytes;
    }),
  );
}
