import type { Effects } from "../../src-main/effects";
import { now, sampleFolder } from "./workspace";

/** A world in which the user thinks better of everything, but for what is given. */
export function createEffects(given: Partial<Effects> = {}): Effects {
  return {
    now,
    log: () => undefined,
    pickSources: async () => [],
    pickWorkspace: async () => undefined,
    pickPlan: async () => undefined,
    pickFolder: async () => undefined,
    pickTarget: async () => undefined,
    printPdf: async () => new Uint8Array(),
    reveal: () => undefined,
    copyText: () => undefined,
    ownWorkspace: "",
    sampleFolder,
    ...given,
  };
}
