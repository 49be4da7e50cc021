import { defineReport } from "../report";

export const programs = defineReport({
  id: "programs",
  title: "Programs",
  shortTitle: "Programs",
  question: "Which programs are there, and which courses are in them?",
  group: "compare",
  params: {
    program_ids: { kind: "names", label: "Programs", help: "only these programs" },
    fields: { kind: "names", label: "Fields", help: "only these fields" },
    exclude: { kind: "names", label: "Leave out", help: "not these fields" },
    start_date: { kind: "ignored", label: "From", help: "not used" },
    end_date: { kind: "ignored", label: "To", help: "not used" },
  },
  unusedParams: ["fields", "exclude"],
  reads: ["course_program_metadata"],
  sql: `
    with rows as (
      select *, row_number() over (order by id nulls first, file_order) as place
      from course_program_metadata
      where $program_ids::varchar[] is null or list_contains($program_ids::varchar[], program_id)
    )
    select
      program_id,
      -- Rows of one program may disagree: the last one read wins.
      arg_max(rows, place).program_type as program_type,
      arg_max(rows, place).program_title as program_title,
      list(course_id order by course_id) as course_ids,
      max(created) as created
    from rows
    group by program_id
    order by program_id nulls last`,
  columns: {
    program_id: { type: "text", label: "Program", isQuiet: true },
    program_type: { type: "text", label: "Kind" },
    program_title: { type: "text", label: "Title" },
    course_ids: { type: { list: "text" }, label: "Courses" },
    created: { type: "timestamp", label: "Computed", isQuiet: true, api: { form: "iso" } },
  },
  chart: { mark: "none" },
  smallCells: null,
  figures: [{ label: "Programs", column: "program_id", at: "distinct" }],
  definition: "Programs with their courses.",
  notes: ["Only programs that have a course in the data appear."],
  origin: {
    api: "programs/",
    differences: ["A program's courses are sorted (decision 3)."],
  },
});
