const labelLimit = 200;

/** What comes after the last `/` or `\`. */
export function toBaseName(path: string): string {
  return path.replace(/[/\\]+$/, "").replace(/^.*[/\\]/s, "");
}

/** A name as it is when gzip or Zstandard is undone. */
export function withoutCompression(name: string): string {
  return name.replace(/\.(gz|gzip|zst|zstd)$/i, "").replace(/\.(tgz|tzst)$/i, ".tar");
}

/**
 * A member of an archive, for people: `package.zip › data/enrollment.csv`. Whatever the archive says
 * of names, a label is one line, without signs that turn or hide text, and not much longer than
 * anyone reads.
 */
export function toLabel(container: string, member: string): string {
  return `${container} › ${toPlain(member.replaceAll("\\", "/").replace(/^(\.?\/)+/, ""))}`;
}

/** A file's name as a table may be recognized by it. */
export function toItemName(path: string): string {
  return toPlain(withoutCompression(toBaseName(path)));
}

function toPlain(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, "\ufffd");
  const signs = [...plain];
  return signs.length > labelLimit ? `…${signs.slice(1 - labelLimit).join("")}` : plain;
}

const leftBehind =
  /^(\._.*|\.ds_store|\.localized|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|~\$.*)$/i;

/**
 * What systems put beside people's files: settings of folders, previews, the second half of a file
 * from a Mac, locks of Office.
 */
export function isJunk(path: string): boolean {
  return leftBehind.test(toBaseName(path)) || path.split(/[/\\]/).includes("__MACOSX");
}

/** A name, or that of a folder above it, begins with a dot: left out as it is in folders. */
export function isHidden(path: string): boolean {
  return path.split(/[/\\]/).some((part) => /^\.(?!\.?$)/.test(part));
}
