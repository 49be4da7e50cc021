import { useMemo } from "react";
import { Button } from "react-aria-components";
import type { Course } from "../../src-shared/ipc";
import { toShownName } from "../course-name";
import { useCourses } from "../use-workspace";
import { ChoicePicker } from "./ChoicePicker";

interface CourseFilterProps {
  /** Null: courses that any table has rows of. */
  readonly table: string | null;
  readonly value: string | null;
  readonly onChange: (course: string | null) => void;
}

/** One course, or all; most rows first. */
export function CourseFilter({ table, value, onChange }: CourseFilterProps) {
  const { data: courses } = useCourses();
  const choices = useMemo(() => listChoices(courses ?? [], table), [courses, table]);
  if (!courses) return null;
  return (
    <div className="course-filter">
      <ChoicePicker
        label="Course"
        placeholder="All courses"
        choices={choices}
        value={value ?? undefined}
        onChange={onChange}
      />
      {value !== null && (
        <Button className="link" onPress={() => onChange(null)}>
          All courses
        </Button>
      )}
    </div>
  );
}

function listChoices(courses: readonly Course[], table: string | null) {
  const countRows = ({ tables }: Course) =>
    table === null
      ? Object.values(tables).reduce((sum, { rows }) => sum + rows, 0)
      : (tables[table]?.rows ?? 0);
  return courses
    .map((course) => ({ value: course.id, label: toShownName(course), weight: countRows(course) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
}
