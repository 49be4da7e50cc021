import { createHmac } from "node:crypto";
import { basename } from "node:path";
import { AppError } from "../../src-shared/errors";
import { isOpen, type Privacy } from "../../src-shared/privacy";
import type { Engine } from "../engine";
import type { Protection } from "../export/leaving";
import { openKeyFile, toKeyPath } from "../export/privacy/key-file";
import { type PlanFile, toPlanPath } from "./read-plan";
import type { TargetFolder } from "./target-folder";

/** The key of a plan's pseudonyms: read when the first output needs it. */
export class PlanKey {
  private readonly path: string | undefined;
  private readonly target: TargetFolder;
  private opened: Promise<Uint8Array> | undefined;

  private constructor(path: string | undefined, target: TargetFolder) {
    this.path = path;
    this.target = target;
  }

  /** The key that the plan names, which must lie apart from what it writes; else the workspace's own. */
  static async find(file: PlanFile, engine: Engine, target: TargetFolder): Promise<PlanKey> {
    const { key } = file.plan;
    if (key === undefined) {
      return new PlanKey(engine.file === null ? undefined : toKeyPath(engine.file), target);
    }
    const path = toPlanPath(file, key);
    await checkIsApart(path, target);
    return new PlanKey(path, target);
  }

  /** What is done to rows under this privacy; null where they leave as they are. */
  async protect(privacy: Privacy): Promise<Protection | null> {
    if (isOpen(privacy)) return null;
    if (privacy.learners === "keep") return { privacy, key: new Uint8Array() };
    this.opened ??= this.open();
    return { privacy, key: await this.opened };
  }

  /** By which people can tell keys apart, but not what they are; undefined where none was used. */
  async findFingerprint(): Promise<string | undefined> {
    return (await this.findMarker())("\0which key")?.slice(0, 8);
  }

  /** What makes of a hash one that nobody has without the key; undefined where none was used. */
  async findHashMarker(): Promise<(sha256: string) => string | undefined> {
    const mark = await this.findMarker();
    return (sha256) => mark(`\0input\0${sha256}`);
  }

  /** No learner's name begins with NUL, so that a mark is nobody's pseudonym. */
  private async findMarker(): Promise<(message: string) => string | undefined> {
    const key = await this.opened?.catch(() => undefined);
    return (message) => key && createHmac("sha256", key).update(message).digest("hex");
  }

  private async open(): Promise<Uint8Array> {
    if (this.path === undefined) {
      throw new AppError("bad-input", "Pseudonyms need a key, and the plan names none.", {
        hint: 'Give the plan a "key": the name of a file for it, outside of the output folder.',
      });
    }
    await checkIsApart(this.path, this.target);
    return openKeyFile(this.path);
  }
}

async function checkIsApart(path: string, target: TargetFolder): Promise<void> {
  if (!(await target.contains(path))) return;
  throw new AppError("bad-input", `The key ${basename(path)} lies in the output folder.`, {
    hint: "Keep it elsewhere: with it, whoever gets the folder can find out who the learners are.",
  });
}
