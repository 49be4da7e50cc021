import { redactedMark } from "../../../src-shared/privacy";
import { toName } from "../../import/literal";
import type { LeavingColumn } from "../leaving";

/**
 * SQL for a column of answers in which what a learner typed is redacted, and the course's own choices
 * stay. A row has a choice when its `value_id` reads like an id, or a list of ids, and is not the
 * answer over again: where learners type, some problems log the text once as it was typed and once as
 * it was understood. An id with no text beside it may be the typed text itself, so that only those
 * count that the LMS gives, such as `choice_1`.
 */
export function toRedactedAnswer(value: string, columns: readonly LeavingColumn[]): string {
  return `case when ${value} is null or ${value} = '' or ${hasChoice(columns)}
    then ${value} else '${redactedMark}' end`;
}

const item = "[A-Za-z0-9_.:-]+";
const given = "choice_[A-Za-z0-9_]{1,12}";
const toForms = (id: string) => [id, `\\[${id}(\\|${id})*\\]`, `\\["${id}"(, ?"${id}")*\\]`];

/** SQL for whether a row has a choice of the course. */
export function hasChoice(columns: readonly LeavingColumn[]): string {
  if (!columns.some(({ name }) => name === "value_id")) return "false";
  const texts = columns.filter(
    ({ name, identifies }) => identifies === "answer" && name !== "value_id",
  );
  const differs = texts.map(
    ({ name }) => `${toLetters(toName(name))} is distinct from ${toLetters("value_id")}`,
  );
  const hasText = texts.map(({ name }) => `coalesce("${name}", '') <> ''`);
  const isKnown = [isOf(given), ...hasText.map((text) => `(${text} and ${isOf(item)})`)];
  return `coalesce(${[`(${isKnown.join(" or ")})`, ...differs].join(" and ")}, false)`;
}

const isOf = (id: string) => `regexp_full_match(value_id, '${toForms(id).join("|")}')`;

/** Letters and digits alone, whatever their case. */
const toLetters = (value: string) => `lower(regexp_replace(${value}, '[^\\pL\\pN]', '', 'g'))`;
