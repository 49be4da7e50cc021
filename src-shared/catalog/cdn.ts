/** Like a scheme, as `data:` or an asset key without its slash: `decisions.md` C19. */
const hasColon = /^[a-z][a-z0-9+.-]*:/i;
const hasHost = /^\/\/[^/?#]/;

/**
 * A URL as the CDN serves it: with the CDN's host and no scheme. What names its own host stays as it
 * is, and so does a text that begins like a scheme, of which the LMS loses a part. `baseUrl` is null
 * where there is no CDN.
 */
export function applyCdn(url: string, baseUrl: string | null): string {
  if (!baseUrl || url === "" || hasColon.test(url) || hasHost.test(url)) return url;
  const path = url
    .replace(/^\/\//, "")
    .replace(/^([^#]*)#$/, "$1")
    .replace(/^([^?#]*)\?(?=#|$)/, "$1");
  return `//${baseUrl}${/^[/?#]/.test(path) || path === "" ? "" : "/"}${path}`;
}
