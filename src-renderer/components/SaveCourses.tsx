import { Button } from "react-aria-components";
import type { Course } from "../../src-shared/ipc";
import { useNotices } from "../notices";
import { useApi, useEvent } from "../services";

interface SaveCoursesProps {
  /** What is shown, in its order. */
  readonly courses: readonly Course[];
  readonly asOf: string | null;
}

export function SaveCourses({ courses, asOf }: SaveCoursesProps) {
  const api = useApi();
  const { show, showError } = useNotices();
  const save = async (format: "csv" | "xlsx") => {
    const ids = courses.map(({ id }) => id);
    const saved = await api.exportCourses({ ids, asOf, format });
    if (!saved) return;
    const run = () => void api.revealFile({ token: saved.token }).catch(showError);
    show(`Saved ${saved.name}`, { label: "Show in folder", run });
  };
  const isEmpty = courses.length === 0;
  useEvent("command", ({ name }) => {
    if (name === "export" && !isEmpty) save("csv").catch(showError);
  });
  return (
    <>
      <Button
        className="button"
        isDisabled={isEmpty}
        onPress={() => void save("xlsx").catch(showError)}
      >
        Save as Excel…
      </Button>
      <Button
        className="button primary"
        isDisabled={isEmpty}
        onPress={() => void save("csv").catch(showError)}
      >
        Save as CSV…
      </Button>
    </>
  );
}
