/** A frame of Zstandard whose blocks are stored, or of one byte again and again; without a checksum. */
export function encodeZstd(content: string | Uint8Array, blockLength = 100_000): Buffer {
  const bytes = Buffer.from(content as Uint8Array);
  const blocks: Buffer[] = [];
  for (let at = 0; at < bytes.length || blocks.length === 0; at += blockLength) {
    const block = bytes.subarray(at, at + blockLength);
    blocks.push(encodeBlock(0, block.length, block, at + blockLength >= bytes.length));
  }
  return Buffer.concat([frameHeader, ...blocks]);
}

/** So many blocks of 128 KiB of the letter a, in four bytes each. */
export function encodeZstdBomb(blocks: number): Buffer {
  const length = 1 << 17;
  const all = Array.from({ length: blocks }, (_, at) =>
    encodeBlock(1, length, Buffer.from("a"), at === blocks - 1),
  );
  return Buffer.concat([frameHeader, ...all]);
}

/** A frame that holds no data of the file. */
export function encodeSkippable(note: string): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(0x184d2a53, 0);
  head.writeUInt32LE(note.length, 4);
  return Buffer.concat([head, Buffer.from(note)]);
}

/** The mark, no checksum, no length, and a window of 128 KiB. */
const frameHeader = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 7 << 3]);

function encodeBlock(type: number, size: number, data: Buffer, isLast: boolean): Buffer {
  const head = Buffer.alloc(3);
  head.writeUIntLE((size << 3) | (type << 1) | Number(isLast), 0, 3);
  return Buffer.concat([head, data]);
}
