/**
 * Which cells of a group are hidden, when their sum is known to whoever gets them.
 *
 * A count from 1 to k − 1 is small. Where a group has none, nothing is hidden. Else cells are hidden
 * from the least up, zeros last, until all small ones are, two different counts are among them, and
 * they add up to k more than there are of them; cells of one size are hidden together. When that is
 * never reached, the whole group is hidden. So what is hidden is all that is above zero up to a
 * ceiling, or everything: the floor and the ceiling of a group are all that there is to compute.
 *
 * Why nobody can compute a hidden cell, knowing the sum, the cells shown, k and this rule: the rule
 * looks at the sizes of cells and not at their places. Exchange any two hidden cells, and the same
 * cells are hidden, and the same are shown. Since there are two different sizes among the hidden
 * ones, each may have another. Where one size is all there is, the whole group is hidden, and so it
 * would be with one learner moved from a cell to another. (Were cells of one size not hidden
 * together, whichever was picked first would tell which one is less.) That hidden cells add up to so
 * much keeps them from being known to be nothing but ones, and from being few learners together.
 *
 * k is 3 at least: with 2, a hidden cell that adds up to nothing could only be a 1.
 */
export interface Limits {
  /** Definitions for a WITH, the last of them the limits' own. */
  readonly definitions: readonly string[];
  /** A relation of the groups with small cells: their keys, `floor` and `ceiling`. */
  readonly name: string;
}

/** The least k that hides anything well. */
export function toEffectiveLimit(k: number): number {
  return Math.max(k, 3);
}

/** Limits of the groups of `cells`, a SELECT of the `keys` and a count `m`; k is a number of ours. */
export function defineLimits(
  name: string,
  cells: string,
  keys: readonly string[],
  k: number,
): Limits {
  const by = keys.join(", ");
  return {
    name,
    definitions: [
      `${name}_sizes as (
        select ${by}, m::hugeint as m, count(*) as n from (${cells}) where m > 0 group by all)`,
      `${name}_runs as (
        select ${by}, m,
          sum(m * n) over ascending as total,
          sum(n) over ascending as cells,
          count(*) over ascending > 1 as differs,
          max(m) filter (m < ${k}) over (partition by ${by}) as last_small
        from ${name}_sizes
        window ascending as (partition by ${by} order by m))`,
      `${name}_ceilings as (
        select ${by}, min(m) filter (m >= last_small and differs and total >= cells + ${k}) as ceiling
        from ${name}_runs where last_small is not null group by ${by})`,
      `${name} as (
        select ${by},
          case when ceiling is null then 0 else 1 end as floor,
          coalesce(ceiling, ${everything}) as ceiling
        from ${name}_ceilings)`,
    ],
  };
}

/**
 * The same where each group falls in two, by the flag `subtotal` among the columns of `cells`, and the
 * sums of both are known unless they are small themselves; then the whole group is hidden.
 */
export function defineHalfLimits(
  name: string,
  cells: string,
  keys: readonly string[],
  k: number,
): Limits {
  const by = keys.join(", ");
  const halves = defineLimits(`${name}_halves`, cells, [...keys, "subtotal"], k);
  const matches = keys.map((key) => `halves.${key} is not distinct from small.${key}`);
  return {
    name,
    definitions: [
      ...halves.definitions,
      `${name}_small as (
        select distinct ${by} from (
          select ${by}, subtotal, sum(m) as total from (${cells}) group by all)
        where total > 0 and total < ${k})`,
      `${name} as (
        select halves.* from ${halves.name} halves
          where not exists (select 1 from ${name}_small small where ${matches.join(" and ")})
        union all
        select ${by}, subtotal, 0 as floor, ${everything} as ceiling
          from ${name}_small, (values (true), (false)) flags (subtotal))`,
    ],
  };
}

/** More than any count. */
const everything = "9223372036854775807";
