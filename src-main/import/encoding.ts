export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** Text as it begins, without a byte order mark; or why the bytes are no text that is read. */
export type TextStart =
  | { readonly encoding: Encoding; readonly text: string }
  | { readonly reason: string };

/** How a text file is encoded, by its mark or by where its zeros stand. */
export function detectText(head: Buffer): TextStart {
  if (isUtf32(head)) return { reason: "UTF-32 text: save it as UTF-8" };
  const encoding = detectEncoding(head);
  const text = decodeText(head, encoding);
  return isText(text) ? { encoding, text } : { reason: "not text" };
}

function detectEncoding(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  // A header is mostly ASCII, whatever is in the rows: every other byte of it is zero.
  const { zeros, pairs } = countZeros(head.subarray(0, 256), 2);
  const [even = 0, odd = 0] = zeros;
  if (pairs >= 2 && odd > pairs / 2 && even === 0) return "utf-16le";
  if (pairs >= 2 && even > pairs / 2 && odd === 0) return "utf-16be";
  return "utf-8";
}

function isUtf32(head: Buffer): boolean {
  const mark = head.toString("hex", 0, 4);
  if (mark === "fffe0000" || mark === "0000feff") return true;
  const { zeros, pairs } = countZeros(head.subarray(0, 256), 4);
  const [a = 0, b = 0, c = 0, d = 0] = zeros;
  const isMost = (count: number) => pairs >= 2 && count > pairs / 2;
  return (isMost(b) && isMost(c) && isMost(d) && a === 0) || (isMost(a) && isMost(b) && d === 0);
}

/** How many zeros there are at each place of a unit of `width` bytes. */
function countZeros(bytes: Buffer, width: number) {
  const zeros = new Array<number>(width).fill(0);
  const pairs = Math.floor(bytes.length / width);
  for (let at = 0; at < pairs * width; at++) {
    if (bytes[at] === 0) zeros[at % width] = (zeros[at % width] ?? 0) + 1;
  }
  return { zeros, pairs };
}

function decodeText(head: Buffer, encoding: Encoding): string {
  const text = new TextDecoder(encoding).decode(head);
  return text.replace(/^\uFEFF/, "");
}

/** A zero in a cell is an accident that a table survives; in a header, or in number, it is not text. */
function isText(text: string): boolean {
  const [line = ""] = text.split(/[\r\n]/, 1);
  if (line.includes("\0")) return false;
  const controls = text.match(/[^\P{Cc}\t\n\v\f\r]/gu) ?? [];
  return controls.length <= text.length / 50;
}
