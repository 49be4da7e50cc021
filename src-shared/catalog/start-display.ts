import { formatIso } from "../instant";
import { defaultStart, type Overview } from "./overview";

type Start = Pick<Overview, "start" | "advertised_start">;

/** How `start_display` came about: the author's text, the date, or neither was ever set. */
export type StartType = "string" | "timestamp" | "empty";

/** The Associated Press's names of the months, which Django writes. */
const months = [
  "Jan.",
  "Feb.",
  "March",
  "April",
  "May",
  "June",
  "July",
  "Aug.",
  "Sept.",
  "Oct.",
  "Nov.",
  "Dec.",
];

/** By the advertised text first; a start that was never set is the one of 2030. */
export function getStartType({ start, advertised_start }: Start): StartType {
  if (advertised_start) return "string";
  return start === defaultStart ? "empty" : "timestamp";
}

/** The start in English, as `Sept. 5, 2013` in UTC, or as advertised; empty where it is unknown. */
export function getStartDisplay(overview: Start): string | null {
  const { start, advertised_start } = overview;
  switch (getStartType(overview)) {
    case "string":
      return advertised_start;
    case "empty":
      return null;
    case "timestamp":
      return start === null ? "" : formatDate(start);
  }
}

/** Whether nobody ever set a start. Empty text in `advertised_start` was set by somebody. */
export function isStartStillDefault({ start, advertised_start }: Start): boolean {
  return advertised_start === null && start === defaultStart;
}

/** As advertised, else the start itself, that of 2030 too, in the form of all instants. */
export function getDashboardStart({ start, advertised_start }: Start): string | null {
  return advertised_start || (start === null ? null : formatIso(start));
}

function formatDate(micros: bigint): string {
  const [year, month, date] = formatIso(micros).slice(0, 10).split("-").map(Number);
  return `${months[Number(month) - 1]} ${date}, ${year}`;
}
