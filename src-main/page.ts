/**
 * The page's address and what it may do: nothing that is not a file of the app. The hashes are of
 * the only two style elements that our libraries write, each of constant text: Plot's, in each chart,
 * and React Aria's, for what can be pressed. `test/offline.test.ts` and the window's journey hold them.
 */
export const pageOrigin = "app://coursescope";

export const styleHashes = [
  "jSYQUrW7J0b3jPqhZP9C2Xh1PyJKHKXd4s0fpGGKrww=",
  "38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=",
] as const;

/** Set by `npm run dev` alone, to a server on this computer; a packaged app does not look. */
let devServer: string | undefined;

export function useDevServer(url: string | undefined): void {
  devServer = url;
}

export function getPageUrl(): string {
  return devServer ?? `${pageOrigin}/index.html`;
}

export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${styleHashes.map((hash) => `'sha256-${hash}'`).join(" ")}`,
  "img-src 'self' data: blob:",
  "font-src 'none'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export function isOwnPage(url: string): boolean {
  if (url.startsWith(`${pageOrigin}/`)) return true;
  return devServer !== undefined && new URL(url).origin === new URL(devServer).origin;
}
