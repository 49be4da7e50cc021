import { execFileSync } from "node:child_process";
import {
  linkSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openKeyFile } from "../../src-main/export/privacy/key-file";
import { createFolder as makeFolder, saveFile } from "../../src-main/export/save";
import { openWorkspace } from "../../src-main/workspace";
import { createFolder } from "../support/folder";

test("an open workspace is never replaced, by no name", async () => {
  const folder = createFolder();
  const path = join(folder, "courses.duckdb");
  const engine = await openWorkspace(path);
  try {
    symlinkSync(path, join(folder, "link.csv"));
    writeFileSync(`${path}.wal`, "");
    const before = readFileSync(path);
    for (const name of ["courses.duckdb", "link.csv", "courses.duckdb.wal"]) {
      const save = saveFile(join(folder, name), "a,b\n", { replace: true });
      await expect(save).rejects.toMatchObject({
        code: "bad-input",
        message: expect.stringContaining(`${name} is the workspace that is open`),
      });
    }
    expect(readFileSync(path).equals(before)).toBe(true);
    // Another name of the same bytes is only a name.
    linkSync(path, join(folder, "other.csv"));
    await saveFile(join(folder, "other.csv"), "a,b\n", { replace: true });
    expect(readFileSync(path).equals(before)).toBe(true);
  } finally {
    await engine.close();
  }
  await saveFile(path, "a,b\n", { replace: true });
  expect(readFileSync(path, "utf8")).toBe("a,b\n");
});

test("a workspace's key of pseudonyms is never replaced", async () => {
  const path = join(createFolder(), "courses.duckdb.pseudonym-key");
  const key = await openKeyFile(path);
  const save = saveFile(path, "a,b\n", { replace: true });
  await expect(save).rejects.toMatchObject({
    code: "bad-input",
    message: /is a key of pseudonyms/,
  });
  expect(await openKeyFile(path)).toEqual(key);
});

test("nor is one that has another name, by no name", async () => {
  const folder = createFolder();
  const path = join(folder, "mine.txt");
  const key = await openKeyFile(path);
  symlinkSync(path, join(folder, "link.csv"));
  for (const name of ["mine.txt", "link.csv"]) {
    await expect(saveFile(join(folder, name), "a,b\n", { replace: true })).rejects.toMatchObject({
      code: "bad-input",
      message: expect.stringContaining(`${name} is a key of pseudonyms`),
    });
  }
  expect(await openKeyFile(path)).toEqual(key);
  // Digits beside other things are no key.
  const notes = join(folder, "notes.txt");
  writeFileSync(notes, `${"a".repeat(64)}\nand more\n`);
  await saveFile(notes, "a,b\n", { replace: true });
  expect(readFileSync(notes, "utf8")).toBe("a,b\n");
});

test.skipIf(process.platform === "win32")("a key is not waited for at a pipe", async () => {
  const path = join(createFolder(), "pipe");
  execFileSync("mkfifo", [path]);
  await expect(openKeyFile(path)).rejects.toMatchObject({ code: "bad-file" });
});

test("a folder that cannot be made is said to be one", async () => {
  const path = join(createFolder(), "file.csv");
  writeFileSync(path, "a");
  for (const name of [path, join(path, "deep")]) {
    await expect(makeFolder(name)).rejects.toMatchObject({
      code: "bad-input",
      message: `${name} cannot be a folder: a file is in its place.`,
    });
  }
});

test.skipIf(process.platform !== "linux")("so is one where nothing can be made", async () => {
  for (const path of ["/proc/none", "/proc/none/deep"]) {
    await expect(makeFolder(path)).rejects.toMatchObject({
      code: "disk",
      message: expect.stringContaining("cannot be made."),
    });
  }
});

test("so is one under a link that leads nowhere", async () => {
  const folder = createFolder();
  symlinkSync(join(folder, "gone"), join(folder, "link"));
  const path = join(folder, "link/deep");
  await expect(makeFolder(path)).rejects.toMatchObject({ code: "bad-input" });
  await makeFolder(join(folder, "gone/deep"));
  await makeFolder(path);
  await makeFolder(join(path, "er/and/deeper/"));
  expect(readdirSync(join(folder, "gone/deep/er/and"))).toEqual(["deeper"]);
});

test("drafts of a program that was killed are taken away, but none that may be of another", async () => {
  const folder = createFolder();
  const old = ".coursescope-0b8d1c64-6a4e-4a38-9d39-3f2d6f6c2b11.part";
  const young = ".coursescope-0b8d1c64-6a4e-4a38-9d39-3f2d6f6c2b22.part";
  const foreign = ".coursescope-notes.part";
  const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 3600;
  for (const name of [old, young, foreign]) writeFileSync(join(folder, name), "half");
  for (const name of [old, foreign]) utimesSync(join(folder, name), twoDaysAgo, twoDaysAgo);
  await saveFile(join(folder, "a.csv"), "a\n", { replace: false });
  expect(readdirSync(folder).sort()).toEqual([young, foreign, "a.csv"].sort());
});
