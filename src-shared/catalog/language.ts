/** The languages of the platform in its own order (`decisions.md` C10). */
export const platformLanguages =
  `en rtl eo am ar az bg-bg bn-bd bn-in bs ca ca@valencia cs cy da de-de el en-uk en@lolcat
  en@pirate es-419 es-ar es-ec es-es es-mx es-pe et-ee eu-es fa fa-ir fi-fi fil fr gl gu he hi hr hu
  hy-am id it-it ja-jp kk-kz km-kh kn ko-kr lt-lt ml mn mr ms nb ne nl-nl or pl pt-br pt-pt ro ru si
  sk sl sq sr sv sw ta te th tr-tr uk ur vi uz zh-cn zh-hk zh-tw`.split(/\s+/);

/** The platform's default, which is always released. */
const defaultLanguage = "en";

/** Codes with commas between, in small letters. */
export function splitLanguages(codes: string): readonly string[] {
  return codes
    .split(",")
    .map((code) => code.trim().toLowerCase())
    .filter((code) => code !== "");
}

/**
 * The released language that is nearest to a course's: the same one, else the first that begins with
 * the same two letters. Null where there is none. Capital letters in `language` match nothing but
 * themselves, and so nothing. `released` null is all languages of the platform.
 */
export function findClosestReleasedLanguage(
  language: string | null,
  released: readonly string[] | null,
): string | null {
  if (!language) return null;
  const all = platformLanguages.filter(
    (code) => released === null || code === defaultLanguage || released.includes(code),
  );
  if (all.includes(language)) return language;
  return all.find((code) => code.slice(0, 2) === language.slice(0, 2)) ?? null;
}
