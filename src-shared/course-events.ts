import { findInstant } from "./instant";
import type { Course } from "./ipc";

export interface ChartEvent {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly label: string;
}

/** The course's own dates, for a chart to mark. */
export function listEvents(course: Course): readonly ChartEvent[] {
  const events = [
    { label: "Course starts", at: course.start },
    { label: "Course ends", at: course.end },
  ];
  return events.flatMap(({ label, at }) => {
    const day = findInstant(at?.slice(0, 10) ?? "")?.day;
    return day === undefined ? [] : [{ label, day }];
  });
}
