import { contextBridge, ipcRenderer, webUtils } from "electron";

type Listener = (event: { name: string; payload: unknown }) => void;

const listeners = new Set<Listener>();
const early: Parameters<Listener>[0][] = [];

ipcRenderer.on("coursescope:event", (_, event) => {
  // What main says before the page listens waits for it.
  if (listeners.size === 0) early.push(event);
  for (const listener of listeners) listener(event);
});

contextBridge.exposeInMainWorld("coursescope", {
  call: (name: string, input: unknown) => ipcRenderer.invoke("coursescope:call", name, input),
  listen: (listener: Listener) => {
    listeners.add(listener);
    for (const event of early.splice(0)) listener(event);
    return () => listeners.delete(listener);
  },
});

window.addEventListener("drop", (event) => {
  const files = [...(event.dataTransfer?.files ?? [])];
  // Electron before 32 has the path on the file itself.
  const paths = files.map((file) => webUtils?.getPathForFile(file) ?? Reflect.get(file, "path"));
  if (paths.length > 0) ipcRenderer.send("coursescope:drop", paths);
});
