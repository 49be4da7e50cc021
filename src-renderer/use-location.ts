import { useMemo, useSyncExternalStore } from "react";
import { formatLocation, type Location, parseLocation } from "./location";

/** The current address, in parts; back and forward are the browser's own. */
export function useLocation(): Location {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => parseLocation(hash), [hash]);
}

export function goTo(location: Location): void {
  window.location.hash = formatLocation(location);
}

/** Goes there without leaving a step to come back to: for where the page itself decides. */
export function replaceLocation(location: Location): void {
  const address = new URL(window.location.href);
  address.hash = formatLocation(location);
  window.location.replace(address);
}

function subscribe(fn: () => void): () => void {
  window.addEventListener("hashchange", fn);
  return () => window.removeEventListener("hashchange", fn);
}
