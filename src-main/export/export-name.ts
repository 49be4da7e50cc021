import { findCourseKey, toFileStem } from "../../src-shared/course-key";
import type { ParamValues } from "../../src-shared/params";
import type { Report } from "../../src-shared/report";
import { cutBytes, toFileName, toHash } from "./file-name";

/**
 * `{org}-{course}-{run}--{report id}.{extension}`. A report about one module or video adds the last
 * part of its id, with a few digits of a hash where that part is not all that tells it apart.
 */
export function toExportName(report: Report, values: ParamValues, extension: string): string {
  const course = values.course ?? values.video_id?.toString().split("|")[0];
  const module = values.module_id ?? values.video_id;
  const parts = [report.id, ...(typeof module === "string" ? [toModuleStem(module)] : [])];
  return typeof course === "string"
    ? toFileName([toFileStem(course), ...parts], extension, course)
    : toFileName(["courses", ...parts], extension, "courses");
}

/** `{org}-{course}-{run}--report.{extension}`; of several courses, `courses--report.{extension}`. */
export function toBookName(courses: readonly { readonly id: string }[], extension: string): string {
  const [first, ...others] = courses;
  const isOne = first !== undefined && others.length === 0;
  const stem = isOne ? toFileStem(first.id) : "courses";
  return toFileName([stem, "report"], extension, isOne ? first.id : "courses");
}

/** `{course}--{table}.csv`, `{file}--rejects.csv`: the parts that there are, safe in a name. */
export function toDataName(parts: readonly (string | null)[], extension = "csv"): string {
  const found = parts.filter((part) => part !== null);
  const stems = found.map((part) => (findCourseKey(part) ? toFileStem(part) : part));
  return toFileName(stems, extension, found.join("\0"));
}

const moduleCharacters = 80;
const moduleBytes = 120;

function toModuleStem(id: string): string {
  const last = id.match(/[^/@|]+$/)?.[0] ?? id;
  const named = last.replace(/[^\p{L}\p{N}_.-]/gu, "_").normalize("NFC");
  const safe = cutBytes([...named].slice(0, moduleCharacters).join(""), moduleBytes);
  // A hash of 32 hex digits, as blocks have it, is unique; any other name may occur twice.
  const isUnique = /[0-9a-f]{32}$/.test(last) && safe === last;
  return isUnique ? safe : `${safe}-${toHash(id, 6)}`;
}
