import { decodeEntities } from "./html-entities";

const blanks = /\p{White_Space}+/u;

/**
 * Text without comments and tags, blanks joined, entities decoded once (course-overview.md §2.4,
 * `decisions.md` C20). It may hold a `<` again, so it is never safe as HTML.
 */
export function toPlainText(html: string): string {
  const bare = drop(drop(html, /<!--.*?-->/gs, "-->"), /<.*?>/gs, ">");
  return decodeEntities(
    bare
      .split(blanks)
      .filter((word) => word !== "")
      .join(" "),
  );
}

/** Looks no further than the last `end`: beyond it each `<` would be a search through all the rest. */
function drop(text: string, pattern: RegExp, end: string): string {
  const length = text.lastIndexOf(end) + end.length;
  return length < end.length
    ? text
    : text.slice(0, length).replace(pattern, "") + text.slice(length);
}

/** Whether there is nothing to see. */
export function isBlank(text: string): boolean {
  return /^\p{White_Space}*$/u.test(text);
}
