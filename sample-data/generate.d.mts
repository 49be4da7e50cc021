/** File name → content; nothing is written. */
export function generate(): Map<string, Buffer>;
