import { useQuery } from "@tanstack/react-query";
import type { Choice, Course } from "../src-shared/ipc";
import type { Report } from "../src-shared/report";
import { shortenId } from "../src-shared/shorten-id";
import type { Choices } from "./location";
import { findChoiceParam, findChosen } from "./report-params";
import { useApi } from "./services";

export interface Chosen {
  /** Undefined until main has answered. */
  readonly list: readonly Choice[] | undefined;
  readonly value: string | undefined;
  readonly error: unknown;
  /** There is something to ask main for. */
  readonly isReady: boolean;
}

/** What may be chosen for a report in a course, and what is. */
export function useChoices(
  report: Report,
  course: Course,
  choices: Choices,
  options: { readonly isEnabled: boolean },
): Chosen {
  const api = useApi();
  const param = findChoiceParam(report)?.name;
  const { data, error } = useQuery({
    queryKey: ["report", "choices", report.id, course.id],
    enabled: options.isEnabled && param !== undefined,
    queryFn: () => api.listChoices({ report: report.id, param: param ?? "", course: course.id }),
  });
  const value = findChosen(report, choices, data?.[0]?.value);
  return { list: data, value, error, isReady: param === undefined || value !== undefined };
}

/** Its name where the data has one; else what tells it from the others. */
export function nameChoice({ value, label }: Pick<Choice, "value" | "label">): string {
  if (label) return shortenId(label);
  if (!/^[a-z]+(_[a-z]+)*$/.test(value)) return shortenId(value);
  const words = value.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
