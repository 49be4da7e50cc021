import { isSqlDump } from "./convert/sql-beginning";
import { findCourseContent, findCourseJson, findPackageTable } from "./course-files";
import { detectText, type Encoding } from "./encoding";
import { isJunk, toBaseName, withoutCompression } from "./item-names";
import { type Container, findMagic, isOle, isPgp, isTar, type Tables } from "./magic";

export type TextShape = "delimited" | "json-array" | "json-object" | "ndjson" | "sql";

/** What a file is. */
export type Kind =
  | { readonly is: "text"; readonly encoding: Encoding; readonly shape: TextShape }
  | { readonly is: Container | Tables }
  /** What systems leave behind unasked; not worth a word. */
  | { readonly is: "junk" }
  /** Known for what it is, and not read; the reason goes on after "Not imported:". */
  | { readonly is: "other"; readonly reason: string };

/** So many of a file's first bytes are enough to tell its kind. */
export const headLength = 1 << 16;

/**
 * What a file is, by its first bytes, and by its name, with folders or without, where these leave a
 * doubt. A workbook is a `zip` here: only its directory tells them apart (`findZipKind`).
 */
export function detectKind(head: Buffer, path: string): Kind {
  const isMacHalf = head.toString("hex", 0, 4) === "00051607";
  if (isJunk(path) || isMacHalf) return { is: "junk" };
  if (head.length === 0) return toOther("an empty file");
  const name = withoutCompression(toBaseName(path));
  if (isTar(head, name)) {
    const content = findCourseContent(name, head.toString("utf8", 0, 100).replace(/\0.*/s, ""));
    return content ? toOther(content) : { is: "tar" };
  }
  const magic = findMagic(head);
  if (magic) return "is" in magic ? magic : toOther(magic.reason);
  if (isOle(head)) return toOther(describeOle(name));
  if (isPgp(head, name)) return toOther("encrypted with GPG: decrypt it with your private key");
  const start = detectText(head);
  if ("reason" in start) return toOther(start.reason);
  const shape = detectShape(name, start.text.trimStart());
  return typeof shape === "string"
    ? { is: "text", encoding: start.encoding, shape }
    : toOther(shape.reason);
}

function toOther(reason: string): Kind {
  return { is: "other", reason };
}

function describeOle(name: string): string {
  return /\.(doc|dot|ppt|pps|msg|msi|mpp|vsd)$/i.test(name)
    ? "an Office document of an old format, not a table"
    : "an old Excel workbook (.xls), or one that a password protects: save it as .xlsx, without a password";
}

/** What a text seems to be, by its first words. */
function detectShape(name: string, text: string): TextShape | { readonly reason: string } {
  if (text === "") return { reason: "an empty file" };
  const markup = describeMarkup(text);
  if (markup) return { reason: markup };
  const json = detectJson(name, text);
  if (json) {
    const reason = findCourseJson({ name, text });
    return reason ? { reason } : json;
  }
  if (isSqlDump(text)) return "sql";
  const reason = findPackageTable({ name, text });
  return reason ? { reason } : "delimited";
}

function describeMarkup(text: string): string | undefined {
  if (/^<(!doctype\s+html|html)/i.test(text)) return "a web page, not a table";
  if (!/^<([?!]|[a-z][\w:.-]*[\s/>])/i.test(text)) return undefined;
  return /excel\.sheet|office:spreadsheet/i.test(text)
    ? "an Excel sheet in XML: save it as .xlsx or CSV"
    : "XML, not a table";
}

function detectJson(name: string, text: string): TextShape | undefined {
  if (!/^(\{\s*["}]|\[\s*[[{"\]\d-])/.test(text)) return undefined;
  const [first = "", second = ""] = text.split(/[\r\n]+/, 2);
  const isLine = isJson(first) && (/^[[{]/.test(second) || /\.(jsonl|ndjson|log)$/i.test(name));
  if (isLine) return "ndjson";
  return text.startsWith("{") ? "json-object" : "json-array";
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
