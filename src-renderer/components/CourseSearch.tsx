import { type KeyboardEvent, useRef } from "react";
import { findCourseKeys, useFindCourse } from "../use-find-course";
import { Icon } from "./Icon";

interface CourseSearchProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Selects what is searched: the arrow goes down to its first link, and Enter opens that one. */
  readonly results: string;
}

export function CourseSearch({ query, onQuery, results }: CourseSearchProps) {
  const input = useRef<HTMLInputElement>(null);
  useFindCourse(input);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") onQuery("");
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    const first = document.querySelector<HTMLAnchorElement>(`${results} a[data-place="0"]`);
    if (event.key === "Enter") first?.click();
    first?.focus();
  };
  return (
    <search className="field">
      <Icon name="search" />
      <input
        id="course-search"
        ref={input}
        type="text"
        placeholder="Search courses"
        aria-label="Search courses"
        aria-keyshortcuts={findCourseKeys === "⌘K" ? "Meta+K" : "Control+K"}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {query === "" && <kbd>{findCourseKeys}</kbd>}
    </search>
  );
}
