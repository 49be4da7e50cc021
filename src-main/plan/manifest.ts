import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { z } from "zod";
import { throwIfCancelled } from "../../src-shared/errors";
import { formatIso } from "../../src-shared/instant";
import { isOpen, privacySchema } from "../../src-shared/privacy";
import type { Session } from "../engine";

export const manifestName = "manifest.json";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const writtenFile = z.object({ file: z.string(), sha256 });

/**
 * What a plan wrote, from what, and with which program: `manifest.json`. The same inputs, the same
 * plan and the same stated time give the same bytes. No path of the machine is in it, and no key.
 */
export const manifestSchema = z.object({
  version: z.literal(1),
  /** `Coursescope 0.1.0` */
  program: z.string(),
  /** ISO 8601, UTC. */
  statedAt: z.string(),
  plan: z.object({ name: z.string(), sha256 }),
  /** By which a key can be known again, where pseudonyms were made with one. */
  key: z.string().optional(),
  inputs: z.array(
    z.object({
      name: z.string(),
      /** Neither where an output is protected: they tell whether a guess at what is hidden is right. */
      sha256: z.string().optional(),
      bytes: z.number().optional(),
      /** There instead, where there is a key: the hash's HMAC-SHA-256, which only the key's owner has. */
      keyed: z.string().optional(),
      importedAt: z.string(),
      /** Without their rows where counts of few learners are hidden: a row may be a learner. */
      tables: z.array(z.object({ table: z.string(), rows: z.number().optional() })),
    }),
  ),
  /** In the plan's order; those that were written. */
  outputs: z.array(
    writtenFile.extend({
      reports: z.array(z.string()),
      table: z.string().optional(),
      courses: z.array(z.string()),
      params: z.record(z.string(), z.unknown()),
      format: z.string(),
      privacy: privacySchema,
      rows: z.number(),
      bytes: z.number(),
      notes: z.array(z.string()).optional(),
    }),
  ),
  /** Files of earlier runs that this one did not write again; they are still in the folder. */
  left: z.array(writtenFile).optional(),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestOutput = Manifest["outputs"][number];

/** The manifest as text, each object's keys in one order. */
export function encodeManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** An object with its keys sorted, and so are those within. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sortKeys(inner)]));
}

/** Every file that the workspace was filled from, in the order of their import. */
export async function listInputs(session: Session): Promise<Manifest["inputs"]> {
  const found = await session.list<{
    id: number;
    name: string;
    sha256: string;
    bytes: number;
    at: bigint;
    table: string | null;
    rows: number | null;
  }>(
    `select import_id as id, file_name as name, sha256, byte_size::double as bytes,
       imported_at as at, table_name as "table", row_count::double as "rows"
     from stored.imports left join stored.import_tables using (import_id)
     order by import_id, table_name`,
  );
  const files = new Map<number, Manifest["inputs"][number]>();
  for (const { id, at, table, rows, ...file } of found) {
    const input = files.get(id) ?? { ...file, importedAt: formatIso(at), tables: [] };
    if (table !== null) input.tables.push({ table, rows: rows ?? 0 });
    files.set(id, input);
  }
  return [...files.values()];
}

/** Inputs as they may be told beside what was written; `toKeyed` is of a hash, by the plan's key. */
export function toToldInputs(
  inputs: Manifest["inputs"],
  outputs: readonly ManifestOutput[],
  toKeyed: (sha256: string) => string | undefined,
): Manifest["inputs"] {
  if (outputs.every(({ privacy }) => isOpen(privacy))) return inputs;
  const hasRows = outputs.every(({ privacy }) => privacy.smallCells === null);
  return inputs.map(({ name, sha256, importedAt, tables }) => {
    const keyed = sha256 === undefined ? undefined : toKeyed(sha256);
    const told = hasRows ? tables : tables.map(({ table }) => ({ table }));
    return { name, ...(keyed !== undefined && { keyed }), importedAt, tables: told };
  });
}

/** A file's SHA-256, in hex digits; read a piece at a time, until it is cancelled. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) {
    throwIfCancelled(signal);
    hash.update(piece);
  }
  return hash.digest("hex");
}
