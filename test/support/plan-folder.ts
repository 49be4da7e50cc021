import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createFolder } from "./folder";
import { type } from "./terminal";
import { sampleFolder } from "./workspace";

export const art = "course-v1:Uni-Lys+ART101+2024-T1";
/** Outputs of a plan. */
export const a = { report: "enrollment", course: art, file: "a.csv" };
export const b = { report: "enrollment", course: art, file: "deep/b.json" };
export const rows = { table: "course_enrollment_daily", course: art, file: "rows.csv" };

/** A plan beside the sample's daily enrollment, and ways to run it. */
export function createPlan(outputs: readonly unknown[], extra: object = { inputs: ["in"] }) {
  const folder = createFolder();
  mkdirSync(join(folder, "in"));
  for (const name of ["course_enrollment_daily.csv", "course_activity.tsv"]) {
    copyFileSync(join(sampleFolder, name), join(folder, "in", name));
  }
  const path = join(folder, "plan.json");
  const write = (these: readonly unknown[]) =>
    writeFileSync(path, JSON.stringify({ version: 1, ...extra, outputs: these }));
  write(outputs);
  const out = join(folder, "out");
  return {
    folder,
    out,
    write,
    run: (...flags: string[]) => type(["batch", path, "--out", out, ...flags]),
    runTo: (to: string, ...flags: string[]) =>
      type(["batch", path, "--out", join(folder, to), ...flags]),
    read: (name: string) => readFileSync(join(out, name), "utf8"),
    readSummary: () => JSON.parse(readFileSync(join(out, "summary.json"), "utf8")).outputs,
    readManifest: () => JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")),
  };
}

/** SHA-256 of a file, in hex digits. */
export const hash = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");

/** The hash of every file in a folder, by its name there. */
export function readAll(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const path = join(folder, name);
      try {
        return [[name, hash(path)]];
      } catch {
        return [];
      }
    }),
  );
}
