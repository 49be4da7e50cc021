import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { verifyFolder } from "../../src-main/plan/verify-folder";
import { createFolder } from "../support/folder";
import { a, b, createPlan, rows } from "../support/plan-folder";
import { type } from "../support/terminal";

describe("verify", () => {
  test("finds what was changed, is missing, or was not written by the run", async () => {
    const plan = createPlan([a, b, rows]);
    await plan.run();
    expect(await type(["verify", plan.out])).toMatchObject({ status: 0, stdout: "" });
    appendFileSync(join(plan.out, "a.csv"), "x");
    rmSync(join(plan.out, "rows.csv"));
    writeFileSync(join(plan.out, "deep/note.txt"), "x");
    const { status, stdout } = await type(["verify", plan.out, "--json"]);
    expect(status).toBe(4);
    expect(JSON.parse(stdout).files).toEqual([
      { file: "a.csv", state: "changed" },
      { file: "deep/b.json", state: "same" },
      { file: "rows.csv", state: "missing" },
      { file: "deep/note.txt", state: "unlisted" },
    ]);
  });

  test("a link or a folder in a file's place is not what was written", async () => {
    const plan = createPlan([a, b, rows]);
    await plan.run();
    const away = join(plan.folder, "away.csv");
    renameSync(join(plan.out, "a.csv"), away);
    symlinkSync(away, join(plan.out, "a.csv"));
    rmSync(join(plan.out, "rows.csv"));
    mkdirSync(join(plan.out, "rows.csv"));
    renameSync(join(plan.out, "deep/b.json"), join(plan.out, "deep/B2.json"));
    const { status, stdout } = await type(["verify", plan.out, "--json"]);
    expect(status).toBe(4);
    expect(JSON.parse(stdout).files).toEqual([
      { file: "a.csv", state: "changed" },
      { file: "deep/b.json", state: "missing" },
      { file: "rows.csv", state: "changed" },
      { file: "deep/B2.json", state: "unlisted" },
    ]);
  });

  test.skipIf(process.platform === "win32")("waits at no pipe", async () => {
    const plan = createPlan([a]);
    await plan.run();
    rmSync(join(plan.out, "a.csv"));
    execFileSync("mkfifo", [join(plan.out, "a.csv")]);
    expect((await type(["verify", plan.out])).status).toBe(4);
    rmSync(join(plan.out, "manifest.json"));
    execFileSync("mkfifo", [join(plan.out, "manifest.json")]);
    expect((await type(["verify", plan.out])).status).toBe(2);
    expect((await plan.run()).stderr).toContain("has a manifest.json that must not be replaced");
  });

  test("can be cancelled within a file", async () => {
    const plan = createPlan([a]);
    await plan.run();
    await expect(verifyFolder(plan.out, AbortSignal.abort())).rejects.toMatchObject({
      code: "cancelled",
    });
  });

  test("without a manifest is bad input", async () => {
    expect((await type(["verify", createFolder()])).status).toBe(2);
  });
});
