import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { AppError } from "../../src-shared/errors";
import {
  isOpen,
  openPrivacy,
  type Privacy,
  privacySchema,
  sharedPrivacy,
} from "../../src-shared/privacy";
import type { Protection } from "../export/leaving";
import { checkKeyIsApart, openKeyFile, toKeyPath } from "../export/privacy/key-file";

/** What is done to rows on their way out of the command line, as its options gave it. */
export interface PrivacyOptions {
  /** The preset for handing on; what else is given counts more. */
  readonly shared?: boolean | undefined;
  readonly pseudonymize?: boolean | undefined;
  readonly identifiers?: Privacy["identifiers"] | undefined;
  readonly hideBelow?: number | undefined;
  /** The file with the key of pseudonyms. */
  readonly key?: string | undefined;
}

/** Commander's command, as far as options need it. */
interface Takes {
  option(flags: string, description: string): this;
  option<T>(flags: string, description: string, parse: (text: string) => T): this;
}

/** The options of `PrivacyOptions`, for every command that writes rows. */
export function addPrivacyOptions<Command extends Takes>(command: Command): Command {
  return command
    .option(
      "--shared",
      "for handing on: pseudonyms for learners, no names and free text, no counts below 5",
    )
    .option("--pseudonymize", "keyed pseudonyms in the place of usernames and numbers of learners")
    .option(
      "--identifiers <what>",
      "names, addresses and what learners wrote: keep, redact or drop them",
      parseIdentifiers,
    )
    .option(
      "--hide-below <k>",
      "hide counts from 1 to one less than this, and what they could be computed from",
      parseLimit,
    )
    .option(
      "--key <file>",
      "the key of pseudonyms, made where there is none; else the workspace’s",
    );
}

/** What the options ask for. */
function toPrivacy(options: PrivacyOptions): Privacy {
  const preset = options.shared ? sharedPrivacy : openPrivacy;
  return {
    learners: options.pseudonymize ? "pseudonymize" : preset.learners,
    identifiers: options.identifiers ?? preset.identifiers,
    smallCells: options.hideBelow ?? preset.smallCells,
  };
}

interface Place {
  readonly workspace?: string | undefined;
  /** A file, a folder, or `-`; what lies there is handed on, and so the key may not. */
  readonly out?: string | undefined;
  /** Is told when a key is made. */
  readonly remark?: ((text: string) => void) | undefined;
}

/** What is to be done to rows, with the key opened or made; null leaves them as they are. */
export async function toProtection(
  options: PrivacyOptions,
  { workspace, out, remark }: Place,
): Promise<Protection | null> {
  const privacy = toPrivacy(options);
  if (privacy.learners === "keep" && options.key !== undefined) {
    throw new AppError("bad-input", "A key is for pseudonyms, and none are asked for.", {
      hint: "Give --pseudonymize or --shared with --key, or leave it out.",
    });
  }
  if (isOpen(privacy)) return null;
  if (privacy.learners === "keep") return { privacy, key: new Uint8Array() };
  if (options.key === "") throw new AppError("bad-input", "--key needs the name of a file.");
  const path = options.key ?? (workspace === undefined ? undefined : toKeyPath(workspace));
  if (!path) {
    throw new AppError(
      "bad-input",
      "Pseudonyms need a key, and there is no workspace to keep it beside.",
      {
        hint: "Give --key FILE; the file is made where there is none, and is to be kept apart from the export.",
      },
    );
  }
  const isBeside = out !== "-" && (await liesBeside(path, out));
  const isNew = !existsSync(path);
  const key = await openKeyFile(path);
  if (isNew) remark?.(`${path}: a new key of pseudonyms; keep it, and keep it apart.\n`);
  if (isBeside) {
    remark?.(`${path} lies beside what is exported: do not hand it on with that.\n`);
  }
  return { privacy, key };
}

/** Whether the key lies in the folder of the file that is written; in one that is handed on, it is refused. */
async function liesBeside(path: string, out: string | undefined): Promise<boolean> {
  if (out !== undefined && out !== "") return (await checkKeyIsApart(path, out)).isBeside;
  return resolve(dirname(path)) === resolve(".");
}

function parseIdentifiers(text: string): Privacy["identifiers"] {
  const parsed = privacySchema.shape.identifiers.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new AppError("bad-input", `--identifiers is none of keep, redact and drop: “${text}”.`);
}

function parseLimit(text: string): number {
  const parsed = privacySchema.shape.smallCells.safeParse(/^\d+$/.test(text) ? Number(text) : NaN);
  if (parsed.success && parsed.data !== null) return parsed.data;
  throw new AppError("bad-input", `--hide-below is no whole number from 2 to 1000: “${text}”.`);
}
