import { randomUUID } from "node:crypto";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { AppError } from "../src-shared/errors";
import type { Source } from "../src-shared/ipc";

/** Paths that the user picked, dropped or saved to. The page holds their tokens, never a path. */
export class Grants {
  private readonly paths = new Map<string, string>();

  grant(path: string): string {
    const token = randomUUID();
    this.paths.set(token, path);
    return token;
  }

  getPath(token: string): string {
    const path = this.paths.get(token);
    if (path !== undefined) return path;
    throw new AppError("bad-input", "That file is no longer at hand: pick it again.");
  }

  /** Tokens with what the page may know. What has vanished since it was picked is left out. */
  async grantSources(paths: readonly string[]): Promise<Source[]> {
    const sources = await Promise.all(paths.map((path) => this.findSource(path)));
    return sources.filter((source) => source !== undefined);
  }

  private async findSource(path: string): Promise<Source | undefined> {
    const found = await stat(path).catch(() => undefined);
    if (!found) return undefined;
    const isFolder = found.isDirectory();
    const size = isFolder ? 0 : found.size;
    return { token: this.grant(path), name: basename(path), size, isFolder };
  }
}
