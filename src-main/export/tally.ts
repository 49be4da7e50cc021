import type { Session } from "../engine";

let count = 0;

/** Counts cells while they are written, since another look at a million rows takes as long again. */
export interface Tally {
  /** SQL for an empty text, which counts one where it is evaluated. */
  readonly one: string;
  read(): Promise<number>;
}

/** A sequence is the only thing in SQL that remembers what passed by; it goes with the session. */
export async function createTally(session: Session): Promise<Tally> {
  count += 1;
  const name = `leaving_tally_${count}`;
  await session.run(`create temp sequence ${name}`);
  return {
    one: `left(nextval('temp.${name}')::varchar, 0)`,
    read: async () => {
      const [found] = await session.list<{ last: number | null }>(
        `select last_value as last from duckdb_sequences() where sequence_name = '${name}'`,
      );
      return found?.last ?? 0;
    },
  };
}
