import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { Report } from "../../src-shared/report";
import { getTable } from "../../src-shared/schema";
import { CopyButton } from "./CopyButton";
import { Icon } from "./Icon";
import { CopyableCode, SqlText } from "./SqlText";

interface DefinitionDialogProps {
  readonly report: Report;
  readonly commandLine: string;
}

/** Everything behind the numbers: what is counted, where from, how, and how to get it again. */
export function DefinitionDialog(props: DefinitionDialogProps) {
  return (
    <DialogTrigger>
      <Button className="link">Definition and SQL</Button>
      <ModalOverlay className="overlay drawer-overlay" isDismissable>
        <Modal className="drawer">
          <Dialog className="dialog">
            <header className="dialog-head">
              <Heading slot="title">{props.report.title}</Heading>
              <Button slot="close" className="button quiet icon-only" aria-label="Close">
                <Icon name="close" />
              </Button>
            </header>
            <DefinitionBody {...props} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

function DefinitionBody({ report, commandLine }: DefinitionDialogProps) {
  return (
    <div className="dialog-body definition">
      <p>{report.definition}</p>
      <h3>Cautions</h3>
      <TextList texts={report.notes} />
      <h3>Columns</h3>
      <ColumnNotes report={report} />
      <h3>Tables read</h3>
      <dl className="terms">
        {report.reads.map((name) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{getTable(name).meaning}</dd>
          </div>
        ))}
      </dl>
      <h3>Origin</h3>
      <p>
        Replaces <code>{report.origin.api}</code> of the edX analytics API. Differences:
      </p>
      <TextList texts={report.origin.differences} />
      <h3>Command line</h3>
      <CopyableCode text={commandLine} what="the command line" />
      <div className="heading-row">
        <h3>SQL</h3>
        <CopyButton label="Copy" what="the SQL" toText={() => report.sql} />
      </div>
      <SqlText sql={report.sql} />
    </div>
  );
}

function ColumnNotes({ report }: { report: Report }) {
  return (
    <dl className="terms">
      {Object.entries(report.columns).map(([name, column]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            {column.label}
            {column.note && `: ${column.note}`}
            {column.api === false && " · not in the analytics API"}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function TextList({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return <p>None.</p>;
  return (
    <ul className="text-list">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
