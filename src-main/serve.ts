import { type BrowserWindow, ipcMain, type WebFrameMain } from "electron";
import type { Gate } from "./gate";
import type { Host, Send } from "./host";
import { isOwnPage } from "./page";

/** Sends events to a window's page, while there is one. */
export function createSend(getWindow: () => BrowserWindow | undefined): Send {
  return (name, payload) => {
    const window = getWindow();
    if (window && !window.isDestroyed())
      window.webContents.send("coursescope:event", { name, payload });
  };
}

/** Opens the gate to our own page, and to no other sender. */
export function serve(gate: Gate, host: Host): void {
  ipcMain.handle("coursescope:call", (event, name: unknown, input: unknown) => {
    if (isOwnFrame(event.senderFrame)) return gate(name, input);
    return { ok: false, error: { code: "bad-input", message: "unknown sender" } };
  });
  // The preload alone can turn what was dropped into paths; the page gets tokens.
  ipcMain.on("coursescope:drop", async (event, paths: unknown) => {
    if (!isOwnFrame(event.senderFrame) || !isPathList(paths)) return;
    const sources = await host.grants.grantSources(paths);
    if (sources.length > 0) host.send("dropped", { sources });
  });
}

function isOwnFrame(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}

function isPathList(paths: unknown): paths is string[] {
  return Array.isArray(paths) && paths.every((path) => typeof path === "string" && path !== "");
}
