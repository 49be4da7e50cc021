import { useCallback, useState } from "react";
import { Button, ToggleButton } from "react-aria-components";
import { formatNumber } from "../../src-shared/format";
import type { RejectGroup, RejectPage } from "../../src-shared/ipc";
import { useApi } from "../services";
import { useSave } from "../use-save";
import { pageSize, useRejects } from "../use-tables";
import { ErrorCard } from "./ErrorCard";
import { Pager } from "./Pager";
import { RejectTable } from "./RejectTable";
import { SaveButton } from "./SaveButton";

/** What did not fit of a file: by reason, row by row, and as a file. */
export function RejectList({ importId }: { importId: number }) {
  const api = useApi();
  const [group, setGroup] = useState<RejectGroup | null>(null);
  const [at, setAt] = useState(1);
  const { data, error } = useRejects(importId, group, at);
  const save = useSave(
    "row",
    useCallback((job) => api.exportRejects({ job, importId }), [api, importId]),
  );
  if (error) return <ErrorCard error={error} />;
  if (!data) return null;
  const choose = (next: RejectGroup | null) => {
    setGroup(next);
    setAt(1);
  };
  return (
    <>
      <div className="heading-row">
        <h3>Rows that did not fit</h3>
        <SaveButton save={save} label="Save all as CSV…" />
      </div>
      <ReasonList groups={data.groups} chosen={group} onChoose={choose} />
      <RejectTable rejects={data.rejects} />
      <div className="table-foot">
        <Pager at={at} size={pageSize} total={data.total} onMove={setAt} what="rejected rows" />
      </div>
    </>
  );
}

interface ReasonListProps {
  readonly groups: RejectPage["groups"];
  readonly chosen: RejectGroup | null;
  readonly onChoose: (group: RejectGroup | null) => void;
}

/** “412 × not a date in column date”; pressing one shows its rows alone. */
function ReasonList({ groups, chosen, onChoose }: ReasonListProps) {
  const isChosen = ({ reason, column }: RejectGroup) =>
    chosen?.reason === reason && chosen.column === column;
  return (
    <ul className="reasons" aria-label="Reasons">
      {groups.map(({ count, reason, column }) => (
        <li key={`${reason} ${column}`}>
          <ToggleButton
            className="reason"
            isSelected={isChosen({ reason, column })}
            isDisabled={groups.length === 1}
            onChange={(isOn) => onChoose(isOn ? { reason, column } : null)}
          >
            <b>{formatNumber(count, navigator.language)}</b> × {reason}
            {column !== null && (
              <>
                {" "}
                in column <code>{column}</code>
              </>
            )}
          </ToggleButton>
        </li>
      ))}
      {chosen !== null && (
        <li>
          <Button className="link" onPress={() => onChoose(null)}>
            Show all reasons
          </Button>
        </li>
      )}
    </ul>
  );
}
