/** The host's contact with the world, beside DuckDB and files: Electron's half is `dialogs.ts`. */
export interface Effects {
  readonly now: () => Date;
  /** For whoever looks for the cause; never shown. */
  readonly log: (text: string) => void;
  /** Absolute paths; empty when the user thinks better of it. */
  readonly pickSources: (what: "files" | "folder") => Promise<readonly string[]>;
  readonly pickWorkspace: (what: "existing" | "new") => Promise<string | undefined>;
  readonly pickPlan: () => Promise<string | undefined>;
  /** To write into; it may be a new one. */
  readonly pickFolder: () => Promise<string | undefined>;
  /** The system asks before it lets an existing file be replaced. */
  readonly pickTarget: (name: string) => Promise<string | undefined>;
  readonly reveal: (path: string) => void;
  readonly copyText: (text: string) => void;
  /** A web page, given as a file, as it prints; a cancel ends it. */
  readonly printPdf: (htmlFile: string, signal?: AbortSignal) => Promise<Uint8Array>;
  /** Where the user's own workspace lies. */
  readonly ownWorkspace: string;
  readonly sampleFolder: string;
}
