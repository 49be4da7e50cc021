import type { Report } from "./report";

/** The line below a chart in a file of its own: which program, which tables, which course. */
export function formatSource(
  version: string,
  { reads }: Report,
  course: string | undefined,
): string {
  return [`Coursescope ${version}`, reads.join(", "), course].filter(Boolean).join(" · ");
}
