import { computeFigures, type FigureValue } from "../../src-shared/figures";
import { formatChange, formatNumber, formatShare } from "../../src-shared/format";
import type { Report } from "../../src-shared/report";
import type { ResultTable } from "../../src-shared/result";
import { toDays } from "../chart-data";
import { formatDayName, formatDays } from "../day-text";

interface FiguresProps {
  readonly report: Report;
  readonly table: ResultTable;
}

/** The few numbers that matter, and the day they speak of. */
export function Figures({ report, table }: FiguresProps) {
  const locale = navigator.language;
  const figures = computeFigures(report, table);
  return (
    <dl className="figures">
      {figures.map((figure, place) => (
        <div
          className="figure"
          key={figure.label}
          title={place === 0 ? describeWhen(report, table) : undefined}
        >
          <dt>
            {figure.label}
            {place === 0 && <span className="figure-when">{describeWhen(report, table)}</span>}
          </dt>
          <dd>
            <FigureNumber figure={figure} locale={locale} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function FigureNumber({ figure, locale }: { figure: FigureValue; locale: string }) {
  const { value, share, isChange } = figure;
  if (value === null) {
    return (
      <span className="figure-none" title="The rows of this period do not say">
        –
      </span>
    );
  }
  const tone = !isChange || value === 0 ? undefined : value > 0 ? "up" : "down";
  return (
    <>
      <span className={tone}>
        {isChange ? formatChange(value, locale) : formatNumber(value, locale)}
      </span>
      {share !== null && (
        <small>
          {formatShare(share, locale, { isChange })}
          {figure.shareLabel && ` of ${figure.shareLabel}`}
        </small>
      )}
    </>
  );
}

function describeWhen(report: Report, table: ResultTable): string {
  const day = toDays(report, table).at(-1);
  if (day === undefined) return "";
  const isWeekly = report.period?.unit === "week";
  return isWeekly ? formatDays({ first: day, last: day + 6 }) : formatDayName(day, "full");
}
