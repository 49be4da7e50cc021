import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { formatNumber } from "../../src-shared/format";
import type { LedgerEntry } from "../../src-shared/ipc";
import { filesLocation, toTableLocation } from "../data-location";
import { formatSize, sumOf } from "../file-text";
import { formatLocation } from "../location";
import { goTo } from "../use-location";
import { useImportedFiles } from "../use-workspace";
import { Icon } from "./Icon";
import { RejectList } from "./RejectList";
import { UndoButton } from "./UndoButton";

const close = () => goTo(filesLocation);

/** One file of the ledger: its facts, the tables that it filled, and what did not fit. */
export function FileDrawer({ importId }: { importId: number | null }) {
  const { data: entries } = useImportedFiles();
  const entry = entries?.find((one) => one.importId === importId);
  return (
    <ModalOverlay
      className="overlay drawer-overlay"
      isDismissable
      isOpen={importId !== null && entries !== undefined}
      onOpenChange={(isOpen) => !isOpen && close()}
    >
      <Modal className="drawer drawer-wide">
        <Dialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title" className="cut">
              {entry?.name ?? "No such file"}
            </Heading>
            <Button slot="close" className="button quiet icon-only" aria-label="Close">
              <Icon name="close" />
            </Button>
          </header>
          {entry ? (
            <FileBody entry={entry} />
          ) : (
            <p className="dialog-body">This file is not in the ledger, or was taken out again.</p>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function FileBody({ entry }: { entry: LedgerEntry }) {
  const { importId, kind, size, sha256, importedAt, tables } = entry;
  const rejected = sumOf(tables, "rejected");
  return (
    <div className="dialog-body file-body">
      <dl className="terms file-facts">
        <div>
          <dt>Imported</dt>
          <dd>{importedAt.slice(0, 19).replace("T", " ")} UTC</dd>
        </div>
        <div>
          <dt>Content</dt>
          <dd>
            {kind}, {formatSize(size)}
          </dd>
        </div>
        <div>
          <dt>SHA-256</dt>
          <dd>
            <code>{sha256}</code>
          </dd>
        </div>
      </dl>
      <div className="heading-row">
        <h3>Tables that it filled</h3>
        <UndoButton entry={entry} className="button" label="Undo import…" onUndone={close} />
      </div>
      <TablesFilled tables={tables} />
      {rejected > 0 && <RejectList importId={importId} />}
      {rejected === 0 && (
        <p className="definition-line">Every row of this file is in the workspace.</p>
      )}
    </div>
  );
}

function TablesFilled({ tables }: Pick<LedgerEntry, "tables">) {
  const number = (value: number) => formatNumber(value, navigator.language);
  return (
    <table className="list-table boxed">
      <thead>
        <tr>
          <th scope="col">Table</th>
          <th scope="col" data-type="int">
            Rows
          </th>
          <th scope="col" data-type="int">
            Shown
          </th>
          <th scope="col" data-type="int">
            Rejected
          </th>
        </tr>
      </thead>
      <tbody>
        {tables.map(({ table, rows, shown, rejected }) => (
          <tr key={table}>
            <td>
              <a className="cell-link" href={formatLocation(toTableLocation(table))}>
                <code>{table}</code>
              </a>
            </td>
            <td data-type="int">{number(rows)}</td>
            <td
              data-type="int"
              title={shown < rows ? "The others are replaced by newer files" : undefined}
            >
              {number(shown)}
            </td>
            <td data-type="int" className={rejected > 0 ? "down" : "zero"}>
              {rejected > 0 ? number(rejected) : "–"}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
