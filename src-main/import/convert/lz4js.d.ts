declare module "lz4js" {
  /**
   * Unpacks one block into `to` at a position, and gives the position after it. A block may refer to
   * what was unpacked before it.
   */
  export function decompressBlock(
    from: Uint8Array,
    to: Uint8Array,
    fromAt: number,
    fromLength: number,
    toAt: number,
  ): number;
}
