import { createContext, type ReactNode, use, useCallback, useMemo, useState } from "react";
import { AppError, type Failure, toFailure } from "../src-shared/errors";

/** A short message bottom right; it leaves by itself unless it says what went wrong. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly failure?: Failure;
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface Notices {
  readonly list: readonly Notice[];
  show(text: string, action?: Notice["action"]): void;
  showError(error: unknown): void;
  dismiss(id: number): void;
}

const NoticesContext = createContext<Notices | null>(null);

let count = 0;

export function NoticesProvider({ children }: { children: ReactNode }) {
  const [list, setList] = useState<readonly Notice[]>([]);
  const add = useCallback((notice: Omit<Notice, "id">) => {
    count += 1;
    const id = count;
    setList((before) => [...before.slice(-2), { ...notice, id }]);
  }, []);
  const show = useCallback<Notices["show"]>(
    (text, action) => add({ text, ...(action && { action }) }),
    [add],
  );
  const showError = useCallback<Notices["showError"]>(
    (error) => {
      if (error instanceof AppError && error.code === "cancelled") return;
      const failure = toFailure(error);
      add({ text: failure.message, failure });
    },
    [add],
  );
  const dismiss = useCallback<Notices["dismiss"]>(
    (id) => setList((before) => before.filter((notice) => notice.id !== id)),
    [],
  );
  const notices = useMemo(
    () => ({ list, show, showError, dismiss }),
    [list, show, showError, dismiss],
  );
  return <NoticesContext value={notices}>{children}</NoticesContext>;
}

export function useNotices(): Notices {
  const notices = use(NoticesContext);
  if (!notices) throw new Error("no notices: wrap the page in NoticesProvider");
  return notices;
}
