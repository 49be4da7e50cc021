import { createHmac } from "node:crypto";
import { AppError } from "../../src-shared/errors";
import { isOpen, type Privacy } from "../../src-shared/privacy";
import type { Engine } from "../engine";
import type { Protection } from "../export/leaving";
import { loadKey } from "../export/privacy/key-file";
import { type PlanFile, toPlanPath } from "./read-plan";

/** The key of a plan's pseudonyms: read when the first output needs it. */
export class PlanKey {
  private readonly load: () => Promise<Uint8Array>;
  private loaded: Promise<Uint8Array> | undefined;

  constructor(file: PlanFile, engine: Engine) {
    const { key } = file.plan;
    this.load = async () => {
      if (key !== undefined) return loadKey(toPlanPath(file, key));
      if (engine.file !== null) return loadKey(engine.file);
      throw new AppError("bad-input", "Pseudonyms need a key, and the plan names none.", {
        hint: 'Give the plan a "key": the name of a file that holds it, outside of the output folder.',
      });
    };
  }

  /** What is done to rows under this privacy; null where they leave as they are. */
  async protect(privacy: Privacy): Promise<Protection | null> {
    if (isOpen(privacy)) return null;
    if (privacy.learners === "keep") return { privacy, key: new Uint8Array() };
    this.loaded ??= this.load();
    return { privacy, key: await this.loaded };
  }

  /** By which people can tell keys apart, but not what they are; undefined where none was used. */
  async findFingerprint(): Promise<string | undefined> {
    const key = await this.loaded?.catch(() => undefined);
    // No learner's name begins with NUL, so that it is nobody's pseudonym.
    return key && createHmac("sha256", key).update("\0which key").digest("hex").slice(0, 8);
  }
}
