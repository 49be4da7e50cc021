/** Characters of a key's file, at most. */
export const longestKeyText = 10_000;

/** The key that a file's text is: one line of 64 hex digits, beside remarks; else undefined. */
export function parseKey(text: string): Uint8Array | undefined {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const [code = ""] = lines;
  if (lines.length !== 1 || !/^[0-9a-f]{64}$/i.test(code)) return undefined;
  return Buffer.from(code, "hex");
}
