import { fromFailure, type Outcome } from "../src-shared/errors";
import type { Api, EventName, EventPayload } from "../src-shared/ipc";

/** What the sandboxed preload puts on the window; tests and development pages give a fake one. */
export interface Bridge {
  call(name: string, input: unknown): Promise<Outcome<unknown>>;
  listen(fn: (event: { name: string; payload: unknown }) => void): () => void;
}

/** The typed calls over a bridge: a failed outcome becomes a thrown `AppError`. */
export function createApi(bridge: Bridge): Api {
  // A proxy, so that a new call needs no line here; the types come from the contract.
  return new Proxy({} as Api, {
    get: (_, name) => (input: unknown) => callBridge(bridge, String(name), input),
  });
}

async function callBridge(bridge: Bridge, name: string, input: unknown): Promise<unknown> {
  const outcome = await bridge.call(name, input);
  if (!outcome.ok) throw fromFailure(outcome.error);
  return outcome.value;
}

type Listener<Name extends EventName> = (payload: EventPayload<Name>) => void;

export interface PageEvents {
  /** Hears one kind of event; the result ends it. */
  readonly listenTo: <Name extends EventName>(name: Name, fn: Listener<Name>) => () => void;
  /** Begins to listen, once the page is there: the preload gives what came before to the first listener. */
  readonly start: () => () => void;
}

/** One listener on the bridge, and any number on the page. */
export function createEvents(bridge: Bridge): PageEvents {
  const listeners = new Map<string, Set<Listener<EventName>>>();
  return {
    listenTo: (name, fn) => {
      const those = listeners.get(name) ?? new Set();
      listeners.set(name, those.add(fn as Listener<EventName>));
      return () => those.delete(fn as Listener<EventName>);
    },
    start: () =>
      bridge.listen(({ name, payload }) => {
        for (const fn of listeners.get(name) ?? []) fn(payload as EventPayload<EventName>);
      }),
  };
}

let jobCount = 0;

/** A name for a piece of work, so that it can be cancelled and its progress told apart. */
export function createJobId(): string {
  jobCount += 1;
  return `page-${Date.now().toString(36)}-${jobCount}`;
}
