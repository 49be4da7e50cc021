import { createContext, type ReactNode, use, useMemo, useState } from "react";
import type { BookFormat, RowFormat } from "../src-shared/export-format";
import { openChoice, type PrivacyChoice } from "./privacy-choice";

/** What was chosen last, until the window closes. */
export interface ExportChoices {
  readonly rowFormat: RowFormat;
  readonly bookFormat: BookFormat;
  readonly privacy: PrivacyChoice;
}

interface Remembered {
  readonly choices: ExportChoices;
  choose(change: Partial<ExportChoices>): void;
}

const ChoicesContext = createContext<Remembered | null>(null);

export function ExportChoicesProvider({ children }: { children: ReactNode }) {
  const [choices, setChoices] = useState<ExportChoices>({
    rowFormat: "xlsx",
    bookFormat: "xlsx",
    privacy: openChoice,
  });
  const remembered = useMemo<Remembered>(
    () => ({ choices, choose: (change) => setChoices((before) => ({ ...before, ...change })) }),
    [choices],
  );
  return <ChoicesContext value={remembered}>{children}</ChoicesContext>;
}

export function useExportChoices(): Remembered {
  const remembered = use(ChoicesContext);
  if (!remembered) throw new Error("no choices: wrap the page in ExportChoicesProvider");
  return remembered;
}
