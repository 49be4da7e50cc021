import { type RefObject, useEffect } from "react";
import { useEvent } from "./services";

const isMac = /mac/i.test(navigator.platform);

/** The keys that go to the search, as they are written. */
export const findCourseKeys = isMac ? "⌘K" : "Ctrl K";

/** The command and the keys for finding a course go to this field. */
export function useFindCourse(input: RefObject<HTMLInputElement | null>): void {
  useEvent("command", ({ name }) => {
    if (name === "find-course") input.current?.select();
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(isMac ? event.metaKey : event.ctrlKey)) return;
      event.preventDefault();
      input.current?.select();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [input]);
}
