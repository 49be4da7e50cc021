import type { ParamValue } from "../../../src-shared/params";
import type { SourceFile, Stamp } from "../about";
import { html, type Markup } from "./markup";

/** What was asked for one answer, and how many rows came. */
export interface Asked {
  readonly report: string;
  readonly title: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly rows: number;
}

export interface About {
  readonly stamp: Stamp;
  readonly sources: readonly SourceFile[];
  readonly asked: readonly Asked[];
  /** A row of a source may be a learner, and counts of few learners are hidden. */
  readonly hasCounts: boolean;
}

/** Where the numbers are from and how to get them again. */
export function renderAbout({ stamp, sources, asked, hasCounts }: About): Markup {
  return html`<section class="about" id="about" aria-labelledby="about-title"><h2 id="about-title">About this report</h2>
<p>Made with ${stamp.program}. The time stated is ${toTime(stamp.statedAt)}. All days and times are in UTC.</p>
<p>${describeSources(sources)}</p>
${sources.length > 0 && renderSources(sources, hasCounts)}<p>Each answer comes from one report with these parameters; <code>coursescope run</code> takes them as they stand. The end date is the day after the last.</p>
${renderAsked(asked, hasCounts)}</section>
`;
}

function describeSources(sources: readonly SourceFile[]): string {
  const count = sources.length;
  if (count === 0) return "No file is known that the numbers come from.";
  const files = count === 1 ? "this file" : `these ${count} files`;
  const hashes = isHashed(sources) ? " A file with the same SHA-256 is the same, to the byte." : "";
  return `The numbers come from ${files}.${hashes}`;
}

const isHashed = (sources: readonly SourceFile[]) => sources.some(({ sha256 }) => sha256 !== null);

function renderSources(sources: readonly SourceFile[], hasCounts: boolean): Markup {
  const hasHashes = isHashed(sources);
  const lines = sources.map(({ name, sha256, importedAt, tables }) => {
    const filled = tables.map(({ table, rows }) =>
      hasCounts ? `${table} (${rows.toLocaleString("en-US")})` : table,
    );
    return html`<tr><th scope="row" class="t" dir="auto">${name}</th>${hasHashes && html`<td class="t"><code>${sha256}</code></td>`}<td class="d">${toTime(importedAt)}</td><td class="t">${filled.join(", ")}</td></tr>\n`;
  });
  return html`<div class="card scroller" role="group" tabindex="0" aria-labelledby="sources"><table class="wide"><caption id="sources"><b>Files</b></caption>
<thead><tr><th scope="col">File</th>${hasHashes && html`<th scope="col">SHA-256</th>`}<th scope="col">Imported</th><th scope="col">${hasCounts ? "Tables (rows)" : "Tables"}</th></tr></thead>
<tbody>
${lines}</tbody></table></div>
`;
}

function renderAsked(asked: readonly Asked[], hasCounts: boolean): Markup {
  const lines = asked.map(
    ({ report, title, params, rows }) =>
      html`<tr><th scope="row" class="t">${title}<br><code class="muted">${report}</code></th><td class="t"><code>${listParams(params)}</code></td>${hasCounts && html`<td class="n">${rows.toLocaleString("en-US")}</td>`}</tr>\n`,
  );
  return html`<div class="card scroller" role="group" tabindex="0" aria-labelledby="parameters"><table class="wide"><caption id="parameters"><b>Parameters</b></caption>
<thead><tr><th scope="col">Report</th><th scope="col">Parameters</th>${hasCounts && html`<th scope="col" class="n">Rows</th>`}</tr></thead>
<tbody>
${lines}</tbody></table></div>
`;
}

function listParams(params: Asked["params"]): string {
  const entries = Object.entries(params).map(([name, value]) => `${name}=${String(value)}`);
  return entries.join(" · ") || "none";
}

/** `2026-01-02 03:04 UTC`, from ISO 8601. */
export function toTime(instant: string): string {
  return `${instant.slice(0, 16).replace("T", " ")} UTC`;
}
