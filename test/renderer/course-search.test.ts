import { expect, test } from "vitest";
import { searchCourses } from "../../src-renderer/course-search";
import { courses } from "./support/fixtures";

const search = (query: string) => searchCourses(courses, query).map(({ course }) => course);

test.each([
  ["", 5],
  ["circuits", 1],
  ["CIRCUITS", 1],
  ["ingenieur", 1],
  ["catala", 1],
  ["demox", 1],
  ["spring mitx", 1],
  ["nothing of the kind", 0],
])("“%s” finds %d courses, by name and id, without case and accents", (query, count) => {
  expect(search(query)).toHaveLength(count);
});
