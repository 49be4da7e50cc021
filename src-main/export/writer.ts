import type { Session } from "../engine";
import type { Leaving } from "./leaving";

/** What a form of rows needs beside the rows. */
export interface WriteContext {
  /** The time that a file states, where it states one. */
  readonly statedAt: Date;
  readonly signal?: AbortSignal | undefined;
  /** Between 0 and 1, with what is at hand; the fraction is null where nobody can know. */
  readonly onProgress?: ((fraction: number | null, note: string) => void) | undefined;
}

export interface Written {
  /** Of the report or table, whatever became of them in the form. */
  readonly rows: number;
  /** What whoever gets the file should know, a sentence each: text that was cut, formulas within. */
  readonly notes: readonly string[];
}

/** Writes rows into a draft, an empty file that is renamed when it is whole (`save.ts`). */
export type Writer = (
  session: Session,
  leaving: Leaving,
  draft: string,
  context: WriteContext,
) => Promise<Written>;
