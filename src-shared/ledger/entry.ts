import type { ReportId } from "../reports";

/** A metric that another tool showed, in its words, and what became of it here. */
export type Entry = { readonly metric: string } & (
  | { readonly status: "same"; readonly ours: ReportId; readonly how?: string }
  /** It is here by another rule; `how` sets rule against rule. */
  | { readonly status: "differs"; readonly ours: ReportId; readonly how: string }
  /** `how` says what it needs, or why it will not come. */
  | { readonly status: "not yet" | "never"; readonly ours?: never; readonly how: string }
);
