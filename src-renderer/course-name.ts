import type { Course } from "../src-shared/ipc";

/** The title; for a course without one its number, which says more at a glance than the whole id. */
export function toShownName({ name, id, course }: Course): string {
  return name === id ? (course ?? id) : name;
}
