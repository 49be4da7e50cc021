import { app, type BrowserWindow, dialog, Menu } from "electron";
import { toFailure } from "../src-shared/errors";
import { createEffects } from "./dialogs";
import { createGate } from "./gate";
import { createHandlers } from "./handlers";
import { Host, type WorkspaceChoice } from "./host";
import { listOwnArguments, parseLaunch } from "./launch";
import { createMenu, type MenuActions } from "./menu";
import { useDevServer } from "./page";
import { createSend, serve } from "./serve";
import { confineSession, createWindow, registerPageScheme } from "./window";

let window: BrowserWindow | undefined;
const getWindow = () => window;

app.setName("Coursescope");
registerPageScheme();
if (!app.isPackaged) useDevServer(process.env.ELECTRON_RENDERER_URL);

const launch = parseLaunch(listOwnArguments(process.argv, app.isPackaged), process.cwd());
// Two windows on one workspace file cannot be; the sample is each window's own.
const isFirst = launch.workspace.kind === "sample" || app.requestSingleInstanceLock(launch);

if (!isFirst) app.quit();
else {
  app
    .whenReady()
    .then(start)
    .catch((error) => {
      showError(error);
      app.exit(1);
    });
}

async function start() {
  const host = new Host(createEffects(getWindow), createSend(getWindow));
  confineSession();
  await openOrFallBack(host, launch.workspace);
  const gate = createGate(createHandlers(host), {
    log: host.effects.log,
    checksOutput: !app.isPackaged,
  });
  serve(gate, host);
  Menu.setApplicationMenu(Menu.buildFromTemplate(createMenu(createActions(host), isMac)));
  window = createWindow();
  window.webContents.once("did-finish-load", () => offer(host, launch.paths));
  app.on("second-instance", (_event, _argv, _folder, second) => {
    window?.restore();
    window?.focus();
    offer(host, toPaths(second));
  });
  app.on("open-file", (_event, path) => offer(host, [path]));
  closeOnQuit(host);
}

const isMac = process.platform === "darwin";

/** A workspace that does not open is no reason not to start. */
async function openOrFallBack(host: Host, choice: WorkspaceChoice) {
  try {
    await host.open(choice);
  } catch (error) {
    showError(error);
    await host.open({ kind: "memory" });
  }
}

function createActions(host: Host): MenuActions {
  return {
    command: (name) => host.send("command", { name }),
    open: async (kind) => {
      try {
        const choice = await pickChoice(host, kind);
        if (choice) host.send("workspaceChanged", await host.open(choice));
      } catch (error) {
        showError(error);
      }
    },
  };
}

async function pickChoice(
  host: Host,
  kind: WorkspaceChoice["kind"] | "new",
): Promise<WorkspaceChoice | undefined> {
  if (kind !== "file" && kind !== "new") return { kind };
  const path = await host.effects.pickWorkspace(kind === "file" ? "existing" : "new");
  return path === undefined ? undefined : { kind: "file", path };
}

/** Has the page import files that came from outside it. */
async function offer(host: Host, paths: readonly string[]) {
  const sources = await host.grants.grantSources(paths);
  if (sources.length > 0) host.send("dropped", { sources });
}

function toPaths(second: unknown): readonly string[] {
  const paths: unknown =
    typeof second === "object" && second !== null ? Reflect.get(second, "paths") : [];
  return Array.isArray(paths) ? paths.filter((path) => typeof path === "string") : [];
}

function showError(error: unknown) {
  const { message, hint, details } = toFailure(error);
  dialog.showErrorBox(message, [hint, details].filter(Boolean).join("\n\n"));
}

/** The workspace is closed before the process ends, so that nothing is left in a write-ahead log. */
function closeOnQuit(host: Host) {
  let isClosed = false;
  app.on("window-all-closed", () => app.quit());
  app.on("before-quit", (event) => {
    if (isClosed) return;
    event.preventDefault();
    host.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}
