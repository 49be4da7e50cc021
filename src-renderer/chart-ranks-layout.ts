import type { Rank, RanksData } from "./chart-ranks-data";
import { guessWidth } from "./chart-text";

export const rowHeight = 26;
const headHeight = 30;
const unitHeight = 24;

export interface PlacedRank extends Rank {
  readonly y: number;
}

export interface RanksLayout {
  readonly ranks: readonly PlacedRank[];
  readonly headings: readonly { readonly text: string; readonly y: number }[];
  readonly height: number;
  /** Where the names end and the bars begin and end. */
  readonly from: number;
  readonly to: number;
  readonly max: number;
  readonly top: number;
}

/** Where each bar, name and heading stands. Widths are guessed: files are drawn without a layout. */
export function toRanksLayout(
  { groups }: RanksData,
  values: ReadonlyMap<Rank, string>,
  { top, side, width }: { top: number; side: number; width: number },
): RanksLayout {
  let y = top + unitHeight;
  const headings: { text: string; y: number }[] = [];
  const ranks = groups.flatMap((group) => {
    if (group.heading !== null) {
      headings.push({ text: group.heading, y: y + headHeight / 2 + 2 });
      y += headHeight;
    }
    return group.ranks.map((rank) => {
      const place = { ...rank, y };
      y += rowHeight;
      return place;
    });
  });
  const longest = Math.max(0, ...ranks.map((rank) => guessWidth(nameRank(rank))));
  const labels = Math.min(longest + 12, 280, (width - 2 * side) * 0.42);
  const ends = Math.max(0, ...[...values.values()].map(guessWidth)) + 14;
  const from = side + labels;
  const max = Math.max(1, ...ranks.map(({ value, part }) => Math.max(value, part ?? 0)));
  return {
    ranks,
    headings,
    height: y + 10,
    top,
    from,
    to: Math.max(from + 40, width - side - ends),
    max,
  };
}

export function nameRank({ isFlagged, label }: Rank): string {
  return isFlagged ? `✓ ${label}` : label;
}
