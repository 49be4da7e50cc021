import { useMemo } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { Report } from "../../src-shared/report";
import type { ResultTable } from "../../src-shared/result";
import { findLearnerDays, toLearnerReport } from "../learner-days";
import type { ReportLocation } from "../location";
import { withChoice } from "../report-params";
import { goTo } from "../use-location";
import { Chart } from "./Chart";
import { DataTable } from "./DataTable";
import { Icon } from "./Icon";
import { Legend } from "./Legend";

interface LearnerDrawerProps {
  readonly report: Report;
  readonly table: ResultTable;
  readonly location: ReportLocation;
}

/** One learner, day by day; which one is part of the address. */
export function LearnerDrawer({ report, table, location }: LearnerDrawerProps) {
  const { learner } = location.choices;
  const close = () => goTo({ ...location, choices: withChoice(location.choices, "learner", null) });
  return (
    <ModalOverlay
      className="overlay drawer-overlay"
      isDismissable
      isOpen={learner !== undefined}
      onOpenChange={(isOpen) => !isOpen && close()}
    >
      <Modal className="drawer drawer-wide">
        <Dialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title">{learner}</Heading>
            <Button slot="close" className="button quiet icon-only" aria-label="Close">
              <Icon name="close" />
            </Button>
          </header>
          {learner !== undefined && <LearnerDays report={report} table={table} learner={learner} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface LearnerDaysProps extends Omit<LearnerDrawerProps, "location"> {
  readonly learner: string;
}

function LearnerDays({ report, table, learner }: LearnerDaysProps) {
  const daily = useMemo(() => toLearnerReport(report), [report]);
  const days = useMemo(() => findLearnerDays(daily, table, learner), [daily, table, learner]);
  if (!days) {
    return <p className="dialog-body">There is no such learner in these rows.</p>;
  }
  const count = days.rowCount === 1 ? "1 day" : `${days.rowCount} days`;
  return (
    <div className="dialog-body">
      <p className="definition-line">
        {count} in the data. A right submission is attempted and completed, and counts as both.
      </p>
      <section className="card learner-card" aria-label="Activity">
        <header className="card-head">
          <Legend report={daily} table={days} />
        </header>
        <Chart report={daily} table={days} events={[]} isSparse />
      </section>
      <h3 className="twin-title">Day by day</h3>
      <DataTable report={daily} table={days} label="Day by day" isCard />
    </div>
  );
}
