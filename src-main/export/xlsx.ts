import type { Writer } from "./writer";

/** Not built yet. */
export const writeXlsx: Writer = async () => {
  throw new Error("not built yet");
};
