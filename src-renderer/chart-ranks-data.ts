import { listRows } from "../src-shared/figures";
import type { Chart, Report } from "../src-shared/report";
import { type Cell, getColumn, type ResultTable } from "../src-shared/result";
import { shortenId } from "../src-shared/shorten-id";

export type RanksChart = Extract<Chart<string>, { readonly mark: "ranks" }>;

export interface Rank {
  readonly label: string;
  /** The category as the data has it. */
  readonly full: string | null;
  readonly value: number;
  readonly part: number | null;
  readonly isFlagged: boolean;
  /** Of those of its group that have a category; or the part of the value. */
  readonly share: number | null;
}

export interface RankGroup {
  readonly heading: string | null;
  readonly ranks: readonly Rank[];
}

export interface RanksData {
  readonly groups: readonly RankGroup[];
  /** How many there are, drawn or not. */
  readonly count: number;
  readonly drawn: number;
}

/** The bars in their order, at most `limit` of them, shared out among the groups. */
export function toRanksData(
  report: Report,
  chart: RanksChart,
  table: ResultTable,
  limit: number,
): RanksData {
  const rows = listRows(report, table);
  const groupOf = chart.group ? getColumn(table, chart.group).values : [];
  const names = [...new Set(rows.map((row) => groupOf[row] ?? null))];
  const shared = findSharedStart(names.map((name) => String(name ?? "")));
  const groups = names.map((name) => {
    const members = rows.filter((row) => (groupOf[row] ?? null) === name);
    const ranks = toRanks(chart, report, table, members);
    return { heading: names.length > 1 ? nameGroup(report, chart, name, shared) : null, ranks };
  });
  const count = groups.reduce((sum, { ranks }) => sum + ranks.length, 0);
  const shown = cutGroups(groups, count, limit);
  const drawn = shown.reduce((sum, { ranks }) => sum + ranks.length, 0);
  return { groups: shown, count, drawn };
}

/** Each group has its fair number; a group of fewer leaves the rest to those after it. */
function cutGroups(groups: readonly RankGroup[], count: number, limit: number): RankGroup[] {
  if (count <= limit) return [...groups];
  let left = limit;
  return groups.slice(0, limit).flatMap((group, place) => {
    const fair = Math.ceil(left / Math.min(groups.length - place, limit - place));
    const ranks = group.ranks.slice(0, Math.min(fair, left));
    left -= ranks.length;
    return ranks.length > 0 ? [{ ...group, ranks }] : [];
  });
}

function toRanks(
  chart: RanksChart,
  report: Report,
  table: ResultTable,
  rows: readonly number[],
): readonly Rank[] {
  const read = (name: string | undefined, row: number): Cell =>
    name === undefined ? null : (getColumn(table, name).values[row] ?? null);
  const toText = (cell: Cell) => (cell === null || cell === "" ? null : String(cell));
  const all = rows.map((row): Rank => {
    const full = toText(read(chart.category, row));
    const value = Number(read(chart.value, row) ?? read(chart.instead, row) ?? 0);
    const part = chart.part ? Number(read(chart.part.column, row) ?? 0) : null;
    const name = toText(read(chart.label, row)) ?? nameCategory(report, chart, full);
    const label = name.replace(/\s+/g, " ").trim();
    const isFlagged = read(chart.flag?.column, row) === true;
    const share = part !== null && value > 0 ? part / value : null;
    return { label, full, value, part, isFlagged, share };
  });
  const isShared = chart.categories !== undefined || chart.group !== undefined;
  const ordered = chart.categories ? orderCategories(chart.categories, all) : orderValues(all);
  return isShared ? withShares(ordered, chart.categories !== undefined) : ordered;
}

function withShares(ranks: readonly Rank[], isOfTold: boolean): readonly Rank[] {
  const isCounted = ({ full }: Rank) => full !== null || !isOfTold;
  const total = ranks.filter(isCounted).reduce((sum, { value }) => sum + value, 0);
  return ranks.map((rank) => ({
    ...rank,
    share: total > 0 && isCounted(rank) ? rank.value / total : null,
  }));
}

function orderValues(ranks: readonly Rank[]): readonly Rank[] {
  return [...ranks].sort(
    (one, other) =>
      Number(one.full === null) - Number(other.full === null) || other.value - one.value,
  );
}

/** Those that are declared, with zero where there are none; others; then who did not tell. */
function orderCategories(
  categories: NonNullable<RanksChart["categories"]>,
  ranks: readonly Rank[],
): readonly Rank[] {
  if (ranks.length === 0) return [];
  const sums = new Map<string | null, Rank>();
  for (const { value, label } of categories) {
    sums.set(value, { label, full: value, value: 0, part: null, isFlagged: false, share: null });
  }
  for (const rank of ranks) {
    const before = sums.get(rank.full);
    sums.set(rank.full, before ? { ...before, value: before.value + rank.value } : rank);
  }
  const all = [...sums.values()];
  return [...all.filter(({ full }) => full !== null), ...all.filter(({ full }) => full === null)];
}

function nameCategory(report: Report, chart: RanksChart, full: string | null): string {
  if (full === null) {
    const label = report.columns[chart.category]?.label.toLowerCase() ?? chart.category;
    return chart.categories ? "Not told" : `No ${label}`;
  }
  return chart.categories?.find(({ value }) => value === full)?.label ?? shortenId(full);
}

/** How many letters all begin with, up to a sign between words: they tell nothing apart. */
function findSharedStart([first = "", ...others]: readonly string[]): number {
  let length = 0;
  while (length < first.length && others.every((other) => other[length] === first[length])) {
    length += 1;
  }
  return length === first.length
    ? 0
    : first.slice(0, length).search(/[^\p{L}\p{N}]?[\p{L}\p{N}]*$/u) + 1;
}

function nameGroup(report: Report, { group = "" }: RanksChart, cell: Cell, shared: number): string {
  const label = report.columns[group]?.label ?? group;
  return cell === null
    ? `No ${label.toLowerCase()}`
    : `${label} ${shortenId(String(cell).slice(shared))}`;
}
