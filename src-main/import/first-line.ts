import { type Compression, readContent } from "./compression";

const limit = 1_000_000;

/**
 * A text file's first line, without its end and byte order mark; undefined where it is longer than a
 * megabyte. `encoding` is one that TextDecoder knows.
 */
export async function readFirstLine(
  path: string,
  compression: Compression,
  encoding: string,
): Promise<string | undefined> {
  const decoder = new TextDecoder(encoding);
  let text = "";
  for await (const chunk of readContent(path, compression)) {
    text += decoder.decode(chunk, { stream: true });
    const end = text.search(/[\r\n]/);
    if (end >= 0) return text.slice(0, end);
    if (text.length > limit) return undefined;
  }
  return text + decoder.decode();
}
