import { Button } from "react-aria-components";
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
      isFitting
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

const isWritten = ({ status }: Output) => status === "ok";

/** Statuses are `ok`, or the code of what went wrong. */
function describeStatus({ status }: Output): { readonly label: string; readonly tone: string } {
  if (status === "ok") return { label: "Saved", tone: "ok" };
  if (status === "missing-data") return { label: "No data", tone: "warn" };
  if (status === "cancelled") return { label: "Cancelled", tone: "plain" };
  return { label: "Failed", tone: "bad" };
}

/** “Saved 3 files · 1 needs a look”. */
function describeResult({ outputs }: PlanResult): string {
  const written = outputs.filter(isWritten).length;
  const others = outputs.length - written;
  const saved = `Saved ${countOf(written, "file")}`;
  return others === 0 ? saved : `${saved} · ${others} ${others === 1 ? "needs" : "need"} a look`;
}

function OutputResult({ output }: { output: Output }) {
  const { file, rows, message } = output;
  const { label, tone } = describeStatus(output);
  const facts = [isWritten(output) ? countOf(rows, "row") : null, message];
  return (
    <li className="result">
      <div className="result-head">
        <b className="cut" title={file}>
          {file}
        </b>
        <span className="status" data-tone={tone}>
          {label}
        </span>
      </div>
      <p className="result-counts">{facts.filter((fact) => fact !== null).join(" · ")}</p>
    </li>
  );
}
