import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createHandlers } from "../../src-main/handlers";
import { Host } from "../../src-main/host";
import { importPaths } from "../../src-main/import";
import type { CallOutput } from "../../src-shared/ipc";
import { openPrivacy, sharedPrivacy } from "../../src-shared/privacy";
import { createEffects } from "../support/effects";
import { createFolder } from "../support/folder";
import { now, sampleFolder } from "../support/workspace";

const course = "course-v1:Uni-Lys+ART101+2024-T1";

async function openHost(kind: "sample" | "own") {
  const ownWorkspace = join(createFolder(), "own.duckdb");
  const revealed: string[] = [];
  const effects = createEffects({
    reveal: (path) => revealed.push(path),
    ownWorkspace,
    sampleFolder,
  });
  const host = new Host(effects, () => undefined);
  await host.open({ kind });
  onTestFinished(() => host.close());
  if (kind === "own") await importPaths(host.engine, [sampleFolder], { now });
  return { host, revealed, key: `${ownWorkspace}.pseudonym-key` };
}

test("a preview shows what becomes of each column, and makes no key", async () => {
  const { host, key } = await openHost("own");
  const { previewReport, previewTableExport } = createHandlers(host);
  const asked = { job: "a", report: "user-engagement", params: { course }, privacy: sharedPrivacy };
  const preview: CallOutput<"previewReport"> = await previewReport(asked);
  expect(preview.columns[0]).toEqual({
    name: "username",
    label: "Learner",
    fate: "pseudonymized",
    cells: preview.rows,
  });
  expect(preview.columns.slice(1).every(({ fate, cells }) => fate === "kept" && cells === 0)).toBe(
    true,
  );
  expect(preview.sample).toHaveLength(20);
  for (const row of preview.sample) expect(row[0]).toMatch(/^L-[0-9a-f]{16}$/);
  expect(preview.notes.join(" ")).toContain("Whoever has the key can find out.");
  const ages = await previewTableExport({
    job: "b",
    table: "course_enrollment_birth_year_daily",
    course,
    search: "",
    privacy: sharedPrivacy,
  });
  expect(ages.columns.find(({ label }) => label === "count")?.fate).toBe("hidden");
  expect(ages.sample.flat()).toContain("hidden");
  const open = await previewReport({ ...asked, privacy: openPrivacy });
  expect(open.sample[0]?.[0]).toBe("Adama_19");
  expect(open.notes).toEqual(["Learners stay as they are in “Learner”."]);
  expect(existsSync(key)).toBe(false);
});

test("a preview says what hidden counts do not hold against only where there are some", async () => {
  const { host } = await openHost("own");
  const { previewReport } = createHandlers(host);
  const asked = { job: "a", params: { course }, privacy: sharedPrivacy };
  const { notes } = await previewReport({ ...asked, report: "enrollment-gender" });
  expect(notes).toEqual([]);
  const ages = await previewReport({ ...asked, report: "enrollment-age" });
  expect(ages.notes.join(" ")).toContain("Hidden counts cannot be computed from this export");
});

test("no key is made for what is then not saved", async () => {
  const { host, key } = await openHost("own");
  const handlers = createHandlers(host);
  const shared = { privacy: sharedPrivacy, format: "xlsx" } as const;
  const asked = { job: "a", report: "user-engagement", params: { course }, ...shared };
  expect(await handlers.exportReport(asked)).toBeNull();
  const book = { courses: [course], reports: ["user-engagement"], period: null };
  expect(await handlers.exportBook({ job: "b", ...book, ...shared })).toBeNull();
  expect(existsSync(key)).toBe(false);
});

test("the key of a workspace is shown where it lies, made once", async () => {
  const { host, revealed, key } = await openHost("own");
  await createHandlers(host).revealKey({});
  const text = readFileSync(key, "utf8");
  await createHandlers(host).revealKey({});
  expect(readFileSync(key, "utf8")).toBe(text);
  expect(revealed).toEqual([key, key]);
});

test("the sample has no key file, and says why", async () => {
  const { host, revealed } = await openHost("sample");
  await expect(createHandlers(host).revealKey({})).rejects.toMatchObject({ code: "bad-input" });
  expect(revealed).toEqual([]);
});
