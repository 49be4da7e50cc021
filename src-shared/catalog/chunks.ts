/** Slices of so many items, one after the other; the last may be shorter. */
export function listChunks<Item>(
  items: readonly Item[],
  size: number,
): readonly (readonly Item[])[] {
  if (size === 0) throw new Error("chunks of no items");
  const count = size < 0 ? 0 : Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size));
}
