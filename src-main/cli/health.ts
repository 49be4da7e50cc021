import type { Checked, Finding } from "../../src-shared/ipc";
import { encodeFindings } from "../export/findings";
import { checkHealth, checks } from "../health";
import { type Inputs, withInputs } from "../inputs";
import { remarkOn } from "./remarks";
import type { Terminal } from "./terminal";

export interface HealthOptions extends Inputs {
  readonly course?: string;
  readonly format: string;
}

/** Prints what is wrong or odd in the data; to find something is no failure. */
export function printHealth(terminal: Terminal, options: HealthOptions): Promise<number> {
  return withInputs(terminal, options, async (engine, imported) => {
    remarkOn(terminal, imported);
    const found = await checkHealth(engine, {
      course: options.course ?? null,
      limit: 1_000_000,
      signal: terminal.signal,
      onProgress: terminal.progress,
    });
    terminal.out(formats[options.format]?.(found) ?? "");
    return 0;
  });
}

const formats: Record<string, (found: readonly Checked[]) => string> = {
  json: (found) => `${JSON.stringify({ checks: checks.length, found })}\n`,
  csv: (found) => encodeFindings(found),
  text: (found) =>
    found.length === 0
      ? `${checks.length} checks found nothing.\n`
      : found.map(formatChecked).join("\n"),
};

function formatChecked({ severity, title, meaning, remedy, reports, findings }: Checked): string {
  return [
    `${severity}: ${title}`,
    ...findings.map((finding) => `  ${formatFinding(finding)}`),
    `  ${meaning}`,
    `  ${remedy}`,
    ...(reports.length > 0 ? [`  reports: ${reports.join(", ")}`] : []),
    "",
  ].join("\n");
}

function formatFinding({ course, table, sentence, examples }: Finding): string {
  const place = [course, table].filter((word) => word !== null).join(", ");
  const words = examples.length > 0 ? ` (${examples.join("; ")})` : "";
  return `${place === "" ? "" : `${place}: `}${sentence}${words}`;
}
