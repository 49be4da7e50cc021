import type { Effects } from "../effects";
import type { Protection } from "./leaving";
import type { WriteContext } from "./writer";

/** How a file is written: whole or not at all, at `path`. */
export interface SaveOptions extends WriteContext {
  /** What is done to rows on the way out; null leaves them as they are. */
  readonly protection: Protection | null;
  /** Whether an existing file is replaced; else it is `bad-input`. */
  readonly replace: boolean;
  /** Only the window can. */
  readonly printPdf?: Effects["printPdf"] | undefined;
}
