import { courseAndModule, defineReport } from "../report";

export const answerDistribution = defineReport({
  id: "answer-distribution",
  title: "Answers to a problem",
  shortTitle: "Answers",
  question: "Which answers were given to a problem?",
  group: "performance",
  params: courseAndModule(`
    select module_id as value,
      first(problem_display_name order by id, file_order) filter (problem_display_name <> '') as label,
      sum(coalesce(last_response_count, count))::double as weight
    from answer_distribution where course_id = $course and module_id is not null
    group by module_id order by weight desc nulls last, value`),
  reads: ["answer_distribution"],
  sql: `
    with answers as (
      select *,
        count is not null as is_older,
        row_number() over (order by id nulls last, file_order) as place,
        {'a': question_text, 'b': answer_value_text, 'c': problem_display_name, 'd': correct}
          as fingerprint
      from answer_distribution
      where course_id = $course and module_id = $module_id::varchar
    ),
    buckets as (
      select part_id, value_id, is_older, count(*) as rows,
        count(distinct fingerprint) as fingerprints,
        arg_min(answers, place) as first,
        min(place) as place,
        sum(count) as count,
        sum(first_response_count) as first_response_count,
        sum(last_response_count) as last_response_count
      from answers
      -- Rows of the older shape, with its one count, are not added to those of the newer.
      group by part_id, value_id, is_older
    ),
    parts as (
      -- One choice with two different texts or marks: then nothing of the part is merged.
      select part_id, max(fingerprints) > 1 as is_mixed from buckets group by part_id
    ),
    merged as (
      select first, place, count, first_response_count, last_response_count, true as is_merged
      from buckets join parts on buckets.part_id is not distinct from parts.part_id
      where not is_mixed and rows > 1
      union all
      select answers, answers.place, answers.count, answers.first_response_count,
        answers.last_response_count, false
      from answers
        join buckets on answers.part_id is not distinct from buckets.part_id
          and answers.value_id is not distinct from buckets.value_id
          and answers.is_older = buckets.is_older
        join parts on answers.part_id is not distinct from parts.part_id
      where is_mixed or rows = 1
    )
    select
      first.course_id as course_id,
      first.module_id as module_id,
      first.part_id as part_id,
      first.correct as correct,
      count::bigint as count,
      clean_answer(first.value_id) as value_id,
      clean_answer(first.answer_value_text) as answer_value,
      first.problem_display_name as problem_display_name,
      first.question_text as question_text,
      case when not is_merged then first.variant end::int as variant,
      first.created as created,
      case when count is null then first_response_count end::bigint as first_response_count,
      case when count is null then last_response_count end::bigint as last_response_count,
      is_merged as consolidated_variant
    from merged
    order by first.part_id nulls last, place`,
  columns: {
    course_id: { type: "text", label: "Course", isQuiet: true },
    module_id: { type: "text", label: "Problem", isQuiet: true },
    part_id: { type: "text", label: "Part" },
    correct: { type: "bool", label: "Right", note: "empty: neither right nor wrong" },
    count: {
      type: "int",
      label: "Learners",
      note: "the older shape of the table has this alone",
      api: { whenNull: "omit" },
    },
    value_id: { type: "text", label: "Choice", identifies: "answer" },
    answer_value: { type: "text", label: "Answer", note: "without markup", identifies: "answer" },
    problem_display_name: { type: "text", label: "Name", isQuiet: true },
    question_text: { type: "text", label: "Question", isQuiet: true },
    variant: { type: "int", label: "Variant", note: "seed of a randomized problem" },
    created: { type: "timestamp", label: "Computed", isQuiet: true },
    first_response_count: { type: "int", label: "First try", api: { whenNull: "omit" } },
    last_response_count: { type: "int", label: "Last try", api: { whenNull: "omit" } },
    consolidated_variant: { type: "bool", label: "Merged", note: "variants added up" },
  },
  chart: {
    mark: "ranks",
    category: "answer_value",
    value: "last_response_count",
    instead: "count",
    flag: { column: "correct", label: "Right" },
    group: "part_id",
    unit: "learners",
  },
  // The submissions of a problem, and the correct ones among them, are known from the report on problems:
  // of each part, where learners answered all of them, and of all parts together.
  smallCells: {
    counts: ["count", "first_response_count", "last_response_count"],
    addUpOver: ["part_id"],
    sumsAddUpOver: [],
    subtotalWhere: "correct",
  },
  figures: [
    { label: "Last tries", column: "last_response_count", at: "sum" },
    { label: "First tries", column: "first_response_count", at: "sum" },
    { label: "Answers", column: "answer_value", at: "distinct" },
  ],
  definition:
    "Learners per answer to each part of the problem, at their first and their last try. Variants of one choice are added up where nothing but the variant differs.",
  notes: [
    "Answers are shown without their markup; a list is shown in brackets with bars.",
    "Staff are counted as learners.",
  ],
  origin: {
    api: "problems/{module_id}/answer_distribution/",
    differences: [
      "Only the chosen course's rows count (decision 8).",
      "No answer is null, not the word None (decision 9).",
      "Any JSON list is a list, also with letters beyond ASCII and escaped quotes; its numbers keep their text (decision 10).",
      "Only complete tags of HTML and of problems are markup; any other < stays (decision 11).",
      "Within a part, rows come by first appearance (decision 3).",
    ],
  },
});
