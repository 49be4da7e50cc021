import { rmSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { test } from "vitest";
import { bundle, runScript } from "../support/bundle";
import { createFolder } from "../support/folder";
import { measureExports } from "./exports";
import type { Measured, ReportTime, Steps } from "./steps";
import { type Size, sizes } from "./tables";

/**
 * How long imports, reports and exports take. It prints, as ratios within the run; no test holds a
 * time. `COURSESCOPE_BENCH=S,M` leaves the largest size out; `-t exports` runs exports alone, and
 * `COURSESCOPE_BENCH_EXPORTS=csv,parquet` only these.
 */
const wanted = (process.env.COURSESCOPE_BENCH ?? "S,M,L").split(",");

const run = async <Name extends keyof Steps>(
  script: string,
  name: Name,
  ...args: Parameters<Steps[Name]>
) => runScript<Awaited<ReturnType<Steps[Name]>>>(script, [name, ...args]);

test("import and reports", async () => {
  const script = await bundle(join(__dirname, "steps.ts"));
  const machine = cpus();
  const lines = [`${machine.length} × ${machine[0]?.model}, Node ${process.version}`];
  const times = new Map<string, readonly ReportTime[]>();
  for (const size of sizes.filter(({ name }) => wanted.includes(name))) {
    const folder = createFolder();
    const bytes = await run(script, "generate", folder, size);
    lines.push(...(await measureImports(script, folder, size, bytes)));
    times.set(size.name, await run(script, "reports", join(folder, "all.duckdb"), 15));
    rmSync(folder, { recursive: true });
    console.log(lines.at(-1));
  }
  console.log(["", ...lines, "", ...formatReports(times), ""].join("\n"));
});

test("exports", async () => {
  const names = process.env.COURSESCOPE_BENCH_EXPORTS?.split(",");
  console.log(["", ...(await measureExports(names)), ""].join("\n"));
});

async function measureImports(
  script: string,
  folder: string,
  size: Size,
  bytes: Readonly<Record<string, number>>,
) {
  const engaged = join(folder, "module_engagement");
  const bare = await run(script, "bare", `${engaged}.csv`, `${engaged}.bare.duckdb`);
  const csv = await run(script, "import", [`${engaged}.csv`], `${engaged}.csv.duckdb`);
  const sql = await run(script, "import", [`${engaged}.sql`], `${engaged}.sql.duckdb`);
  const paths = Object.keys(bytes).map((table) => join(folder, `${table}.csv`));
  const all = await run(script, "import", paths, join(folder, "all.duckdb"));
  const total = Object.values(bytes).reduce((sum, size) => sum + size, 0);
  const own = bytes.module_engagement ?? Number.NaN;
  return [
    "",
    `Size ${size.name}: ${count(size.courses, "course")} × ${size.days} days, ${all.rows.toLocaleString("en")} rows in 16 CSV files, ${mb(total)}`,
    `  module_engagement, ${csv.rows.toLocaleString("en")} rows, ${mb(own)} of CSV`,
    `    bare read_csv      ${describe(bare)}`,
    `    CSV                ${describe(csv)}   ${(csv.ms / bare.ms).toFixed(2)} × bare`,
    `    mysqldump          ${describe(sql)}   ${(sql.ms / csv.ms).toFixed(2)} × CSV`,
    `  all sixteen          ${describe(all)}   workspace ${mb(all.size)}, ${(all.size / total).toFixed(2)} of the CSV`,
  ];
}

const describe = ({ ms, peakMb }: Measured) =>
  `${(ms / 1000).toFixed(2).padStart(7)} s, peak ${peakMb.toFixed(0).padStart(5)} MB`;
const mb = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? "" : "s"}`;

/** Milliseconds of the engine for each report of one course, by size; then with its rows in hand. */
function formatReports(times: ReadonlyMap<string, readonly ReportTime[]>): string[] {
  const names = [...times.keys()];
  const [first] = times.values();
  const heads = names.flatMap((name) => [`${name} median`, `${name} p95`, `${name} rows`]);
  const toLine = (id: string, cells: readonly string[]) =>
    `${id.padEnd(30)}${cells.map((cell) => cell.padStart(10)).join("")}`;
  const lines = (first ?? []).map(({ id }) => {
    const cells = names.flatMap((name) => {
      const found = times.get(name)?.find((time) => time.id === id);
      return [found?.median, found?.worst, found?.whole].map((ms) => ms?.toFixed(1) ?? "–");
    });
    return toLine(id, cells);
  });
  return [toLine("engine, ms", heads), ...lines];
}
