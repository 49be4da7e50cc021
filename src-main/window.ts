import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { app, BrowserWindow, nativeTheme, protocol, type Session, session } from "electron";
import { dark, light } from "../src-shared/theme";
import { getPageUrl, isOwnPage, policy } from "./page";

const rendererFolder = join(__dirname, "../renderer");

const contentTypes: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** Must run before the app is ready. Chromium itself is to ask for nothing, nor to find a host. */
export function registerPageScheme(): void {
  app.commandLine.appendSwitch("disable-background-networking");
  app.commandLine.appendSwitch("disable-component-update");
  app.commandLine.appendSwitch("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE localhost");
  const privileges = { standard: true, secure: true };
  protocol.registerSchemesAsPrivileged([{ scheme: "app", privileges }]);
}

/** Serves the built page, and lets nothing else be asked for: no network, no permission. */
export function confineSession(): void {
  const { defaultSession } = session;
  // Chromium fetches a spelling dictionary for each session that does not refuse it.
  defaultSession.setSpellCheckerEnabled(false);
  defaultSession.setSpellCheckerLanguages([]);
  defaultSession.protocol.handle("app", ({ url }) => serveFile(new URL(url).pathname));
  defaultSession.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !(isOwnPage(url) || url.startsWith("devtools:") || isDevSocket(url)) });
  });
  denyPermissions(defaultSession);
}

/** The one window: its page has no power but the preload's two functions, and cannot leave. */
export function createWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: "Coursescope",
    backgroundColor: (nativeTheme.shouldUseDarkColors ? dark : light).bg,
    webPreferences: {
      preload: join(__dirname, "../preload/preload.js"),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  window.webContents.on("will-navigate", (event) => event.preventDefault());
  window.webContents.on("will-attach-webview", (event) => event.preventDefault());
  window.webContents.setWindowOpenHandler(() => ({ action: "deny" }));
  window.once("ready-to-show", () => window.show());
  window.loadURL(getPageUrl());
  return window;
}

async function serveFile(pathname: string): Promise<Response> {
  const path = normalize(join(rendererFolder, decodeURIComponent(pathname)));
  const type = contentTypes[extname(path)];
  if (!path.startsWith(rendererFolder + sep) || !type) return new Response(null, { status: 404 });
  const content = await readFile(path).catch(() => undefined);
  if (!content) return new Response(null, { status: 404 });
  const headers = {
    "content-type": type,
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
  };
  return new Response(new Uint8Array(content), { headers });
}

function denyPermissions(target: Session) {
  target.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  target.setPermissionCheckHandler(() => false);
  target.setDevicePermissionHandler(() => false);
}

/** The development server's reload channel. */
function isDevSocket(url: string): boolean {
  return getPageUrl().startsWith("http") && url.startsWith("ws://localhost");
}
