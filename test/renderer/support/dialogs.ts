import { eventually, find, findButton } from "./page";

/** What one does in menus and dialogs, by the words that one reads there. */

/** Opens a menu and chooses an item; `label` is the item's own words. */
export async function chooseItem(menu: string | RegExp, label: string): Promise<void> {
  findButton(menu).click();
  await eventually(() => getItem(label));
  getItem(label).click();
}

export function getItem(label: string): HTMLElement {
  const items = [...document.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  const found = items.find((item) => listLabels(item).includes(label));
  if (!found) throw new Error(`no menu item: ${label}`);
  return found;
}

/** What is in a menu that is open, in order. */
export function listItems(): readonly string[] {
  const items = [...document.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  return items.map((item) => listLabels(item)[0] ?? "");
}

function listLabels(item: HTMLElement): readonly string[] {
  const label = item.querySelector('[slot="label"]')?.textContent;
  return label ? [label] : [item.firstChild?.textContent ?? ""];
}

/** Chooses one of a row of words; `group` is what stands above it. */
export function chooseRadio(group: string, label: string): void {
  getRadio(group, label).click();
}

export function getRadio(group: string, label: string): HTMLInputElement {
  const groups = [...document.querySelectorAll<HTMLElement>('[role="radiogroup"]')];
  const found = groups.find((one) => one.querySelector(".param-label")?.textContent === group);
  const radio = [...(found?.querySelectorAll("label") ?? [])].find(
    ({ textContent }) => textContent === label,
  );
  const input = radio?.querySelector("input");
  if (!input) throw new Error(`no choice: ${group}, ${label}`);
  return input;
}

export function getCheck(label: string): HTMLInputElement {
  const checks = [...document.querySelectorAll<HTMLLabelElement>("label.check")];
  const found = checks.find(({ textContent }) => textContent?.startsWith(label));
  const input = found?.querySelector("input");
  if (!input) throw new Error(`no box to tick: ${label}`);
  return input;
}

/** Chooses the form that something leaves in. */
export async function chooseForm(label: string): Promise<void> {
  find(".select-button")?.click();
  const findOption = () =>
    [...document.querySelectorAll<HTMLElement>('[role="option"]')].find(
      (option) => option.querySelector('[slot="label"]')?.textContent === label,
    );
  await eventually(() => {
    if (!findOption()) throw new Error(`no form: ${label}`);
  });
  findOption()?.click();
}

export const pressEscape = () =>
  document.activeElement?.dispatchEvent(
    new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }),
  );
