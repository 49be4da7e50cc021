import { describeWhen } from "../../src-shared/chart-day";
import { formatFigure } from "../../src-shared/figure-text";
import { computeFigures, type FigureValue } from "../../src-shared/figures";
import type { Report } from "../../src-shared/report";
import type { ResultTable } from "../../src-shared/result";

interface FiguresProps {
  readonly report: Report;
  readonly table: ResultTable;
}

/** The few numbers that matter, and the day they speak of. */
export function Figures({ report, table }: FiguresProps) {
  const locale = navigator.language;
  const figures = computeFigures(report, table);
  if (figures.length === 0) return null;
  return (
    <dl className="figures" style={{ maxWidth: figures.length * 330 }}>
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
  const { text, aside, tone, kind } = formatFigure(figure, locale);
  if (kind === "none") {
    return (
      <span className="figure-none" title="The rows of this period do not say">
        {text}
      </span>
    );
  }
  if (kind === "words") {
    return (
      <span className="figure-text" title={text}>
        {text}
      </span>
    );
  }
  return (
    <>
      <span className={tone ?? undefined}>{text}</span>
      {aside !== null && <small>{aside}</small>}
    </>
  );
}
