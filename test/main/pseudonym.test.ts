import { createHmac } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { findKey, openKeyFile } from "../../src-main/export/privacy/key-file";
import { toKeyBindings, toPseudonym } from "../../src-main/export/privacy/pseudonym";
import { createFolder, writeInFolder } from "../support/folder";
import { toTestKey } from "../support/leaving";
import { withWorkspace } from "../support/workspace";

const key = toTestKey("a");

const toExpected = (kind: string, id: string) =>
  `L-${createHmac("sha256", key).update(`${kind}\0${id}`).digest("hex").slice(0, 16)}`;

test("a pseudonym is the first half of the bytes that Node's HMAC begins with, for any text", async () => {
  await withWorkspace([], async (engine) => {
    const id = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !text.includes("\0"));
    const ids = fc.sample(id, 300);
    const rows = await engine.withSession((session) =>
      session.list<{ id: string; pseudonym: string }>(
        `select id, ${toPseudonym("username", "id")} as pseudonym from (select unnest($ids::varchar[]) as id)`,
        { ids, ...toKeyBindings(key) },
      ),
    );
    expect(rows).toHaveLength(300);
    for (const { id, pseudonym } of rows) expect(pseudonym).toBe(toExpected("username", id));
  });
});

test("kinds of ids are apart, and the names of one kind are not", async () => {
  await withWorkspace([], async (engine) => {
    const columns = ["username", "user_id", "course_anonymous_user_id", "anonymous_user_id"];
    const chosen = columns.map((name) => `${toPseudonym(name, "7")} as ${name}`);
    const [row] = await engine.withSession((session) =>
      session.list(
        `select ${chosen.join(", ")}, ${toPseudonym("username", "null")} as nobody`,
        toKeyBindings(key),
      ),
    );
    expect(row).toEqual({
      username: toExpected("username", "7"),
      user_id: toExpected("user_id", "7"),
      course_anonymous_user_id: toExpected("anonymous_user_id", "7"),
      anonymous_user_id: toExpected("anonymous_user_id", "7"),
      nobody: null,
    });
  });
});

test("an error of the database does not tell the key", async () => {
  await withWorkspace([], async (engine) => {
    const bindings = toKeyBindings(key);
    const failed = engine.withSession((session) =>
      session.list(`select ${toPseudonym("username", "error('no')")}`, bindings),
    );
    const error = await failed.then(
      () => new Error("it did not fail"),
      (found: Error) => found,
    );
    const told = `${error.stack} ${String(error.cause)}`;
    expect(told).toContain("sha256");
    for (const secret of [...Object.values(bindings), Buffer.from(key).toString("hex")]) {
      expect(told).not.toContain(secret);
    }
  });
});

test("a key is made once, for its owner alone, and nothing else is left", async () => {
  const folder = createFolder();
  const path = join(folder, "a.pseudonym-key");
  const keys = await Promise.all(Array.from({ length: 8 }, () => openKeyFile(path)));
  const [first] = keys;
  expect(first).toHaveLength(32);
  for (const other of keys) expect(other).toEqual(first);
  expect(await findKey(path)).toEqual(first);
  expect(readdirSync(folder)).toEqual(["a.pseudonym-key"]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(path, "utf8")).toMatch(/^# The key of Coursescope's pseudonyms\./);
});

test("a key that went through an editor on Windows is the same key", async () => {
  const code = Buffer.from(key).toString("hex");
  const path = writeInFolder("a.key", `\uFEFF# A remark.\r\n\r\n ${code.toUpperCase()} \r\n`);
  expect(await openKeyFile(path)).toEqual(Buffer.from(key));
});

test.each([
  ["empty", ""],
  ["short", "0123"],
  ["two", `${"0".repeat(64)}\n${"1".repeat(64)}\n`],
  ["long", `${"0".repeat(64)}0\n`],
  ["something else", "a,b\n1,2\n".repeat(5000)],
])("a file that holds no key is refused and stays as it is: %s", async (_, content) => {
  const path = writeInFolder("a.key", content);
  await expect(openKeyFile(path)).rejects.toMatchObject({ code: "bad-file" });
  expect(readFileSync(path, "utf8")).toBe(content);
});

test("a key in a folder that is not there is not made", async () => {
  const path = join(createFolder(), "none/a.key");
  await expect(openKeyFile(path)).rejects.toMatchObject({ code: "disk" });
  expect(existsSync(path)).toBe(false);
});
