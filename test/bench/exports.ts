import { join } from "node:path";
import { bundle, runScript } from "../support/bundle";
import { createFolder } from "../support/folder";
import type { ExportSteps, WriterName, Written } from "./export-steps";

/** What each form is measured against, in the same run. */
const against: readonly (readonly [WriterName, readonly WriterName[]])[] = [
  ["COPY to CSV", ["csv", "csv, looked at", "csv-excel"]],
  ["COPY to Parquet", ["parquet"]],
  ["COPY to JSON", ["json"]],
  ["COPY to Parquet", ["arrow"]],
  ["ExcelJS alone", ["xlsx"]],
];

const sizes = [250_000, 1_000_000];

/**
 * Rows a second and memory of each form, beside DuckDB's own COPY or ExcelJS alone with the same
 * rows; at two sizes, since memory that does not grow with the rows is what counts.
 */
export async function measureExports(names?: readonly string[]): Promise<string[]> {
  const script = await bundle(join(__dirname, "export-steps.ts"));
  const lines: string[] = [];
  for (const rows of sizes) {
    const file = join(createFolder(), "answers.duckdb");
    await runScript(script, ["fill", file, rows]);
    lines.push("", `${rows.toLocaleString("en")} rows × 13 columns`);
    for (const [bare, forms] of against) {
      const wanted = forms.filter((name) => names?.includes(name) ?? true);
      if (wanted.length === 0) continue;
      const rounds = bare === "ExcelJS alone" ? 1 : 4;
      const measure = (name: WriterName) =>
        runScript<Awaited<ReturnType<ExportSteps["write"]>>>(script, ["write", file, name, rounds]);
      const base = await measure(bare);
      lines.push(describe(bare, rows, base));
      for (const name of wanted) {
        const own = await measure(name);
        lines.push(`${describe(name, rows, own)}   ${(own.ms / base.ms).toFixed(2)} × ${bare}`);
      }
    }
    console.log(lines.at(-1));
  }
  return lines;
}

const describe = (name: string, rows: number, { ms, bytes, peakMb }: Written) =>
  `  ${name.padEnd(16)} ${(ms / 1000).toFixed(2).padStart(6)} s ${Math.round(rows / ms)
    .toString()
    .padStart(
      6,
    )} thousand rows/s, ${(bytes / 1e6).toFixed(0).padStart(4)} MB, peak ${peakMb.toFixed(0).padStart(5)} MB`;
