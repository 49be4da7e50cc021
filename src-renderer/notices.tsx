import { createContext, type ReactNode, use, useCallback, useMemo, useState } from "react";
import { AppError, type Failure, toFailure } from "../src-shared/errors";

export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

/** A short message bottom right; it leaves by itself unless there is something to read in it. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly failure?: Failure;
  /** What one should know of it, a sentence each. */
  readonly notes?: readonly string[];
  readonly actions?: readonly NoticeAction[];
}

interface Notices {
  readonly list: readonly Notice[];
  show(text: string, more?: Pick<Notice, "notes" | "actions">): void;
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
  const show = useCallback<Notices["show"]>((text, more) => add({ text, ...more }), [add]);
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
