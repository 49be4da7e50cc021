import { join } from "node:path";
import { app, type BrowserWindow, clipboard, dialog, shell } from "electron";
import type { Effects } from "./effects";
import { printPdf } from "./print-pdf";

/** Electron's half of the effects: what asks the user, and what the system does. */
export function createEffects(getWindow: () => BrowserWindow | undefined): Effects {
  const ask = async (options: Electron.OpenDialogOptions) => {
    const window = getWindow();
    const answer = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    return answer.canceled ? [] : answer.filePaths;
  };
  const askTarget = async (options: Electron.SaveDialogOptions) => {
    const window = getWindow();
    const answer = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options));
    return answer.canceled || !answer.filePath ? undefined : answer.filePath;
  };
  const workspaces = [{ name: "Coursescope workspace", extensions: ["duckdb"] }];
  const plans = [{ name: "Plan", extensions: ["json"] }];
  return {
    now: () => new Date(),
    log: (text) => console.error(text),
    pickSources: (what) =>
      what === "folder"
        ? ask({ title: "Open folder", properties: ["openDirectory", "multiSelections"] })
        : ask({ title: "Open files", properties: ["openFile", "multiSelections"] }),
    pickWorkspace: async (what) =>
      what === "existing"
        ? (await ask({ title: "Open workspace", properties: ["openFile"], filters: workspaces }))[0]
        : askTarget({ title: "New workspace", defaultPath: "courses.duckdb", filters: workspaces }),
    pickPlan: async () =>
      (await ask({ title: "Run a plan", properties: ["openFile"], filters: plans }))[0],
    pickFolder: async () =>
      (
        await ask({
          title: "Folder for the outputs",
          buttonLabel: "Write here",
          properties: ["openDirectory", "createDirectory"],
        })
      )[0],
    pickTarget: (name) =>
      askTarget({ title: "Save as", defaultPath: join(app.getPath("downloads"), name) }),
    reveal: (path) => shell.showItemInFolder(path),
    copyText: (text) => clipboard.writeText(text),
    printPdf,
    ownWorkspace: join(app.getPath("userData"), "workspace.duckdb"),
    sampleFolder: join(app.getAppPath(), "sample-data/exports"),
  };
}
