import { basename } from "node:path";
import { AppError } from "../src-shared/errors";
import type { EventName, EventPayload, Workspace } from "../src-shared/ipc";
import type { Effects } from "./effects";
import type { Engine } from "./engine";
import { createKey } from "./export/privacy/key-file";
import { Grants } from "./grants";
import { importPaths } from "./import";
import { Jobs } from "./jobs";
import { openWorkspace } from "./workspace";

/** Sends an event to the page. */
export type Send = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;

/** Which workspace to open. */
export type WorkspaceChoice =
  | { readonly kind: "sample" | "memory" | "own" }
  | { readonly kind: "file"; readonly path: string };

/** For jobs to clean up after themselves before the workspace, or the window, is gone. */
const patienceMs = 3000;

/** What the window works on: one open workspace, the jobs that run on it, the paths at hand. */
export class Host {
  readonly effects: Effects;
  readonly send: Send;
  readonly jobs = new Jobs();
  readonly grants = new Grants();
  /** Of pseudonyms, for workspaces that are gone when the window closes. */
  readonly sessionKey = createKey();
  private opened: { readonly engine: Engine; readonly workspace: Workspace } | undefined;

  constructor(effects: Effects, send: Send) {
    this.effects = effects;
    this.send = send;
  }

  get engine(): Engine {
    return this.getOpened().engine;
  }

  get workspace(): Workspace {
    return this.getOpened().workspace;
  }

  /** Opens another workspace; the one before stays open when that fails. */
  async open(choice: WorkspaceChoice): Promise<Workspace> {
    const engine = await openWorkspace(toFile(choice, this.effects));
    if (choice.kind === "sample") {
      const { sampleFolder, now } = this.effects;
      await importPaths(engine, [sampleFolder], { now }).catch(async (error) => {
        await engine.close();
        throw error;
      });
    }
    await this.close();
    this.opened = { engine, workspace: { kind: choice.kind, name: toName(choice) } };
    return this.workspace;
  }

  /** Cancels what runs and closes the workspace. */
  async close(): Promise<void> {
    const stopped = this.jobs.stopAll(patienceMs);
    const { opened } = this;
    this.opened = undefined;
    await opened?.engine.close();
    await stopped;
  }

  private getOpened() {
    if (this.opened) return this.opened;
    throw new AppError("internal", "No workspace is open.");
  }
}

function toFile(choice: WorkspaceChoice, effects: Effects): string | null {
  switch (choice.kind) {
    case "sample":
    case "memory":
      return null;
    case "own":
      return effects.ownWorkspace;
    case "file":
      return choice.path;
  }
}

function toName(choice: WorkspaceChoice): string {
  switch (choice.kind) {
    case "sample":
      return "Sample courses";
    case "memory":
      return "In memory";
    case "own":
      return "My workspace";
    case "file":
      return basename(choice.path);
  }
}
