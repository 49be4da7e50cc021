import type { Kind } from "../kinds";
import type { Member } from "./member";

/**
 * What a ZIP archive is, by the names in its directory: an archive of files, or one document that
 * only uses the form. `head` holds the type of an OpenDocument file, which is stored first.
 */
export function findZipKind(members: readonly Member[], head: Buffer): Kind {
  const names = new Set(members.map(({ name }) => name.replace(/^\//, "").toLowerCase()));
  const hasAny = (...paths: string[]) => paths.some((path) => names.has(path));
  if (names.has("[content_types].xml")) {
    if (hasAny("xl/workbook.xml")) return { is: "xlsx" };
    if (hasAny("xl/workbook.bin")) return toOther("a binary Excel workbook: save it as .xlsx");
    if (hasAny("word/document.xml")) return toOther("a Word document, not a table");
    if (hasAny("ppt/presentation.xml")) return toOther("a presentation, not a table");
  }
  if (hasAny("mimetype") && hasAny("content.xml", "meta-inf/container.xml")) {
    return toOther(describeOpenDocument(head.toString("latin1", 0, 200)));
  }
  if (hasAny("index/document.iwa", "index.zip", "index/tables/datalist.iwa")) {
    return toOther("a document of Apple's iWork: export it as CSV or XLSX");
  }
  if (hasAny("meta-inf/manifest.mf")) return toOther("a Java archive");
  return { is: "zip" };
}

function describeOpenDocument(start: string): string {
  if (start.includes("opendocument.spreadsheet")) {
    return "an OpenDocument sheet: save it as CSV or XLSX";
  }
  return start.includes("epub") ? "a book, not a table" : "an OpenDocument file, not a table";
}

function toOther(reason: string): Kind {
  return { is: "other", reason };
}
