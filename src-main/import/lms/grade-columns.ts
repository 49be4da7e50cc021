/** A column of a grade report: an assignment, or the average of a kind. */
export interface AssignmentColumn {
  /** Of the column, from 0. */
  readonly at: number;
  /** Among the assignments' columns, from 1. */
  readonly position: number;
  readonly assignment_type: string;
  readonly assignment: string;
  readonly subsection: string | null;
  readonly is_average: boolean;
}

const tail =
  /^(cohort name|experiment group \(.*\)|team name|enrollment track|verification status)$/is;
const average = /^(?<type>.+?) \(?avg\)?$/is;

/**
 * The assignments' columns: those between the grade and what comes after the assignments, whatever
 * they are called. A kind with several subsections has `{kind} {n}: {subsection}` for each and
 * `{kind} (Avg)`; a kind with one has `{kind}` alone. Before 2016 they were `HW 01` and `HW Avg`.
 */
export function listAssignments(
  names: readonly string[],
  header: readonly string[] = names,
): readonly AssignmentColumn[] {
  const first = names.indexOf("grade") + 1;
  const after = names.findIndex((name, at) => at >= first && tail.test(name));
  const columns = header.slice(first, after < 0 ? undefined : after);
  const kinds = columns
    .flatMap((label) => average.exec(label)?.groups?.type ?? [])
    .sort((a, b) => b.length - a.length);
  return columns.map((label, index) => ({
    at: first + index,
    position: index + 1,
    ...parseAssignment(label, kinds),
  }));
}

function parseAssignment(label: string, kinds: readonly string[]) {
  const mean = average.exec(label)?.groups?.type;
  if (mean !== undefined) {
    return { assignment_type: mean, assignment: label, subsection: null, is_average: true };
  }
  const kind = kinds.find((name) => /^ \d+(:|$)/.test(startAfter(label, name) ?? ""));
  const subsection =
    kind && /^ \d+: ?(?<name>.*)$/s.exec(startAfter(label, kind) ?? "")?.groups?.name;
  return {
    assignment_type: kind ?? label,
    assignment: label,
    subsection: subsection ?? null,
    is_average: false,
  };
}

const startAfter = (text: string, start: string) =>
  text.startsWith(start) ? text.slice(start.length) : undefined;

/** A problem's two columns in a problem grade report. */
export interface ProblemColumns {
  /** Of the columns, from 0; null where the second is not there. */
  readonly earned: number;
  readonly possible: number | null;
  /** Among the problems, from 1; problems may have the same name. */
  readonly position: number;
  readonly assignment_type: string | null;
  readonly assignment: string | null;
  readonly subsection: string | null;
  readonly problem: string;
}

const earnedEnd = / \(earned\)$/i;
const possibleEnd = / \(possible\)$/i;
const assignmentStart = /^(?<assignment>(?<type>.+?) \d+): (?<rest>.*)$/s;

/**
 * The problems of the header `{kind} {n}: {subsection} - {problem} (Earned)`, `… (Possible)`. Both
 * names may have a dash of their own: the subsection ends at the last dash up to which all problems
 * of the assignment are called the same, or at the first dash where there is only one problem.
 */
export function listProblems(header: readonly string[]): readonly ProblemColumns[] {
  const found = header.flatMap((name, earned) => {
    if (!earnedEnd.test(name)) return [];
    const label = name.replace(earnedEnd, "");
    const next = header[earned + 1];
    const isPair =
      next !== undefined && possibleEnd.test(next) && next.replace(possibleEnd, "") === label;
    const {
      assignment = null,
      type = null,
      rest = label,
    } = assignmentStart.exec(label)?.groups ?? {};
    return [{ earned, possible: isPair ? earned + 1 : null, assignment, type, rest }];
  });
  const starts = new Map<string | null, string[]>();
  for (const { assignment, rest } of found) {
    starts.set(assignment, [...(starts.get(assignment) ?? []), rest]);
  }
  const lengths = new Map(
    [...starts].map(([assignment, rests]) => [assignment, findSubsectionEnd(rests)]),
  );
  return found.map(({ earned, possible, assignment, type, rest }, index) => {
    const end = assignment === null ? -1 : (lengths.get(assignment) ?? -1);
    return {
      earned,
      possible,
      position: index + 1,
      assignment_type: type,
      assignment,
      subsection: end < 0 ? null : rest.slice(0, end),
      problem: end < 0 ? rest : rest.slice(end + dash.length),
    };
  });
}

const dash = " - ";

/** Where the dash stands that ends what all begin with; -1 where there is none. */
function findSubsectionEnd(rests: readonly string[]): number {
  const [first = ""] = rests;
  const start = first.indexOf(dash);
  if (new Set(rests).size === 1) return start;
  let end = -1;
  for (let next = start; next >= 0; next = first.indexOf(dash, next + 1)) {
    const shared = first.slice(0, next + dash.length);
    if (!rests.every((rest) => rest.startsWith(shared))) break;
    end = next;
  }
  return end;
}
