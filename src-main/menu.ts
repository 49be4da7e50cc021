import type { MenuItemConstructorOptions } from "electron";
import type { EventPayload } from "../src-shared/ipc";
import type { WorkspaceChoice } from "./host";

export type Command = EventPayload<"command">["name"];

export interface MenuActions {
  /** Has the page carry it out. */
  readonly command: (name: Command) => void;
  readonly open: (kind: WorkspaceChoice["kind"] | "new") => void;
}

/** The menu, as data. */
export function createMenu(
  { command, open }: MenuActions,
  isMac: boolean,
): MenuItemConstructorOptions[] {
  const item = (label: string, name: Command, accelerator?: string) => ({
    label,
    ...(accelerator && { accelerator }),
    click: () => command(name),
  });
  const separator: MenuItemConstructorOptions = { type: "separator" };
  const file: MenuItemConstructorOptions[] = [
    item("Open Files…", "open-files", "CmdOrCtrl+O"),
    item("Open Folder…", "open-folder", "CmdOrCtrl+Shift+O"),
    separator,
    { label: "My Workspace", click: () => open("own") },
    { label: "New Workspace…", accelerator: "CmdOrCtrl+Shift+N", click: () => open("new") },
    { label: "Open Workspace…", click: () => open("file") },
    { label: "Sample Courses", click: () => open("sample") },
    separator,
    item("Export…", "export", "CmdOrCtrl+E"),
    item("Run a Plan…", "run-plan"),
    separator,
    isMac ? { role: "close" } : { role: "quit" },
  ];
  const view: MenuItemConstructorOptions[] = [
    item("Find Course", "find-course", "CmdOrCtrl+K"),
    item("Imported Files", "show-imports"),
    separator,
    { role: "resetZoom" },
    { role: "zoomIn" },
    { role: "zoomOut" },
    { role: "togglefullscreen" },
    separator,
    { role: "toggleDevTools" },
  ];
  return [
    ...(isMac ? [{ role: "appMenu" } as const] : []),
    { label: "File", submenu: file },
    { role: "editMenu" },
    { label: "View", submenu: view },
    { role: "windowMenu" },
  ];
}
