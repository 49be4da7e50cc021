/** The visual language: every colour of the product. The page makes CSS variables of it, exports use it as it is. */
export interface Theme {
  readonly bg: string;
  readonly surface: string;
  readonly sidebar: string;
  readonly line: string;
  readonly "line-strong": string;
  readonly text: string;
  readonly muted: string;
  readonly faint: string;
  readonly accent: string;
  readonly "accent-weak": string;
  readonly "on-accent": string;
  readonly ok: string;
  readonly "ok-weak": string;
  readonly warn: string;
  readonly "warn-weak": string;
  readonly bad: string;
  readonly "bad-weak": string;
  /** Series of a chart; told apart by people with any colour vision, by lightness too. */
  readonly c1: string;
  readonly c2: string;
  readonly c3: string;
  readonly c4: string;
  readonly c5: string;
  readonly c6: string;
  readonly c7: string;
  /** From few to many, in one hue: the countries of a map. */
  readonly m1: string;
  readonly m2: string;
  readonly m3: string;
  readonly m4: string;
  readonly m5: string;
}

export const light: Theme = {
  bg: "#fcfcfb",
  surface: "#ffffff",
  sidebar: "#f5f5f3",
  line: "#e6e6e2",
  "line-strong": "#cfcfc9",
  text: "#1c1c1a",
  muted: "#63635e",
  faint: "#6e6e68",
  accent: "#2a5bd0",
  "accent-weak": "#e9effc",
  "on-accent": "#ffffff",
  ok: "#1e6b3a",
  "ok-weak": "#e5f3e9",
  warn: "#7d5200",
  "warn-weak": "#fbf0d9",
  bad: "#a6261d",
  "bad-weak": "#fbe9e7",
  c1: "#2b64b1",
  c2: "#b8760b",
  c3: "#17907a",
  c4: "#bf4b75",
  c5: "#6598d0",
  c6: "#8c95a1",
  c7: "#7a5bb5",
  m1: "#6598d0",
  m2: "#437bc0",
  m3: "#2b62ae",
  m4: "#1c4a8c",
  m5: "#0f2f61",
};

export const dark: Theme = {
  bg: "#151514",
  surface: "#1c1c1b",
  sidebar: "#181817",
  line: "#2c2c2a",
  "line-strong": "#45453f",
  text: "#ededea",
  muted: "#a8a8a1",
  faint: "#8b8b84",
  accent: "#8fb0ff",
  "accent-weak": "#222c44",
  "on-accent": "#10182b",
  ok: "#7fce9b",
  "ok-weak": "#1c2f23",
  warn: "#e5bb62",
  "warn-weak": "#33290f",
  bad: "#f0958d",
  "bad-weak": "#3a1f1c",
  c1: "#6fa5ea",
  c2: "#e8b351",
  c3: "#4fc0a9",
  c4: "#e5839f",
  c5: "#5b82b3",
  c6: "#767d88",
  c7: "#b39ae6",
  m1: "#4b6f9e",
  m2: "#5f8bc6",
  m3: "#7daeee",
  m4: "#a5c9f8",
  m5: "#d5e6fd",
};
