import { hidesCounts, type Privacy, redactedMark } from "../../../src-shared/privacy";
import type { Column, Report } from "../../../src-shared/report";
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

/** What was done, a sentence each. */
export function listProtections(fates: readonly Fate[], privacy: Privacy): string[] {
  const of = (what: Fate["what"]) => fates.filter((fate) => fate.what === what);
  const sentences: string[] = [];
  const pseudonymized = of("pseudonymized");
  if (pseudonymized.length > 0) {
    sentences.push(
      `In ${listNames(pseudonymized)} learners stand under pseudonyms: ${countCells(pseudonymized)}.`,
    );
  }
  const dropped = of("dropped");
  if (dropped.length > 0) {
    const are = dropped.length === 1 ? "The column %s is" : "The columns %s are";
    sentences.push(
      `${are.replace("%s", listNames(dropped))} left out: what is in there may say who somebody is.`,
    );
  }
  const redacted = of("redacted");
  if (redacted.length > 0) {
    sentences.push(
      `In ${listNames(redacted)} “${redactedMark}” stands for what may say who somebody is: ${countCells(redacted)}.`,
    );
  }
  const hidden = of("hidden");
  if (privacy.smallCells !== null && hidden.length > 0) {
    const cells = countCells(hidden);
    const are = sum(hidden) === 1 ? "is" : "are";
    sentences.push(
      `${cells} ${are} hidden: counts below ${privacy.smallCells}, and those that would give them away.`,
    );
    const lists = hidden.filter(({ column }) => typeof column.type === "object");
    if (lists.length > 0) sentences.push(`Within ${listNames(lists)} a hidden count is empty.`);
  }
  return sentences;
}

/** What the protection does not do, a sentence each; whoever hands the rows on should know. */
export function listCautions(leaving: Leaving, privacy: Privacy): string[] {
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
  const told = columns.filter(({ name }) => quasiIdentifiers.includes(name));
  if (learners.length > 0 && told.length > 0) {
    sentences.push(
      `${listNames(toFates(told))} stay as they are: taken together, they may tell who a learner is.`,
    );
  }
  const open = [...identifies("person"), ...identifies("answer")];
  if (open.length > 0 && privacy.identifiers === "keep") {
    sentences.push(`What may say who somebody is stays as it is in ${listNames(toFates(open))}.`);
  }
  if (privacy.smallCells !== null && findCells(leaving)) {
    sentences.push(
      "Hidden counts cannot be computed from this export and the totals. Whoever compares it with another day, another time of export, another limit or the same learners in other groups may still narrow them down.",
    );
    if (findCells(leaving)?.addUpOver) {
      sentences.push(
        "A row stands only for what there is: where there are as many rows as learners, each of them is one.",
      );
    }
  }
  if (privacy.smallCells !== null && learners.length > 0) sentences.push(countable);
  return sentences;
}

/** What whoever hands on several reports together should know. */
export function listBookCautions(reports: readonly Report[], privacy: Privacy | undefined) {
  if (!hidesCounts(privacy)) return [];
  return reports
    .filter(({ columns }) =>
      Object.values<Column>(columns).some(({ identifies }) => identifies === "learner"),
    )
    .map(({ title }) => `${title}: ${countable}`);
}

const countable =
  "Rows are about one learner each: whoever counts them finds counts that are hidden elsewhere.";

/** What learners say of themselves, one learner a row: it names nobody, and several together may. */
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

/** `a`, `a and b`, `a, b and c`. */
function listNames(fates: readonly Fate[]): string {
  const names = fates.map(({ column }) => column.name);
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

const sum = (fates: readonly Fate[]) => fates.reduce((total, { cells }) => total + cells, 0);

function countCells(fates: readonly Fate[]): string {
  const cells = sum(fates);
  return `${cells.toLocaleString("en-US")} ${cells === 1 ? "cell" : "cells"}`;
}
