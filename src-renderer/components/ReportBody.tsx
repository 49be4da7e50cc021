import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import type { Workspace } from "../../src-shared/ipc";
import type { Report } from "../../src-shared/report";
import { toCommandLine } from "../command-line";
import type { ReportLocation } from "../location";
import type { Shown } from "../use-export";
import { goTo } from "../use-location";
import type { ReportAnswer as Answer } from "../use-report";
import { DefinitionDialog } from "./DefinitionDialog";
import { EmptyState } from "./EmptyState";
import { ErrorCard } from "./ErrorCard";
import { ReportAnswer } from "./ReportAnswer";
import { Skeleton } from "./Skeleton";

interface ReportBodyProps {
  readonly shown: Shown;
  readonly location: ReportLocation;
  readonly workspace: Workspace;
  readonly answer: Answer;
  /** There is nothing to ask main for. */
  readonly isEmpty: boolean;
  readonly empty: ReactNode;
  readonly controls: ReactNode;
}

/** The question, what it is asked about, and the answer, whatever state that is in. */
export function ReportBody(props: ReportBodyProps) {
  const { shown, location, workspace, answer, isEmpty, empty, controls } = props;
  const { report, params } = shown;
  const { table } = answer;
  const hasError = !isEmpty && answer.error !== null && answer.error !== undefined;
  return (
    <>
      <h2>{report.question}</h2>
      <p className="definition-line">
        {report.definition}{" "}
        <DefinitionDialog
          report={report}
          commandLine={toCommandLine(report.id, params, workspace)}
        />
      </p>
      {isEmpty ? empty : controls}
      {hasError && <ReportError error={answer.error} location={location} />}
      {!isEmpty && answer.isSlow && <Skeleton />}
      {!isEmpty && table?.rowCount === 0 && <NoRows report={report} />}
      {!isEmpty && table && table.rowCount > 0 && (
        <ReportAnswer {...shown} table={table} location={location} isStale={answer.isStale} />
      )}
    </>
  );
}

function NoRows({ report }: { report: Report }) {
  return (
    <EmptyState title="No rows answer this.">
      It comes from <code>{report.reads.join(", ")}</code>, with what is chosen above.
    </EmptyState>
  );
}

function ReportError({ error, location }: { error: unknown; location: ReportLocation }) {
  const isWhole = location.period.kind === "whole";
  const hasChoices = Object.keys(location.choices).length > 0;
  const whole = { kind: "whole" } as const;
  return (
    <ErrorCard error={error}>
      {!isWhole && (
        <Button className="button" onPress={() => goTo({ ...location, period: whole })}>
          Show the whole period
        </Button>
      )}
      {isWhole && hasChoices && (
        <Button className="button" onPress={() => goTo({ ...location, choices: {} })}>
          Show without these choices
        </Button>
      )}
    </ErrorCard>
  );
}
