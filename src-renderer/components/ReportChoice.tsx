import { listsLearners } from "../../src-shared/reports";
import type { OfferedGroup } from "../book-reports";
import { Check } from "./Check";

interface ReportChoiceProps {
  readonly groups: readonly OfferedGroup[];
  /** Ids. */
  readonly chosen: ReadonlySet<string>;
  /** Whether small counts do not leave: then rows of learners tell them. */
  readonly hidesCounts: boolean;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** Which reports, by group; those without data say what they would need. */
export function ReportChoice({ groups, chosen, hidesCounts, onChange }: ReportChoiceProps) {
  const turn = (ids: readonly string[], isOn: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (isOn) next.add(id);
      else next.delete(id);
    }
    onChange(next);
  };
  return (
    <section className="report-choice" aria-label="Reports">
      {groups.map((group) => (
        <GroupChoice
          key={group.group}
          group={group}
          chosen={chosen}
          hidesCounts={hidesCounts}
          onTurn={turn}
        />
      ))}
    </section>
  );
}

interface GroupChoiceProps {
  readonly group: OfferedGroup;
  readonly chosen: ReadonlySet<string>;
  readonly hidesCounts: boolean;
  readonly onTurn: (ids: readonly string[], isOn: boolean) => void;
}

function GroupChoice({ group: { title, reports }, chosen, hidesCounts, onTurn }: GroupChoiceProps) {
  const ids = reports.flatMap(({ report, hindrance }) => (hindrance === null ? [report.id] : []));
  const count = ids.filter((id) => chosen.has(id)).length;
  return (
    <fieldset className="report-group">
      <legend className="visually-hidden">{title}</legend>
      <Check
        isOn={count > 0 && count === ids.length}
        isPartly={count > 0 && count < ids.length}
        isDisabled={ids.length === 0}
        onChange={(isOn) => onTurn(ids, isOn)}
      >
        <b>{title}</b>
      </Check>
      <ul>
        {reports.map(({ report, hindrance }) => (
          <li key={report.id} title={report.question}>
            <Check
              isOn={hindrance === null && chosen.has(report.id)}
              isDisabled={hindrance !== null}
              onChange={(isOn) => onTurn([report.id], isOn)}
            >
              {report.title}
              {hindrance && <small>{hindrance}</small>}
              {!hindrance && hidesCounts && listsLearners(report) && (
                <small>Whoever counts its rows finds hidden counts</small>
              )}
            </Check>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
