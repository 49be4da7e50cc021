/** Usage keys old and new, the same with their signs escaped, and the pipeline's ids of videos. */
const blockId = /^(?:block-v1:|i4x:\/\/|i4x-|[^|\s]+\|\S+$)/;
const tail = /(?:block@|\/|-(?:problem|video|sequential|html|vertical|chapter)-)([^/|@]+)$/;

export function isBlockId(text: string): boolean {
  return blockId.test(text);
}

/** The part of an id that tells it from the others, with its middle left out where it is long. */
export function shortenId(text: string): string {
  if (!isBlockId(text)) return text;
  return shortenMiddle(tail.exec(text)?.[1] ?? text, 25);
}

export function shortenMiddle(text: string, most: number): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const end = Math.floor((most - 1) / 2);
  return `${letters.slice(0, most - 1 - end).join("")}…${letters.slice(-end).join("")}`;
}
