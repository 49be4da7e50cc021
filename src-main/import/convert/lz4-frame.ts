import { decompressBlock } from "lz4js";

interface Block {
  readonly at: number;
  readonly length: number;
  readonly isPacked: boolean;
}

/**
 * Unpacks an LZ4 frame. The library's own reader of frames looks for a block's checksum before the
 * block, where it is after it, and so spoils what Polars writes; its reader of blocks is right.
 */
export function unpackLz4Frame(frame: Uint8Array): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (view.getUint32(0, true) !== 0x184d2204) throw new Error("not an LZ4 frame");
  const flags = view.getUint8(4);
  // 64 KB, 256 KB, 1 MB or 4 MB.
  const blockLimit = 2 ** (((view.getUint8(5) >> 4) & 7) * 2 + 8);
  const start = 7 + (flags & 0x08 ? 8 : 0) + (flags & 0x01 ? 4 : 0);
  const blocks = listBlocks(view, start, flags & 0x10 ? 4 : 0);
  const limits = blocks.map(({ length, isPacked }) => (isPacked ? blockLimit : length));
  const unpacked = new Uint8Array(limits.reduce((sum, limit) => sum + limit, 0));
  let end = 0;
  for (const { at, length, isPacked } of blocks) {
    if (isPacked) {
      end = decompressBlock(frame, unpacked, at, length, end);
    } else {
      unpacked.set(frame.subarray(at, at + length), end);
      end += length;
    }
    if (!(end <= unpacked.length)) throw new Error("an LZ4 block is damaged");
  }
  return unpacked.subarray(0, end);
}

function listBlocks(view: DataView, start: number, checksumLength: number): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = start; ; ) {
    const word = view.getUint32(at, true);
    if (word === 0) return blocks;
    const length = word & 0x7fffffff;
    if (at + 4 + length > view.byteLength) throw new Error("an LZ4 frame is cut off");
    blocks.push({ at: at + 4, length, isPacked: word < 0x80000000 });
    at += 4 + length + checksumLength;
  }
}
