import { useMemo } from "react";
import { Button } from "react-aria-components";
import type { Course } from "../../src-shared/ipc";
import { countOf } from "../import-jobs";
import { formatLocation } from "../location";
import { BookButton } from "./BookButton";

interface SelectionBarProps {
  readonly courses: readonly Course[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
}

/** What can be done with the courses that are ticked, those out of sight too. */
export function SelectionBar({ courses, selected, onSelect }: SelectionBarProps) {
  const chosen = useMemo(() => courses.filter(({ id }) => selected.has(id)), [courses, selected]);
  if (chosen.length === 0) return null;
  const to = formatLocation({
    page: "compare",
    report: "course-summaries",
    period: { kind: "whole" },
    choices: { course_ids: chosen.map(({ id }) => id).join(",") },
    view: "chart",
  });
  return (
    <div className="selection-bar" role="status">
      <b>{countOf(chosen.length, "course")} selected</b>
      <a className="button primary" href={to}>
        Compare
      </a>
      <BookButton courses={chosen} className="button" />
      <Button className="button quiet" onPress={() => onSelect(new Set())}>
        Clear
      </Button>
    </div>
  );
}
