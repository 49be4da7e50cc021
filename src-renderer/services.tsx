import { createContext, type ReactNode, use, useEffect, useMemo } from "react";
import type { Api, EventName, EventPayload } from "../src-shared/ipc";
import { type Bridge, createApi, createEvents, type PageEvents } from "./api";

interface Services {
  readonly api: Api;
  readonly events: PageEvents;
}

const ServicesContext = createContext<Services | null>(null);

export function ServicesProvider({ bridge, children }: { bridge: Bridge; children: ReactNode }) {
  const services = useMemo(
    () => ({ api: createApi(bridge), events: createEvents(bridge) }),
    [bridge],
  );
  // Effects of a child run before its parent's: by now the page's own listeners are there.
  useEffect(() => services.events.start(), [services]);
  return <ServicesContext value={services}>{children}</ServicesContext>;
}

export function useApi(): Api {
  return useServices().api;
}

/** Runs `fn` on each event of this name; it may be a new function each time. */
export function useEvent<Name extends EventName>(
  name: Name,
  fn: (payload: EventPayload<Name>) => void,
): void {
  const { listenTo } = useServices().events;
  useEffect(() => listenTo(name, fn), [listenTo, name, fn]);
}

function useServices(): Services {
  const services = use(ServicesContext);
  if (!services) throw new Error("no services: wrap the page in ServicesProvider");
  return services;
}
