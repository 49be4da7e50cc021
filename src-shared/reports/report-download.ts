import { defineReport } from "../report";

export const reportDownload = defineReport({
  id: "report-download",
  title: "Prepared files",
  shortTitle: "Prepared files",
  question: "Which prepared CSV files of a course are among the inputs?",
  group: "performance",
  params: {
    course: {
      kind: "course",
      label: "Course",
      help: "the course's id, exactly as in the data",
      required: true,
    },
    report_name: {
      kind: "text",
      label: "File",
      help: "which prepared file",
      default: "problem_response",
    },
    start_date: { kind: "ignored", label: "From", help: "not used" },
    end_date: { kind: "ignored", label: "To", help: "not used" },
  },
  reads: ["prepared_file"],
  sql: `
    select file_course as course_id, report_name, download_url, last_modified,
      file_size::double as file_size
    from prepared_file
    where report_name = $report_name::varchar and file_course = to_file_course($course)
    order by last_modified desc, file_order desc
    limit 1`,
  isSingle: true,
  columns: {
    course_id: { type: "text", label: "Course", note: "as in the file's name" },
    report_name: { type: "text", label: "File" },
    download_url: { type: "text", label: "Where", identifies: "person" },
    last_modified: { type: "timestamp", label: "Changed" },
    file_size: { type: "double", label: "Bytes" },
  },
  chart: { mark: "none" },
  smallCells: null,
  figures: [],
  definition:
    "A CSV file that the LMS prepared, found among the inputs: where it lies, its age and size.",
  notes: ["Coursescope does not copy the file: it is where it was when it was imported."],
  origin: {
    api: "courses/{course_id}/reports/{report_name}/",
    differences: [
      "The link is to the file on this computer and does not expire.",
      "The CSV has a header and a row, the API's was empty (decision 20).",
    ],
  },
});
