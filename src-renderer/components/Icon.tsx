const paths = {
  chevron: "m4.5 6.5 3.5 3.5 3.5-3.5",
  search: "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3l3.2 3.2",
  close: "m4.5 4.5 7 7M11.5 4.5l-7 7",
  left: "M9.5 4.5 6 8l3.5 3.5",
  right: "M6.5 4.5 10 8l-3.5 3.5",
  first: "M11.5 4.5 8 8l3.5 3.5M4.5 4.5v7",
  last: "M4.5 4.5 8 8l-3.5 3.5M11.5 4.5v7",
  check: "m3.5 8.5 3 3 6-7",
  up: "M8 12.5v-9M4.5 7 8 3.5 11.5 7",
  down: "M8 3.5v9M4.5 9 8 12.5 11.5 9",
  lock: "M5 7V5.2a3 3 0 0 1 6 0V7M3.8 7h8.4v6H3.8Z",
  tray: "M8 2.5v7M5 6.5l3 3 3-3M2.5 10v3.5h11V10",
  grid: "M3 3h4v4H3ZM9 3h4v4H9ZM3 9h4v4H3ZM9 9h4v4H9Z",
  sort: "M5 3v10M2.5 10.5 5 13l2.5-2.5M9 4h5M9 8h3.5M9 12h2",
  bars: "M3 4h10M3 8h6.5M3 12h8",
} as const;

/** Decoration beside a word; never alone without a label. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

export function BrandMark() {
  return (
    <svg className="brand-mark" viewBox="0 0 18 18" aria-hidden="true">
      <circle cx="7.5" cy="7.5" r="5.6" />
      <path d="m11.8 11.8 4 4" />
      <path d="M4.8 8.6 6.8 6.9l1.5 1.2 2-2.4" strokeWidth="1.3" />
    </svg>
  );
}
