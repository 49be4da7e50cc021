import { rowFormatOrder, toRowHelp } from "../row-formats";
import type { RowSubject } from "../row-subject";
import { useLeaving } from "../use-leaving";
import { useRowExport } from "../use-row-export";
import { ExportFoot } from "./ExportFoot";
import { ExportFrame } from "./ExportFrame";
import { FormatChoice } from "./FormatChoice";
import { LeavingPreview } from "./LeavingPreview";
import { PlanSaved } from "./PlanSaved";
import { PrivacyPicker } from "./PrivacyPicker";
import { SavedRows } from "./SavedRows";

interface ExportDialogProps {
  readonly subject: RowSubject;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Rows on their way out: in which form, how protected, and what that leaves. */
export function ExportDialog({ subject, isOpen, onClose }: ExportDialogProps) {
  return (
    <ExportFrame
      title={`Export “${subject.title}”`}
      about={subject.about}
      isOpen={isOpen}
      onClose={onClose}
    >
      <RowExport subject={subject} onClose={onClose} />
    </ExportFrame>
  );
}

function RowExport({ subject, onClose }: Omit<ExportDialogProps, "isOpen">) {
  const exporting = useRowExport(subject);
  const { choices, choose, work, saved, plan, save, savePlan, again } = exporting;
  const leaving = useLeaving(subject, choices.privacy.privacy);
  if (saved) {
    return (
      <SavedRows
        {...saved}
        subject={subject}
        preview={leaving.data}
        onSaveAs={save}
        onAgain={again}
        onClose={onClose}
      />
    );
  }
  return (
    <>
      <div className="dialog-body export-body" inert={work.job !== undefined}>
        <div className="export-settings">
          <FormatChoice
            formats={rowFormatOrder}
            value={choices.rowFormat}
            toHelp={(format) => toRowHelp(subject.kind, format)}
            onChange={(rowFormat) => choose({ rowFormat })}
          />
          <PrivacyPicker value={choices.privacy} onChange={(privacy) => choose({ privacy })} />
        </div>
        <LeavingPreview leaving={leaving} />
      </div>
      <ExportFoot
        work={work}
        canSave
        onSave={() => save(choices.rowFormat)}
        onSavePlan={savePlan}
        onCancel={onClose}
      >
        {plan && <PlanSaved plan={plan} />}
      </ExportFoot>
    </>
  );
}
