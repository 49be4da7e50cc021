export function Swatch({ tone }: { tone: string }) {
  return <i className="swatch" style={{ background: `var(--${tone})` }} />;
}
