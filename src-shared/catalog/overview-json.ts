import { formatIso } from "../instant";
import type { Scalar } from "../result";
import type { CatalogField } from "./field";
import { type Overview, overviewFields } from "./overview";

/** What the serializer adds to the columns. */
export interface ComputedKeys {
  readonly display_name_with_default: string | null;
  readonly has_started: boolean | null;
  readonly has_ended: boolean;
  readonly pacing: string;
}

export type JsonScalar = string | number | boolean | null;

/**
 * An overview as the LMS's serializer writes it: 58 keys in its order (course-overview.md §4).
 * Instants end in `Z`, with six digits of a second or none; the passing grade is text.
 */
export function toOverviewJson(
  overview: Overview,
  computed: ComputedKeys,
): Readonly<Record<string, JsonScalar>> {
  const columns = Object.entries<CatalogField>(overviewFields).map(([name, field]) => [
    name,
    toJsonValue(field, overview[name as keyof Overview]),
  ]);
  const { display_name_with_default, has_started, has_ended, pacing } = computed;
  return {
    ...Object.fromEntries(columns),
    display_name_with_default,
    has_started,
    has_ended,
    pacing,
  };
}

function toJsonValue(field: CatalogField, value: Scalar): JsonScalar {
  if (typeof value === "bigint") return formatIso(value);
  return field.isDecimal && typeof value === "number" ? value.toFixed(2) : value;
}
