import { type DefaultTreeAdapterMap, parse } from "parse5";
import { findJsonList } from "./json-list";

/**
 * An answer, or a choice's id, as people read it: without markup, a list in brackets with bars
 * between (`analytics-api.md` §2.22, `decisions.md` 9 to 11).
 */
export function cleanAnswer(text: string): string {
  const items = findJsonList(text);
  if (!items) return normalize(text);
  const texts = items.map((item) => (item.kind === "text" ? normalize(item.text) : item.json));
  return `[${texts.join("|")}]`;
}

/** The text of all text nodes, each trimmed, with blanks between; then the pipeline's own markers. */
function normalize(text: string): string {
  // HTML knows one line end.
  const lines = text.replace(/\r\n?/g, "\n");
  return undoMarkers(hasMarkup(lines) ? readText(lines) : lines.trim());
}

function hasMarkup(text: string): boolean {
  return text.includes("<") || text.includes("&");
}

type Node = DefaultTreeAdapterMap["node"];

function readText(text: string): string {
  const texts: string[] = [];
  // A stack, not a recursion: nothing bounds how deep an answer's tags are nested.
  const waiting: Node[] = [parse(escapeNoTags(text), { scriptingEnabled: false })];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ("value" in node && node.nodeName === "#text") texts.push(node.value.trim());
    if ("content" in node) waiting.push(node.content);
    // One by one: a call with very many arguments overflows the stack as a recursion would.
    if ("childNodes" in node)
      for (const child of [...node.childNodes].reverse()) waiting.push(child);
  }
  return texts.join(" ");
}

/** A comment, or a complete tag. */
const markup = /<!--[\s\S]*?-->|<\/?([a-z][\w:-]*)(?:[\s/](?:"[^"]*"|'[^']*'|[^"'<>])*)?>/gi;

/** Escapes whatever `<` begins neither a comment nor a complete tag of HTML or of problems. */
function escapeNoTags(text: string): string {
  let at = 0;
  let escaped = "";
  for (const match of text.matchAll(markup)) {
    const name = match[1]?.toLowerCase();
    if (name !== undefined && !tagNames.has(name)) continue;
    escaped += text.slice(at, match.index).replaceAll("<", "&lt;") + match[0];
    at = match.index + match[0].length;
  }
  return escaped + text.slice(at).replaceAll("<", "&lt;");
}

const tagNames = new Set(
  `a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote
  body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog
  dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6
  head header hgroup hr html i iframe img input ins kbd label legend li link listing main map mark marquee math
  menu meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext pre progress q rb rp
  rt rtc ruby s samp script search section select slot small source span strike strong style sub summary sup svg
  table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp
  additional_answer annotationinput annotationresponse checkboxgroup chemicalequationinput choice
  choicegroup choicehint choiceresponse choicetextgroup choicetextresponse compoundhint correcthint
  customresponse demandhint description drag_and_drop_input formulaequationinput formularesponse hint
  imageinput imageresponse jsinput jsmeresponse multiplechoiceresponse numericalresponse optionhint
  optioninput optionresponse problem radiogroup responseparam schematicresponse solution stringequalhint
  stringresponse symbolicresponse targetedfeedback targetedfeedbackset text textline truefalseresponse`.split(
    /\s+/,
  ),
);

const markers: readonly (readonly [marker: string, text: string])[] = [
  ["**FOURBACKSLASHQUOTE**", '\\\\\\\\"'],
  ["**THREEBACKSLASHQUOTE**", '\\\\\\"'],
  ["**TWOBACKSLASHQUOTE**", '\\\\"'],
  ["**ONEBACKSLASHQUOTE**", '\\"'],
  ["**TWOBACKSLASH**", "\\\\"],
  ["**BACKSLASHSPACE**", "\\ "],
  ["**BACKSLASHQUOTE**", '\\"'],
];

function undoMarkers(text: string): string {
  if (!text.includes("**")) return text;
  return markers.reduce((done, [marker, written]) => done.replaceAll(marker, written), text);
}
