import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, vi } from "vitest";
import { App } from "../../../src-renderer/App";
import { createFakeBridge, type FakeBridge, type FakeOptions } from "./fake-bridge";

let root: Root | undefined;

/** What jsdom lacks: a size for everything, so that lists have rows in sight. */
export function giveLayout(size: { readonly width: number; readonly height: number }): void {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  vi.stubGlobal("CSS", { escape: (word: string) => word });
  const { prototype } = HTMLElement;
  vi.spyOn(prototype, "clientWidth", "get").mockReturnValue(size.width);
  vi.spyOn(prototype, "clientHeight", "get").mockReturnValue(size.height);
}

/** What React complains of from here on; to what jsdom does not know it has a right. */
export function listenForErrors(): readonly string[] {
  const errors: string[] = [];
  vi.spyOn(console, "error").mockImplementation((...words) => {
    if (!String(words[0]).includes("is unrecognized in this browser")) errors.push(words.join(" "));
  });
  return errors;
}

/** For every test of a file: a page of this size, closed after it, on which nothing may go wrong. */
export function usePage(size: { readonly width: number; readonly height: number }): void {
  let errors: readonly string[] = [];
  beforeEach(() => {
    giveLayout(size);
    errors = listenForErrors();
  });
  afterEach(() => {
    const found = errors;
    closePage();
    expect(found).toEqual([]);
  });
}

/** Opens the app at an address. */
export async function openPage(hash: string, options: FakeOptions = {}): Promise<FakeBridge> {
  const bridge = createFakeBridge({ reportDelayMs: 0, ...options });
  window.location.hash = hash;
  const place = document.createElement("div");
  document.body.replaceChildren(place);
  root = createRoot(place);
  root.render(<App bridge={bridge} />);
  await eventually(() => expect(bridge.calls.length).toBeGreaterThan(1));
  await eventually(() => expect(document.querySelector("h1, main")).not.toBeNull());
  return bridge;
}

/** The same, with what each call of a name was asked. */
export async function openRecorded(hash: string, options: FakeOptions = {}) {
  const bridge = await openPage(hash, options);
  const inputsOf = (name: string) =>
    bridge.calls
      .filter((call) => call.name === name)
      .map(({ input }) => input as Record<string, unknown>);
  return { bridge, inputsOf };
}

export function closePage(): void {
  root?.unmount();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
}

/** Lets the page work until the check holds. */
export const eventually = (check: () => void) => vi.waitFor(check, { timeout: 5000, interval: 10 });

export const text = () => document.body.textContent ?? "";

export const find = (selector: string) => document.querySelector<HTMLElement>(selector);

export const listTexts = (selector: string) =>
  Array.from(document.querySelectorAll(selector), ({ textContent }) => textContent ?? "");

export function findButton(name: string | RegExp): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>("button, a")].find((element) => {
    const label = element.getAttribute("aria-label") ?? element.textContent ?? "";
    return typeof name === "string" ? label === name : name.test(label);
  });
  if (!found) throw new Error(`no button: ${name}`);
  return found;
}

/** Types into a field that React watches. */
export function type(selector: string, text: string): void {
  const input = find(selector);
  if (!(input instanceof HTMLInputElement)) throw new Error(`no field: ${selector}`);
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, text);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}
