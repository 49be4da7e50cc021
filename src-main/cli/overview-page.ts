import type { Course } from "../../src-shared/ipc";
import type { Report } from "../../src-shared/report";

/** One report, and the names of its files. */
export interface OverviewPage {
  readonly report: Report;
  readonly period: string;
  readonly csv: string;
  /** Null for a report that is a table alone. */
  readonly svg: string | null;
}

/** The index page: no script, nothing from elsewhere. */
export function formatIndex(sections: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Coursescope overview</title>
<style>
body { font: 14px/1.5 system-ui, sans-serif; color: #1c1c1a; max-width: 900px; margin: 40px auto; padding: 0 20px }
h1 { font-size: 22px } h2 { font-size: 18px; margin: 40px 0 0 } h3 { font-size: 15px; margin: 24px 0 4px }
p { margin: 0 0 8px; color: #63635e } img { width: 100%; height: auto; border: 1px solid #e6e6e2; border-radius: 8px }
a { color: #2a5bd0 }
</style>
<h1>Coursescope overview</h1>
${sections.join("") || "<p>No course was found in these files.</p>"}
</html>
`;
}

/** A course with its reports; null stands for all courses together. */
export function formatSection(course: Course | null, pages: readonly OverviewPage[]): string {
  if (!course && pages.length === 0) return "";
  const empty = "<p>There is no data for a report of this course.</p>";
  return `<h2>${escapeHtml(course?.name ?? "All courses")}</h2>
<p>${escapeHtml(course?.id ?? "")}</p>
${pages.map(formatPage).join("") || empty}`;
}

function formatPage({ report, period, csv, svg }: OverviewPage): string {
  const links = [
    `<a href="${toHref(csv)}">CSV</a>`,
    ...(svg ? [`<a href="${toHref(svg)}">SVG</a>`] : []),
  ];
  const alt = escapeHtml(`${report.title}, ${period}`);
  return `<h3>${escapeHtml(report.question)}</h3>
<p>${escapeHtml(report.definition)} ${links.join(" · ")}</p>
${svg ? `<img src="${toHref(svg)}" alt="${alt}">` : ""}
`;
}

function toHref(name: string): string {
  return escapeHtml(encodeURIComponent(name));
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
