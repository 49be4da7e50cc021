import { pathToFileURL } from "node:url";
import type { Session } from "../engine";
import type { Staged } from "./delimited";

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

/** Stages the one row that says where the file lies, for `mergeStaged`. */
export async function stagePrepared(
  session: Session,
  { course, report }: PreparedFile,
  file: { readonly path: string; readonly size: number; readonly modifiedMs: number },
): Promise<Staged> {
  await session.run(
    `create temp table staging as select $course as file_course, $report as report_name,
      $url as download_url, $modified::timestamp as last_modified, $size::bigint as file_size`,
    {
      course,
      report,
      url: pathToFileURL(file.path).href,
      modified: { micros: BigInt(Math.floor(file.modifiedMs)) * 1000n },
      size: file.size,
    },
  );
  await session.run(
    "create temp table reject_errors (line bigint, csv_line varchar, error_type varchar, error_message varchar)",
  );
  const names = ["file_course", "report_name", "download_url", "last_modified", "file_size"];
  return {
    values: new Map(names.map((name) => [name, name])),
    isBad: "false",
    problem: 'null::struct("column" varchar, value varchar, reason varchar)',
    loadLines: async () => undefined,
  };
}
