import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  createTempFolder,
  createTempPath,
  removeStaleTempFolder,
} from "../../src-main/import/temp-folder";
import { createFolder } from "../support/folder";

describe("the folder for what an import unpacks", () => {
  test("lies beside the workspace, for its owner only, and is gone afterward", async () => {
    const workspace = join(createFolder(), "w.duckdb");
    const folder = await createTempFolder(workspace);
    expect(folder.path).toBe(`${workspace}.import`);
    expect(statSync(folder.path).mode & 0o777).toBe(0o700);
    writeFileSync(createTempPath(folder.path), "x");
    mkdirSync(join(createTempPath(folder.path), "within"), { recursive: true });
    await folder.remove();
    expect(existsSync(folder.path)).toBe(false);
  });

  test("lies with the system's own for a workspace in memory", async () => {
    const folder = await createTempFolder(null);
    expect(statSync(folder.path).mode & 0o777).toBe(0o700);
    writeFileSync(join(folder.path, "x"), "x");
    await folder.remove();
    expect(existsSync(folder.path)).toBe(false);
  });

  test("is cleared of what a crash left, and of nothing else", async () => {
    const workspace = join(createFolder(), "w.duckdb");
    const { path } = await createTempFolder(workspace);
    writeFileSync(createTempPath(path), "x");
    writeFileSync(join(path, "thesis.csv"), "x");
    await removeStaleTempFolder(workspace);
    expect(readdirSync(path)).toEqual(["thesis.csv"]);
    await (await createTempFolder(workspace)).remove();
    expect(readdirSync(path)).toEqual(["thesis.csv"]);
  });

  test("is not looked for behind a link, nor where there is none", async () => {
    const workspace = join(createFolder(), "w.duckdb");
    await removeStaleTempFolder(workspace);
    const elsewhere = createFolder();
    const kept = createTempPath(elsewhere);
    writeFileSync(kept, "x");
    symlinkSync(elsewhere, `${workspace}.import`);
    await removeStaleTempFolder(workspace);
    expect(existsSync(kept)).toBe(true);
  });

  test("that cannot be made is explained", async () => {
    const workspace = join(createFolder(), "w.duckdb");
    writeFileSync(`${workspace}.import`, "x");
    await expect(createTempFolder(workspace)).rejects.toMatchObject({ code: "disk" });
  });
});
