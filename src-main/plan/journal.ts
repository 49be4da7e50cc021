import { appendFile, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

export const journalName = ".coursescope-run";

const line = z.object({ file: z.string(), sha256: z.string().nullable() });

/**
 * What a run has written so far, for the next one if this one is killed before it says so in its
 * manifest. It is taken away at the end of the run.
 */
export class Journal {
  private readonly path: string;

  constructor(folder: string) {
    this.path = join(folder, journalName);
  }

  /** To be called before a file is written (null), and after, with its hash. */
  async note(file: string, sha256: string | null): Promise<void> {
    const said = `${JSON.stringify({ file, sha256 })}\n`;
    // Where this cannot be written, neither can the file, which says it better.
    await appendFile(this.path, said).catch(() => undefined);
  }

  async remove(): Promise<void> {
    await rm(this.path, { force: true });
  }

  /** What a run that was killed had written; null where it may have been on the way. */
  async read(): Promise<[string, string | null][]> {
    const text = await readFile(this.path, "utf8").catch(() => "");
    return text.split("\n").flatMap((json): [string, string | null][] => {
      try {
        const { file, sha256 } = line.parse(JSON.parse(json));
        return [[file, sha256]];
      } catch {
        // The last line may be half a one.
        return [];
      }
    });
  }
}
