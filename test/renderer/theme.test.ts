import { describe, expect, test } from "vitest";
import { markTones } from "../../src-renderer/course-mark";
import { dark, light, type Theme } from "../../src-shared/theme";

type Rgb = readonly [number, number, number];

function parseHex(color: string): Rgb {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => Number.parseInt(color.slice(at, at + 2), 16) / 255,
  );
  return [red, green, blue];
}

function parseHsl(hue: number, tone: string): Rgb {
  const [saturation = 0, lightness = 0] = tone
    .split(" ")
    .map((part) => Number.parseFloat(part) / 100);
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (at: number) => {
    const place = (at + hue / 30) % 12;
    return lightness - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1));
  };
  return [channel(0), channel(8), channel(4)];
}

/** WCAG 2's relative luminance and contrast ratio. */
function contrast(one: Rgb, other: Rgb): number {
  const luminance = (color: Rgb) => {
    const [red = 0, green = 0, blue = 0] = color.map((part) =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["bg", "surface", "sidebar"] as const;
const texts = ["text", "muted", "faint"] as const;
const pairs: readonly (readonly [keyof Theme, keyof Theme])[] = [
  ...texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ["accent", "bg"],
  ["accent", "surface"],
  ["accent", "sidebar"],
  ["on-accent", "accent"],
  ["text", "accent-weak"],
  ["muted", "accent-weak"],
  ["ok", "ok-weak"],
  ["warn", "warn-weak"],
  ["bad", "bad-weak"],
  ["ok", "surface"],
  ["bad", "surface"],
  ["warn", "surface"],
];
const tones = ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "m1", "m2", "m3", "m4", "m5"] as const;

describe.each([
  ["light", light, markTones.light],
  ["dark", dark, markTones.dark],
] as const)("the %s theme", (_, theme, mark) => {
  test.each(pairs)("writes %s on %s at 4.5:1 or more", (text, ground) => {
    expect(contrast(parseHex(theme[text]), parseHex(theme[ground]))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(tones)("draws %s on the surface at 3:1 or more", (tone) => {
    expect(contrast(parseHex(theme[tone]), parseHex(theme.surface))).toBeGreaterThanOrEqual(3);
  });

  test("writes the letters of a course's mark at 4.5:1 or more, whatever its hue", () => {
    for (let hue = 0; hue < 360; hue += 1) {
      const ratio = contrast(parseHsl(hue, mark.fill), parseHsl(hue, mark.ink));
      expect(ratio, `hue ${hue}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});
