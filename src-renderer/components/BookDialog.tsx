import { useMemo, useState } from "react";
import { bookFormats, formatFacts } from "../../src-shared/export-format";
import type { Course } from "../../src-shared/ipc";
import { hidesCounts } from "../../src-shared/privacy";
import { listAnswering, listOffered, listProposed } from "../book-reports";
import { toShownName } from "../course-name";
import { countOf } from "../import-jobs";
import { useBookExport } from "../use-book-export";
import { useExportChoices } from "../use-export-choices";
import { type BookDays, BookPeriod } from "./BookPeriod";
import { ExportFoot } from "./ExportFoot";
import { ExportFrame } from "./ExportFrame";
import { FormatChoice } from "./FormatChoice";
import { PlanSaved } from "./PlanSaved";
import { PrivacyPicker } from "./PrivacyPicker";
import { ReportChoice } from "./ReportChoice";
import { SavedView } from "./SavedView";

export interface BookDialogProps {
  readonly courses: readonly Course[];
  /** The days on the screen; null where they are all that there are. */
  readonly days: BookDays | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Several reports, of one course or of many, in one file. */
export function BookDialog({ courses, days, isOpen, onClose }: BookDialogProps) {
  const [only] = courses;
  const isOne = courses.length === 1 && only !== undefined;
  return (
    <ExportFrame
      title={isOne ? "Course report" : `Reports of ${countOf(courses.length, "course")}`}
      about={isOne ? toShownName(only) : "in one file"}
      isOpen={isOpen}
      onClose={onClose}
    >
      <BookForm courses={courses} days={days} onClose={onClose} />
    </ExportFrame>
  );
}

function BookForm({ courses, days, onClose }: Omit<BookDialogProps, "isOpen">) {
  const groups = useMemo(() => listOffered(courses), [courses]);
  const { choices, choose } = useExportChoices();
  const { privacy } = choices.privacy;
  const answering = listAnswering(groups);
  // Until somebody ticks one, they follow the privacy.
  const [ticked, setTicked] = useState<ReadonlySet<string> | null>(null);
  const chosen = ticked ?? listProposed(answering, privacy);
  const [isOnScreen, setOnScreen] = useState(false);
  const reports = answering.filter((id) => chosen.has(id));
  const period = isOnScreen && days ? { first: days.first, last: days.last } : null;
  const exporting = useBookExport({ courses, reports, period });
  const { work, saved, plan, save, savePlan, again } = exporting;
  if (saved) {
    const how = formatFacts[choices.bookFormat].label;
    return <SavedView saved={saved} how={how} onAgain={again} onClose={onClose} />;
  }
  return (
    <>
      <div className="dialog-body export-body" inert={work.job !== undefined}>
        <div className="export-settings">
          <FormatChoice
            formats={bookFormats}
            value={choices.bookFormat}
            onChange={(bookFormat) => choose({ bookFormat })}
          />
          <BookPeriod
            days={days}
            canNarrow={courses.length === 1}
            isOnScreen={isOnScreen}
            onChange={setOnScreen}
          />
          <PrivacyPicker value={choices.privacy} onChange={(privacy) => choose({ privacy })} />
        </div>
        <ReportChoice
          groups={groups}
          chosen={chosen}
          hidesCounts={hidesCounts(privacy)}
          onChange={setTicked}
        />
      </div>
      <ExportFoot
        work={work}
        canSave={reports.length > 0}
        onSave={save}
        onSavePlan={savePlan}
        onCancel={onClose}
      >
        {plan ? <PlanSaved plan={plan} /> : describeSize(reports.length, courses.length)}
      </ExportFoot>
    </>
  );
}

function describeSize(reports: number, courses: number): string {
  if (reports === 0) return "Choose a report to save.";
  const what = countOf(reports, "report");
  return courses === 1 ? what : `${what} of ${countOf(courses, "course")}`;
}
