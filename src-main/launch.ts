import { extname, resolve } from "node:path";
import type { WorkspaceChoice } from "./host";

export interface Launch {
  readonly workspace: WorkspaceChoice;
  /** To import once the window is there. */
  readonly paths: readonly string[];
}

/**
 * What to open, from the arguments after the app's own path: `--sample`, `--memory`, a workspace
 * (`*.duckdb`) and files or folders to import. Without any: the user's own workspace.
 */
export function parseLaunch(args: readonly string[], folder: string): Launch {
  const paths = args.filter((arg) => !arg.startsWith("-")).map((path) => resolve(folder, path));
  const isWorkspace = (path: string) => extname(path).toLowerCase() === ".duckdb";
  const file = paths.find(isWorkspace);
  const rest = paths.filter((path) => !isWorkspace(path));
  if (file !== undefined) return { workspace: { kind: "file", path: file }, paths: rest };
  if (args.includes("--sample")) return { workspace: { kind: "sample" }, paths: rest };
  if (args.includes("--memory")) return { workspace: { kind: "memory" }, paths: rest };
  return { workspace: { kind: "own" }, paths: rest };
}

/**
 * The arguments that are ours: in a checkout those after the app's path, which is the first that is
 * no switch; packaged, all but the program. Switches for Chromium may stand before and behind.
 */
export function listOwnArguments(argv: readonly string[], isPackaged: boolean): readonly string[] {
  const rest = argv.slice(1);
  if (isPackaged) return rest;
  return rest.slice(rest.findIndex((arg) => !arg.startsWith("-")) + 1);
}
