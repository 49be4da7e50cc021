import { hidesCounts, type Privacy, redactedMark } from "../../../src-shared/privacy";
import type { Report } from "../../../src-shared/report";
import { listsLearners } from "../../../src-shared/reports";
import type { Leaving, LeavingColumn } from "../leaving";
import { findCells } from "./table-cells";

/** What became of a column on its way out. */
export interface Fate {
  readonly column: LeavingColumn;
  /** `hidden`: some of its cells are. */
  readonly what: "kept" | "pseudonymized" | "redacted" | "dropped" | "hidden";
  /** Cells that are replaced, left out or hidden. */
  readonly cells: number;
}

/** What is done to all that leaves, a sentence each. */
export function describePrivacy({ learners, identifiers, smallCells }: Privacy): readonly string[] {
  return [
    ...(learners === "pseudonymize" ? ["Learners stand under pseudonyms."] : []),
    ...(identifiers === "redact" ? ["Names, addresses and free text are redacted."] : []),
    ...(identifiers === "drop" ? ["Names, addresses and free text are left out."] : []),
    ...(smallCells === null
      ? []
      : [`Counts below ${smallCells} are hidden, with others that they could be computed from.`]),
  ];
}

/** What was done to rows that left together. */
export interface Treatment {
  readonly privacy: Privacy;
  readonly fates: readonly Fate[];
  /** Whether there were rows in which every count would be hidden. */
  readonly leavesOutRows: boolean;
}

/** What was done, a sentence each; cells of a column that left in several goes are counted together. */
export function listProtections(treatments: readonly Treatment[]): string[] {
  const all = mergeFates(treatments.flatMap(({ fates }) => fates));
  const of = (what: Fate["what"]) => all.filter((fate) => fate.what === what && fate.cells > 0);
  const sentences: string[] = [];
  const pseudonymized = of("pseudonymized");
  if (pseudonymized.length > 0) {
    sentences.push(
      `In ${listNames(pseudonymized)}, learners stand under pseudonyms: ${countCells(pseudonymized)}.`,
    );
  }
  const dropped = all.filter(({ what }) => what === "dropped");
  if (dropped.length > 0) {
    const are = dropped.length === 1 ? "The column %s is" : "The columns %s are";
    sentences.push(
      `${are.replace("%s", listNames(dropped))} left out: what is in there may say who somebody is.`,
    );
  }
  const redacted = of("redacted");
  if (redacted.length > 0) {
    sentences.push(
      `In ${listNames(redacted)}, “${redactedMark}” stands for what may say who somebody is: ${countCells(redacted)}.`,
    );
  }
  const hidden = of("hidden");
  const limit = treatments[0]?.privacy.smallCells ?? null;
  if (limit !== null && hidden.length > 0) {
    const cells = countCells(hidden);
    const are = sum(hidden) === 1 ? "is" : "are";
    sentences.push(
      `${cells} ${are} hidden: counts below ${limit}, and those that would give them away.`,
    );
    const lists = hidden.filter(({ column }) => typeof column.type === "object");
    if (lists.length > 0) sentences.push(`Within ${listNames(lists)}, a hidden count is empty.`);
  }
  if (treatments.some(({ leavesOutRows }) => leavesOutRows)) {
    sentences.push("Rows are left out where every count would be hidden.");
  }
  return sentences;
}

/** One for each column and what became of it. */
function mergeFates(fates: readonly Fate[]): readonly Fate[] {
  const merged = new Map<string, Fate>();
  for (const fate of fates) {
    const key = `${fate.what} ${fate.column.name}`;
    merged.set(key, { ...fate, cells: fate.cells + (merged.get(key)?.cells ?? 0) });
  }
  return [...merged.values()];
}

/** What the protection does not do, a sentence each; whoever hands the rows on should know. */
export function listCautions(leaving: Leaving, { privacy, fates, leavesOutRows }: Treatment) {
  const { columns } = leaving;
  const identifies = (what: LeavingColumn["identifies"]) =>
    columns.filter((column) => column.identifies === what);
  const sentences: string[] = [];
  const learners = identifies("learner");
  if (learners.length > 0 && privacy.learners === "keep") {
    sentences.push(`Learners stay as they are in ${listNames(toFates(learners))}.`);
  }
  if (learners.length > 0 && privacy.learners === "pseudonymize") {
    sentences.push(
      "A pseudonym is the same wherever the key is: what one learner did can be put together, and may tell who it is. Whoever has the key can find out.",
    );
  }
  const told = columns.filter(
    ({ name, type }) =>
      quasiIdentifiers.includes(name) || (type === "timestamp" && name !== "created"),
  );
  if (learners.length > 0 && told.length > 0) {
    sentences.push(
      `${listNames(toFates(told))} ${told.length === 1 ? "stays as it is: with what else is known, it" : "stay as they are: taken together, they"} may tell who a learner is.`,
    );
  }
  const open = [...identifies("person"), ...identifies("answer")];
  if (open.length > 0 && privacy.identifiers === "keep") {
    sentences.push(`What may say who somebody is stays as it is in ${listNames(toFates(open))}.`);
  }
  const cells = privacy.smallCells === null ? null : findCells(leaving);
  if (cells && (leavesOutRows || fates.some(({ what }) => what === "hidden"))) {
    sentences.push(
      "Hidden counts cannot be computed from this export and the totals. Whoever compares it with another day, another time of export, another limit or the same learners in other groups may still narrow them down.",
    );
  }
  if (cells?.addUpOver) {
    sentences.push(
      "A row stands only for what there is: where there are as many rows as learners, each of them is one.",
    );
  }
  if (privacy.smallCells !== null && learners.length > 0) sentences.push(countable);
  return sentences;
}

/** What whoever hands on several reports together should know. */
export function listBookCautions(reports: readonly Report[], privacy: Privacy | undefined) {
  if (!hidesCounts(privacy)) return [];
  return reports.filter(listsLearners).map(({ title }) => `${title}: ${countable}`);
}

const countable =
  "Rows are about one learner each: whoever counts them finds counts that are hidden elsewhere.";

/**
 * What learners say of themselves, one learner a row: it names nobody, and several together may. So
 * may times to the second, which stand in the logs of the LMS too.
 */
export const quasiIdentifiers: readonly string[] = [
  "year_of_birth",
  "gender",
  "country",
  "language",
  "level_of_education",
  "cohort",
  "cohort_name",
  "team",
  "team_name",
];

function toFates(columns: readonly LeavingColumn[]): Fate[] {
  return columns.map((column) => ({ column, what: "kept", cells: 0 }));
}

/** As the heads of columns have them: `“a”`, `“a” and “b”`, `“a”, “b” and “c”`. */
function listNames(fates: readonly Fate[]): string {
  const names = fates.map(({ column }) => `“${column.label}”`);
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

const sum = (fates: readonly Fate[]) => fates.reduce((total, { cells }) => total + cells, 0);

function countCells(fates: readonly Fate[]): string {
  const cells = sum(fates);
  return `${cells.toLocaleString("en-US")} ${cells === 1 ? "cell" : "cells"}`;
}
