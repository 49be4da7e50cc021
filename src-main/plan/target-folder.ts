import { lstat, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError } from "../../src-shared/errors";
import { isDraft } from "../export/drafts";
import { isWithin, toRealPath } from "../export/real-path";
import { createFolder } from "../export/save";
import { type EarlierFiles, listSaid, readEarlierFiles, summaryName } from "./earlier-run";
import { foldName, parseFileName } from "./file-name";
import { journalName } from "./journal";
import { hashFile, manifestName } from "./manifest";

/** A place in the folder for one output. */
export interface Claim {
  /** Below the folder, with `/`. */
  readonly name: string;
  readonly path: string;
  /** Who wrote the file that is there: nobody, since there is none; a run; or somebody else, or since. */
  readonly holder: "nobody" | "run" | "other" | "changed";
}

/** What a run says of itself. */
const runNames = [summaryName, manifestName, journalName];
const ownNames: ReadonlySet<string> = new Set(runNames.map((name) => foldName([name])));

/** A folder that a plan writes into: no output leaves it, and no two are one file. */
export class TargetFolder {
  readonly root: string;
  private readonly earlier: EarlierFiles;
  private readonly guarded: readonly string[];
  private readonly files = new Set(ownNames);
  private readonly folders = new Set<string>();

  private constructor(root: string, earlier: EarlierFiles, guarded: readonly string[]) {
    this.root = root;
    this.earlier = earlier;
    this.guarded = guarded;
  }

  /**
   * Makes the folder where there is none. What the plan reads (`guarded`, files and folders) is never
   * written over. With `force` it does not matter whose summary is there.
   */
  static async open(
    path: string,
    { guarded, force }: { readonly guarded: readonly string[]; readonly force: boolean },
  ): Promise<TargetFolder> {
    await createFolder(path);
    const root = await realpath(path);
    const real = await Promise.all(guarded.map(toRealPath));
    for (const name of runNames) await checkOwn(root, name, real);
    const earlier = await readEarlierFiles(root).catch((error) => {
      if (force) return new Map<string, null>();
      throw error;
    });
    return new TargetFolder(root, earlier, real);
  }

  /** The output's path, which is then taken; `bad-input` where it can have none. */
  async claim(file: string): Promise<Claim> {
    const parts = parseFileName(file);
    this.take(file, parts);
    const path = join(this.root, ...parts);
    const name = parts.join("/");
    await this.checkFolders(file, dirname(path));
    const found = await lstat(path).catch(() => undefined);
    if (!found) return { name, path, holder: "nobody" };
    if (found.isDirectory()) {
      throw new AppError("bad-input", `There is a folder in the place of the file ${file}.`);
    }
    if (!found.isFile()) {
      throw new AppError("bad-input", `There is a link in the place of the file ${file}.`, {
        hint: "Take it away, or give the file another name.",
      });
    }
    return { name, path, holder: await this.findHolder(name, path) };
  }

  /** Whether a path of this machine lies in the folder. */
  async contains(path: string): Promise<boolean> {
    return isWithin(await toRealPath(path), this.root);
  }

  /**
   * Files of other runs that are there as they were written, but for those written now: of runs
   * before this one, and of one that wrote into the folder meanwhile.
   */
  async listLeft(written: ReadonlySet<string>) {
    const left = new Map<string, string>();
    const seen = new Set<string>();
    const look = async (files: Iterable<readonly [string, string | null]>) => {
      const before = seen.size;
      for (const [file, sha256] of files) {
        const said = `${sha256} ${file}`;
        if (sha256 === null || written.has(file) || left.has(file) || seen.has(said)) continue;
        seen.add(said);
        if (await this.holds(file, sha256)) left.set(file, sha256);
      }
      return seen.size > before;
    };
    await look(this.earlier);
    // Looking takes its time, in which the other run goes on.
    while (await look(await listSaid(this.root).catch(() => []))) {}
    return Array.from(left, ([file, sha256]) => ({ file, sha256 }));
  }

  private async holds(file: string, sha256: string): Promise<boolean> {
    const path = join(this.root, file);
    if (!(await lstat(path).catch(() => undefined))?.isFile()) return false;
    return (await hashFile(path).catch(() => undefined)) === sha256;
  }

  private take(file: string, parts: readonly string[]) {
    const name = foldName(parts);
    const isOwn = ownNames.has(name) || isDraft(parts.at(-1) ?? "");
    if (isOwn || this.files.has(name)) {
      const message = isOwn
        ? `The name ${file} is kept for what the plan's run says of itself.`
        : `The file ${file} is used twice in this plan.`;
      throw new AppError("bad-input", message, { hint: "Give each output a name of its own." });
    }
    const above = parts.slice(0, -1).map((_, at) => foldName(parts.slice(0, at + 1)));
    if (this.folders.has(name) || above.some((folder) => this.files.has(folder))) {
      throw new AppError(
        "bad-input",
        `The file ${file} and a folder of this plan are of one name.`,
      );
    }
    this.files.add(name);
    for (const folder of above) this.folders.add(folder);
  }

  /** A link may lead out of the folder, or to the file of another output. */
  private async checkFolders(file: string, folder: string) {
    let existing = folder;
    while (existing !== this.root && !(await lstat(existing).catch(() => undefined))) {
      existing = dirname(existing);
    }
    const real = await realpath(existing).catch(() => "");
    if (foldName([real]) === foldName([existing])) return;
    const message = `The file ${file} may lie outside of the output folder: a link stands in its way.`;
    throw new AppError("bad-input", message, {
      hint: "Take it away, or give the file another name.",
    });
  }

  private async findHolder(name: string, path: string): Promise<Claim["holder"]> {
    const sha256 = this.earlier.get(name);
    const isRead = this.guarded.some((guarded) =>
      sha256 === undefined ? isWithin(path, guarded) : path === guarded,
    );
    if (isRead) {
      throw new AppError("bad-input", `The plan itself reads ${name}, which is left as it is.`, {
        hint: "Choose another output folder.",
      });
    }
    if (sha256 === undefined) return "other";
    if (sha256 === null) return "run";
    return (await hashFile(path)) === sha256 ? "run" : "changed";
  }
}

/** The run's own files replace whatever is theirs; but nothing that is read, nor through a link. */
async function checkOwn(root: string, name: string, guarded: readonly string[]) {
  const path = join(root, name);
  const found = await lstat(path).catch(() => undefined);
  if (!guarded.includes(path) && (!found || found.isFile())) return;
  throw new AppError("bad-input", `The output folder has a ${name} that must not be replaced.`, {
    hint: "Choose another folder.",
  });
}
