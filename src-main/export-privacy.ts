import { AppError } from "../src-shared/errors";
import type { CallInput, ExportPreview } from "../src-shared/ipc";
import { isOpen, type Privacy } from "../src-shared/privacy";
import { type Protection, withReport, withTable } from "./export/leaving";
import { findKey, openKeyFile, toKeyPath } from "./export/privacy/key-file";
import { previewLeaving } from "./export/privacy/preview";
import type { Host } from "./host";

/** What the window does to rows on their way out, and shows of it before. */

/** What is to be done to rows of what is open; null where they leave as they are. Makes the key's file. */
export async function findProtection(host: Host, privacy: Privacy): Promise<Protection | null> {
  if (isOpen(privacy)) return null;
  const { file } = host.engine;
  const isKeyed = privacy.learners === "pseudonymize" && file !== null;
  return { privacy, key: isKeyed ? await openKeyFile(toKeyPath(file)) : host.sessionKey };
}

/** What `exportReport` would write. */
export async function previewReport(
  host: Host,
  { report, params, privacy }: CallInput<"previewReport">,
  signal: AbortSignal,
): Promise<ExportPreview> {
  const request = { report, params, now: host.effects.now() };
  const protection = await toPreviewed(host, privacy);
  return withReport(
    host.engine,
    request,
    null,
    (leaving, session) => previewLeaving(session, leaving, protection),
    { signal },
  );
}

/** What `exportTable` would write. */
export async function previewTableExport(
  host: Host,
  { job: _, privacy, search, ...filter }: CallInput<"previewTableExport">,
  signal: AbortSignal,
): Promise<ExportPreview> {
  const protection = await toPreviewed(host, privacy);
  return withTable(
    host.engine,
    { filter: { ...filter, search: "" }, sort: null },
    null,
    (leaving, session) => previewLeaving(session, { ...leaving, search }, protection),
    { signal },
  );
}

/** A preview makes no file: until there is a key, its pseudonyms are of another. */
async function toPreviewed(host: Host, privacy: Privacy): Promise<Protection> {
  const { file } = host.engine;
  const isKeyed = privacy.learners === "pseudonymize" && file !== null;
  const key = isKeyed ? await findKey(toKeyPath(file)) : undefined;
  return { privacy, key: key ?? host.sessionKey };
}

/** Shows the key's file in its folder, made when it is not there yet. */
export async function revealKey(host: Host): Promise<Record<string, never>> {
  const { file } = host.engine;
  if (file === null) {
    throw new AppError("bad-input", `${host.workspace.name} has no key file.`, {
      hint: "Its pseudonyms hold until the window is closed. Save your data in a workspace to keep them.",
    });
  }
  await openKeyFile(toKeyPath(file));
  host.effects.reveal(toKeyPath(file));
  return {};
}
