import { Button } from "react-aria-components";
import { formatNumber } from "../../src-shared/format";
import type { PlanResult } from "../../src-shared/ipc";
import { countOf } from "../import-jobs";
import { usePlans } from "../use-plans";
import { useReveal } from "../use-tell-saved";
import { ExportFrame } from "./ExportFrame";

/** What became of each output of a plan. */
export function PlanResults() {
  const { result, close } = usePlans();
  const reveal = useReveal();
  return (
    <ExportFrame
      title={result ? describeResult(result) : ""}
      about={result ? `in ${result.name}` : ""}
      isOpen={result !== null}
      onClose={close}
    >
      {result && (
        <>
          <ul className="dialog-body results">
            {result.outputs.map((output, place) => (
              <OutputResult key={place} output={output} />
            ))}
            {result.outputs.length === 0 && <li className="result">The plan has no outputs.</li>}
          </ul>
          <footer className="dialog-foot">
            <div className="foot-note" />
            <Button className="button" onPress={() => reveal(result.token)}>
              Show in folder
            </Button>
            <Button className="button primary" autoFocus onPress={close}>
              Done
            </Button>
          </footer>
        </>
      )}
    </ExportFrame>
  );
}

type Output = PlanResult["outputs"][number];

/** Written whole, or not. */
const isWritten = ({ status }: Output) => goodStatuses.has(status);
const goodStatuses = new Set(["ok", "written", "saved", "done"]);

function describeResult({ outputs }: PlanResult): string {
  const written = outputs.filter(isWritten).length;
  const failed = outputs.length - written;
  const saved = `Saved ${countOf(written, "file")}`;
  return failed === 0 ? saved : `${saved} · ${failed} ${failed === 1 ? "needs" : "need"} a look`;
}

function OutputResult({ output }: { output: Output }) {
  const { file, status, rows, message } = output;
  return (
    <li className="result">
      <div className="result-head">
        <b className="cut" title={file}>
          {file}
        </b>
        <span className="status" data-tone={isWritten(output) ? "ok" : "bad"}>
          {isWritten(output) ? "Saved" : status}
        </span>
      </div>
      <p className="result-counts">
        {[isWritten(output) && `${formatRows(rows)}`, message].filter(Boolean).join(" · ")}
      </p>
    </li>
  );
}

function formatRows(rows: number): string {
  return `${formatNumber(rows, navigator.language)} ${rows === 1 ? "row" : "rows"}`;
}
