import { pathToFileURL } from "node:url";
import { formatIso } from "../../src-shared/instant";
import type { CellSource } from "./cells";
import { toLiteral } from "./literal";

/** A CSV file that the LMS prepared for download; Coursescope describes it, and leaves it where it is. */
export interface PreparedFile {
  /** `org_course_run`, as the name has it. */
  readonly course: string;
  readonly report: string;
}

/** The analytics API served one such file by default, `{course}_problem_response.csv`. */
const pattern = /^(?<course>.+)_(?<report>problem_response)\.csv$/;

export function findPrepared(fileName: string): PreparedFile | undefined {
  const groups = pattern.exec(fileName)?.groups;
  return groups && { course: groups.course ?? "", report: groups.report ?? "" };
}

/** The one row that says where the file lies. */
export function readPrepared(
  { course, report }: PreparedFile,
  file: { readonly path: string; readonly size: number; readonly modifiedMs: number },
): CellSource {
  const cells = {
    file_course: course,
    report_name: report,
    download_url: pathToFileURL(file.path).href,
    last_modified: formatIso(BigInt(Math.floor(file.modifiedMs)) * 1000n),
    file_size: String(file.size),
  };
  const selected = Object.entries(cells).map(([name, text]) => `${toLiteral(text)} as ${name}`);
  return {
    from: `(select ${selected.join(", ")})`,
    fields: Object.keys(cells),
    place: { by: "count", first: 1 },
  };
}
