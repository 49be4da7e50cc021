import { dark, light, type Theme } from "../src-shared/theme";
import { markTones } from "./course-mark";

const themes = { light, dark };

/** Sets the theme that the system asks for as CSS variables, and follows its changes. */
export function applyTheme(root: HTMLElement, isDark: MediaQueryList): void {
  const apply = () => setTheme(root, isDark.matches ? "dark" : "light");
  isDark.addEventListener("change", apply);
  apply();
}

function setTheme(root: HTMLElement, name: keyof typeof themes): void {
  root.style.setProperty("color-scheme", name);
  for (const [token, color] of Object.entries(themes[name])) {
    root.style.setProperty(`--${token}`, color);
  }
  root.style.setProperty("--mark-fill", markTones[name].fill);
  root.style.setProperty("--mark-ink", markTones[name].ink);
  root.dataset.theme = name;
}

/** A color on the page; it changes with the theme without a new drawing. */
export function toVariable(token: keyof Theme): string {
  return `var(--${token})`;
}

/** A color in a file, which is always light: it ends up on paper and slides. */
export function toFileColor(token: keyof Theme): string {
  return light[token];
}
