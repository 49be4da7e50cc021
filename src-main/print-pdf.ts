import { pathToFileURL } from "node:url";
import { app, BrowserWindow, session } from "electron";
import { AppError, throwIfCancelled } from "../src-shared/errors";

/**
 * Prints a web page, given as a file, as PDF, on the paper of the user's country. The page is shown
 * to nobody, runs no script and asks for nothing but itself. A cancel does not wait for the pages.
 */
export async function printPdf(htmlFile: string, signal?: AbortSignal): Promise<Uint8Array> {
  throwIfCancelled(signal);
  const printed = print(htmlFile);
  // Nobody waits for it any more once it is cancelled.
  printed.catch(() => undefined);
  const done = new AbortController();
  const cancelled = new Promise<never>((_, reject) => {
    const cancel = () => reject(new AppError("cancelled", "Cancelled."));
    signal?.addEventListener("abort", cancel, { signal: done.signal });
  });
  return Promise.race([printed, cancelled]).finally(() => done.abort());
}

/** Goes on to its end: Electron prints nothing any more after a window that is gone while it prints. */
async function print(htmlFile: string): Promise<Uint8Array> {
  const url = pathToFileURL(htmlFile).href;
  printing.add(url);
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: openSession(),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      spellcheck: false,
    },
  });
  try {
    window.webContents.on("will-navigate", (event) => event.preventDefault());
    window.webContents.setWindowOpenHandler(() => ({ action: "deny" }));
    await window.loadFile(htmlFile);
    return await window.webContents.printToPDF({
      pageSize: findPaper(app.getLocaleCountryCode()),
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: "<span></span>",
      footerTemplate: footer,
      // In inches, as the page's own style has them in millimeters.
      margins: { top: 0.59, right: 0.55, bottom: 0.67, left: 0.55 },
    });
  } finally {
    window.destroy();
    printing.delete(url);
  }
}

/** The page's title, which is the course's name, and the number of the page. */
const footer = `<div style="display:flex;justify-content:space-between;gap:12px;width:100%;padding:0 14mm;color:#63635e;font:7.5pt system-ui,sans-serif"><bdi class="title" style="overflow:hidden;text-overflow:ellipsis;white-space:nowrap"></bdi><span style="white-space:nowrap"><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`;

/** The pages that are being printed; more than one export may be under way. */
const printing = new Set<string>();

/** The session of all of them, which keeps nothing and lets nothing else be asked for. */
function openSession() {
  const own = session.fromPartition("print", { cache: false });
  own.setSpellCheckerEnabled(false);
  own.setSpellCheckerLanguages([]);
  own.webRequest.onBeforeRequest((request, callback) => {
    callback({ cancel: !printing.has(request.url) });
  });
  own.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  return own;
}

const letterCountries = new Set("US CA MX PH CL CO VE GT CR PA DO PR SV NI HN".split(" "));

function findPaper(country: string): "A4" | "Letter" {
  return letterCountries.has(country.toUpperCase()) ? "Letter" : "A4";
}
