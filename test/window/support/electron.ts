import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { _electron, type ElectronApplication, type Page } from "playwright-core";

const repoRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const screenshotFolder = path.join(repoRoot, "test-results");

export interface LaunchOptions {
  /** What follows the app path on the command line: options and input paths. */
  args?: string[];
  /** Switches for Electron itself, before the app path. */
  switches?: string[];
  /** Added to the environment of the tests. */
  env?: Record<string, string>;
  /** A user data folder to keep; by default a fresh one that goes away with the app. */
  userData?: string;
}

export interface LaunchedApp {
  app: ElectronApplication;
  page: Page;
  userData: string;
  close: () => Promise<void>;
}

export interface Point {
  x: number;
  y: number;
}

/** Starts the built app and waits for its first window. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const { args = [], switches = [], env = {} } = options;
  const userData = options.userData ?? (await mkdtemp(path.join(tmpdir(), "coursescope-window-")));
  const app = await _electron.launch({
    executablePath: electronPath(),
    args: [...electronArgs(userData), ...switches, repoRoot, ...args],
    cwd: repoRoot,
    env: { ...definedEnvironment(), ...env },
  });
  const close = async () => {
    await app.close();
    if (!options.userData) await rm(userData, { recursive: true, force: true });
  };
  return { app, page: await app.firstWindow(), userData, close };
}

/** Drops files of this machine on the page, as from a file manager. */
export async function dropFiles(
  page: Page,
  target: string | Point,
  paths: string[],
): Promise<void> {
  const { x, y } = typeof target === "string" ? await centerOf(page, target) : target;
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await session.send("Input.dispatchDragEvent", { type, x, y, data });
  }
  await session.detach();
}

/** Writes what the page shows to `test-results/<name>.png` and returns that path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  await mkdir(screenshotFolder, { recursive: true });
  const file = path.join(screenshotFolder, `${name}.png`);
  await page.screenshot({ path: file });
  return file;
}

export async function setTheme(page: Page, theme: "dark" | "light"): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
}

/** Gives the app's first window a content size, in CSS pixels. */
export async function setSize(
  app: ElectronApplication,
  width: number,
  height: number,
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
}

function electronPath(): string {
  const { COURSESCOPE_ELECTRON } = process.env;
  if (COURSESCOPE_ELECTRON) return COURSESCOPE_ELECTRON;
  throw new Error("COURSESCOPE_ELECTRON is not set: run the window tests with npm run test:window");
}

function electronArgs(userData: string): string[] {
  const machineArgs: string[] = JSON.parse(process.env.COURSESCOPE_ELECTRON_ARGS ?? "[]");
  // Containers often give /dev/shm too little room for Chromium.
  return [...machineArgs, "--disable-dev-shm-usage", `--user-data-dir=${userData}`];
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

async function centerOf(page: Page, selector: string): Promise<Point> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`Nothing to drop on: ${selector} is not visible`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
