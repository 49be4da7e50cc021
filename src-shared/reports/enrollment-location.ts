import { courseAndPeriod, defineReport } from "../report";

export const enrollmentLocation = defineReport({
  id: "enrollment-location",
  title: "Enrollment by country",
  shortTitle: "Country",
  question: "Which countries are the learners in?",
  group: "enrollment",
  params: courseAndPeriod,
  reads: ["course_enrollment_location_current"],
  period: { first: "date", last: "date", unit: "day" },
  sql: `
    with coded as (
      -- A country by its number, whatever its zeros, or by its two or three letters, in any case.
      select *, case when regexp_full_match(country_code, '[0-9]+')
        then coalesce(nullif(ltrim(country_code, '0'), ''), '0') else upper(country_code) end as code
      from course_enrollment_location_current
      where course_id = $course
        and case
          -- Without a period: the newest day of this course.
          when $start_date::timestamp is null and $end_date::timestamp is null then date = (
            select max(date) from course_enrollment_location_current where course_id = $course)
          else ($start_date::timestamp is null or date >= $start_date::date)
            and ($end_date::timestamp is null or date < $end_date::date)
        end
    )
    -- Spellings of one country are one country, and so is all that is no country.
    select
      date,
      course_id,
      alpha2,
      alpha3,
      coalesce(name, 'UNKNOWN') as name,
      sum(count)::bigint as count,
      max(created) as created
    from coded left join country_codes using (code)
    group by date, course_id, alpha2, alpha3, name
    order by alpha2 nulls first, date`,
  columns: {
    date: { type: "date", label: "Date" },
    course_id: { type: "text", label: "Course", isQuiet: true },
    alpha2: { type: "text", label: "Code", api: { path: "country.alpha2" } },
    alpha3: {
      type: "text",
      label: "Code of three letters",
      isQuiet: true,
      api: { path: "country.alpha3" },
    },
    name: { type: "text", label: "Country", api: { path: "country.name" } },
    count: { type: "int", label: "Enrolled" },
    created: { type: "timestamp", label: "Computed", isQuiet: true },
  },
  chart: {
    mark: "map",
    day: "date",
    country: "alpha3",
    label: "name",
    value: "count",
    unit: "learners",
  },
  smallCells: { counts: ["count"], addUpOver: ["date"] },
  figures: [
    { label: "Countries", column: "alpha2", at: "distinct" },
    { label: "Most learners", column: "name", at: "top", weight: "count" },
    { label: "Country unknown", column: "name", at: "share", weight: "count", values: ["UNKNOWN"] },
  ],
  definition:
    "Learners enrolled at the end of a day (UTC), by the country that their addresses were found in.",
  notes: [
    "The country is guessed from the address last seen; a proxy or a trip abroad counts there.",
    "Codes that are no country of ISO 3166-1 (A1, EU, XK …) are UNKNOWN.",
    "Staff who enroll to see the course are counted as learners.",
  ],
  origin: { api: "courses/{course_id}/enrollment/location/", differences: [] },
});
