import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanAnswer } from "../../src-main/answer-text";

/** The examples of analytics-api.md §3.9 and §2.22. */
test.each([
  ["", ""],
  ["justastring", "justastring"],
  ["25.94", "25.94"],
  ['[0, 100, 7, "x", "Duōshǎo"]', "[0|100|7|x|Duōshǎo]"],
  ['"a","b" <choicehint>Correct.</choicehint> o', '"a","b" Correct. o'],
  ['[{"3":"t1"},{"2":"t2"}]', '[{"3": "t1"}|{"2": "t2"}]'],
  ["[[1,0,0],[0,1,0],[0,0,1],[0,0,0]]", "[[1, 0, 0]|[0, 1, 0]|[0, 0, 1]|[0, 0, 0]]"],
  [String.raw`["<text>(S \to D \to G)</text>"]`, String.raw`[(S \to D \to G)]`],
  [String.raw`\((2,1,3)^\n\)`, String.raw`\((2,1,3)^\n\)`],
  [
    String.raw`MLE [mathjax]\widehat{\theta }_ n^{\text {MLE}}[/mathjax]`,
    String.raw`MLE [mathjax]\widehat{\theta }_ n^{\text {MLE}}[/mathjax]`,
  ],
  ['<img src="doggo.png" height="100"/>', ""],
  ["<table><tr><td>(0</td><td>1/3</td><td>0)</td></tr></table>", "(0 1/3 0)"],
  ['"hello**ONEBACKSLASHQUOTE**', String.raw`"hello\"`],
  ["**BACKSLASHSPACE**hello", String.raw`\ hello`],
  ["**FOURBACKSLASHQUOTE****TWOBACKSLASHQUOTE**", String.raw`\\\\"\\"`],
  ["[]", "[]"],
  ['[""]', "[]"],
  ["<p>a</p> <p>b</p>", "a  b"],
  ["a &amp; b", "a & b"],
])("%j is shown as %j", (text, shown) => {
  expect(cleanAnswer(text)).toBe(shown);
});

describe("decision 10: any JSON list is a list", () => {
  test.each([
    ['["café"]', "[café]"],
    ['["🎓", "日本"]', "[🎓|日本]"],
    [String.raw`["a\"b"]`, '[a"b]'],
    ['["a"]\n', "[a]"],
    ["[1.0, 1e3, -0.50]", "[1.0|1e3|-0.50]"],
    ["[true, null, NaN]", "[true|null|NaN]"],
    ['[{"ō":"é"}]', String.raw`[{"\u014d": "\u00e9"}]`],
    [String.raw`["a\\"]`, String.raw`[a\\]`],
  ])("%j is shown as %j", (text, shown) => {
    expect(cleanAnswer(text)).toBe(shown);
  });

  test.each(["[1, 2", "[1 2]", "[1,]", "[01]", "1, 2]", "[a]", '["a]', "[1] [2]"])(
    "%j is none",
    (text) => {
      expect(cleanAnswer(text)).toBe(text);
    },
  );
});

describe("decision 11: only a complete tag that is known is markup", () => {
  test.each([
    ["a<b", "a<b"],
    ["x < 3 & y > 2", "x < 3 & y > 2"],
    ["a<b>c", "a c"],
    ["<unknown>a</unknown>", "<unknown>a</unknown>"],
    ["1<2 <b>bold</b> 3<4", "1<2 bold 3<4"],
    ["<b", "<b"],
    ['<a href="x>y">link</a>', "link"],
    ["a<!-- not shown -->b", "a b"],
    ["<script>x</script>y", "x y"],
    ["<template>hi</template>", "hi"],
    ["<noscript><b>x</b></noscript>", "x"],
  ])("%j is shown as %j", (text, shown) => {
    expect(cleanAnswer(text)).toBe(shown);
  });
});

test("text without markup, markers and brackets is itself, trimmed", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[^<&*[\]\r\0]*$/u), (text) => {
      expect(cleanAnswer(text)).toBe(text.trim());
    }),
  );
});

test("very many and very deep tags are read to their end", () => {
  expect(cleanAnswer(`a${"<br>".repeat(150_000)}b`)).toBe("a b");
  expect(cleanAnswer(`${"<b>".repeat(5_000)}a`)).toBe("a");
});
