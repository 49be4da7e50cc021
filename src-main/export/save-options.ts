import type { Protection } from "./leaving";
import type { WriteContext } from "./writer";

/** How a file is written: whole or not at all, at `path`. */
export interface SaveOptions extends WriteContext {
  /** What is done to rows on the way out; null leaves them as they are. */
  readonly protection: Protection | null;
  /** Whether an existing file is replaced; else it is `bad-input`. */
  readonly replace: boolean;
  /** Prints a web page (an HTML file's path) as PDF; only the window can. */
  readonly printPdf?: ((htmlFile: string) => Promise<Uint8Array>) | undefined;
}
