import { expect, test } from "vitest";
import { type Bridge, createApi, createEvents, createJobId } from "../../src-renderer/api";
import { AppError } from "../../src-shared/errors";

const createBridge = (outcome: unknown): Bridge => ({
  call: async (name, input) => (outcome ?? { ok: true, value: { name, input } }) as never,
  listen: () => () => undefined,
});

test("a call passes its name and input, and gives the value back", async () => {
  const api = createApi(createBridge(undefined));
  expect(await api.cancelJob({ job: "1" })).toEqual({ name: "cancelJob", input: { job: "1" } });
});

test("a failed outcome is thrown, with its code, hint and details", async () => {
  const error = { code: "missing-data", message: "No rows.", hint: "Look.", details: "select" };
  const api = createApi(createBridge({ ok: false, error }));
  const thrown = await api.listCourses({ asOf: null }).catch((reason: unknown) => reason);
  expect(thrown).toBeInstanceOf(AppError);
  expect(thrown).toMatchObject(error);
});

type Listener = (event: { name: string; payload: unknown }) => void;

/** Like the preload: what comes before anybody listens goes to the first who does. */
function createEarlyBridge() {
  const listeners = new Set<Listener>();
  const early: Parameters<Listener>[0][] = [];
  const send = (name: string, payload: unknown) => {
    if (listeners.size === 0) early.push({ name, payload });
    for (const listener of listeners) listener({ name, payload });
  };
  const listen = (fn: Listener) => {
    listeners.add(fn);
    for (const event of early.splice(0)) fn(event);
    return () => listeners.delete(fn);
  };
  return { send, bridge: { ...createBridge(undefined), listen } };
}

test("who listens to one event hears no other, and nothing after the end", () => {
  const { send, bridge } = createEarlyBridge();
  const { listenTo, start } = createEvents(bridge);
  const heard: unknown[] = [];
  const end = listenTo("command", (payload) => heard.push(payload.name));
  start();
  send("command", { name: "export" });
  send("progress", { job: "1", fraction: null, note: "" });
  end();
  send("command", { name: "open-files" });
  expect(heard).toEqual(["export"]);
});

test("what was sent before the page was there is heard by all whom it concerns", () => {
  const { send, bridge } = createEarlyBridge();
  send("dropped", { sources: [] });
  send("command", { name: "export" });
  const { listenTo, start } = createEvents(bridge);
  const heard: string[] = [];
  listenTo("command", ({ name }) => heard.push(`search: ${name}`));
  listenTo("command", ({ name }) => heard.push(`menu: ${name}`));
  listenTo("dropped", ({ sources }) => heard.push(`dropped: ${sources.length}`));
  start();
  expect(heard).toEqual(["dropped: 0", "search: export", "menu: export"]);
});

test("each job has a name of its own", () => {
  expect(createJobId()).not.toBe(createJobId());
});
