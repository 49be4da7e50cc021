import { randomBytes } from "node:crypto";
import { chmod, readFile, stat, writeFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { AppError } from "../../../src-shared/errors";
import { isWithin, toRealPath } from "../real-path";
import { keyEnding, saveDraft } from "../save";
import { longestKeyText, parseKey } from "./key-text";

/** Beside a workspace's file. */
export function toKeyPath(workspace: string): string {
  return `${workspace}${keyEnding}`;
}

export function createKey(): Uint8Array {
  return randomBytes(32);
}

/** The key in a file: 32 bytes. The file is made where there is none; one that holds no key is `bad-file`. */
export async function openKeyFile(path: string): Promise<Uint8Array> {
  const found = await findKey(path);
  if (found) return found;
  const created = createKey();
  try {
    await saveDraft(path, (draft) => writeKey(draft, created), { replace: false });
    return created;
  } catch (error) {
    // Another process was quicker: its key counts.
    const key = await findKey(path);
    if (key) return key;
    throw error;
  }
}

/** The key in a file, or undefined where there is no file. */
export async function findKey(path: string): Promise<Uint8Array | undefined> {
  const text = await readText(path);
  if (text === undefined) return undefined;
  const key = parseKey(text);
  if (key) return key;
  throw new AppError("bad-file", `${basename(path)} holds no key of pseudonyms.`, {
    hint: "Bring back the file as it was made, or give another name, under which a new key is made.",
  });
}

/**
 * Refuses a key that would lie among what is exported: in the folder `out`, or at the file `out`.
 * Answers whether it lies beside that file.
 */
export async function checkKeyIsApart(path: string, out: string): Promise<{ isBeside: boolean }> {
  const [key, target] = [await toRealPath(path), await toRealPath(out)];
  const isFolder = await stat(target).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (key !== target && !(isFolder && isWithin(key, target))) {
    return { isBeside: dirname(key) === dirname(target) && !isFolder };
  }
  throw new AppError("bad-input", `The key ${basename(path)} would lie among the exported files.`, {
    hint: "Give a place outside of the output folder with --key FILE.",
  });
}

async function readText(path: string): Promise<string | undefined> {
  try {
    const found = await stat(path);
    // A pipe would be waited on for ever.
    if (!found.isFile()) throw new Error("it is no file");
    return found.size <= longestKeyText ? await readFile(path, "utf8") : "";
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw new AppError("bad-file", `The key ${basename(path)} cannot be read.`, {
      hint: "Check the file's permissions, or give another with --key FILE.",
      details: message,
      cause: error,
    });
  }
}

async function writeKey(draft: string, key: Uint8Array) {
  await chmod(draft, 0o600);
  const lines = [
    "# The key of Coursescope's pseudonyms. Whoever has it can find out which learner a pseudonym",
    "# stands for: keep it, and keep it apart from what you export. With another key, or when this",
    "# one is lost, the same learners get other pseudonyms.",
    Buffer.from(key).toString("hex"),
  ];
  await writeFile(draft, `${lines.join("\n")}\n`);
}
