import { type KeyboardEvent, useEffect, useRef } from "react";
import { useEvent } from "../services";
import { Icon } from "./Icon";

interface CourseSearchProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

const isMac = /mac/i.test(navigator.platform);

export function CourseSearch({ query, onQuery }: CourseSearchProps) {
  const input = useRef<HTMLInputElement>(null);
  useEvent("command", ({ name }) => {
    if (name === "find-course") input.current?.select();
  });
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(isMac ? event.metaKey : event.ctrlKey)) return;
      event.preventDefault();
      input.current?.select();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") onQuery("");
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    const first = document.querySelector<HTMLAnchorElement>(".courses a");
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
        aria-keyshortcuts={isMac ? "Meta+K" : "Control+K"}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {query === "" && <kbd>{isMac ? "⌘K" : "Ctrl K"}</kbd>}
    </search>
  );
}
