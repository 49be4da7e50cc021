import type { Session } from "../engine";

let count = 0;

/** Counts cells while they are written, since another look at a million rows takes as long again. */
export interface Tally {
  /** SQL for an empty text, which counts one where it is evaluated. */
  readonly one: string;
  /** How many were counted; to be asked once. */
  read(): Promise<number>;
}

/**
 * A sequence is the only thing in SQL that remembers what passed by; it goes with the session. It
 * begins at 0, so that its next number is how many were taken.
 */
export async function createTally(session: Session): Promise<Tally> {
  count += 1;
  const name = `leaving_tally_${count}`;
  await session.run(`create temp sequence ${name} minvalue 0 start 0`);
  return {
    one: `left(nextval('temp.${name}')::varchar, 0)`,
    read: async () => {
      const [found] = await session.list<{ taken: number }>(
        `select nextval('temp.${name}') as taken`,
      );
      return found?.taken ?? 0;
    },
  };
}
