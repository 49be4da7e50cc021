import { sumTotals, totalLabels, totalNames } from "../../../src-shared/course-totals";
import { describeRun, nameStatus } from "../../../src-shared/course-words";
import { formatChange, formatNumber, formatShare } from "../../../src-shared/format";
import type { Course } from "../../../src-shared/ipc";
import { html, type Markup } from "./markup";

/** Below a course's name: its state, id and dates. */
export function renderCourseLine(course: Course): Markup {
  const status = nameStatus(course);
  const run = describeRun(course);
  return html`<p class="subtitle">${status && html`<span class="pill">${status}</span>`}<code>${course.id}</code>${run && html`<span>${run}</span>`}</p>\n`;
}

/** The numbers of courses, together; null where nothing is known of them. */
export function renderTotals(courses: readonly Course[]): Markup | null {
  const sums = sumTotals(courses);
  const known = totalNames.filter((name) => sums[name].value !== null);
  if (known.length === 0) return null;
  const items = known.map((name) => {
    const value = sums[name].value ?? 0;
    const isChange = name === "weekChange";
    const tone = isChange && value !== 0 ? (value > 0 ? "up" : "down") : null;
    const whole = sums.current.value;
    const aside =
      name === "verified" && whole && sums.verified.known === sums.current.known
        ? `${formatShare(value / whole, "en-US")} of enrolled`
        : null;
    const part =
      sums[name].known < courses.length && `${sums[name].known} of ${courses.length} courses`;
    return html`<div class="figure"><dt>${totalLabels[name]}</dt><dd><span${tone && html` class="${tone}"`}>${isChange ? formatChange(value, "en-US") : formatNumber(value, "en-US")}</span>${aside && html`<small>${aside}</small>`}${part && html`<small>${part}</small>`}</dd></div>`;
  });
  return html`<dl class="figures">${items}</dl>\n`;
}
