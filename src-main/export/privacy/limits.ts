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

/** With k = 2 a count that is hidden alone could only be 1: then 2 is hidden as well. */
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
  const same = (one: string, other: string) =>
    keys.map((key) => `${one}.${key} is not distinct from ${other}.${key}`).join(" and ");
  const of = (relation: string) => keys.map((key) => `${relation}.${key}`).join(", ");
  const [cell, small, short] = [`${name}_cells`, `${name}_small`, `${name}_short`];
  return {
    name,
    definitions: [
      `${cell} as (${cells})`,
      `${small} as (
        select ${by}, count(*) as cells, sum(m) as total, min(m) as least, max(m) as most
        from ${cell} where m > 0 and m < ${k} group by ${by})`,
      // Groups whose small cells do not protect each other: how much there is of each next size.
      `${short} as (
        select * from ${small} where least = most or total < cells + ${k})`,
      `${name}_sizes as (
        select ${of(cell)}, m, any_value(total) as small, any_value(cells) as small_cells,
          sum(m) as total, count(*) as cells
        from ${cell} join ${short} on ${same(cell, short)}
        where m >= ${k} group by ${of(cell)}, m)`,
      `${name}_runs as (
        select ${by}, m,
          small + sum(total) over ascending as total,
          small_cells + sum(cells) over ascending as cells
        from ${name}_sizes
        window ascending as (partition by ${by} order by m))`,
      `${name}_ceilings as (
        select ${by}, min(m) filter (total >= cells + ${k}) as ceiling
        from ${name}_runs group by ${by})`,
      `${name} as (
        select ${by}, 1 as floor, most as ceiling from ${small}
        where least < most and total >= cells + ${k}
        union all
        select ${of(short)},
          case when ceiling is null then 0 else 1 end, coalesce(ceiling, ${everything})
        from ${short} left join ${name}_ceilings on ${same(short, `${name}_ceilings`)})`,
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

/**
 * Limits of groups that consist of groups: everything is hidden where the sum of one of those is small,
 * since it would be what is left of the whole's. `cells` has the `outer` keys and the `inner` ones.
 */
export function defineOuterLimits(
  name: string,
  cells: string,
  outer: readonly string[],
  inner: readonly string[],
  k: number,
): Limits {
  const by = outer.join(", ");
  return {
    name,
    definitions: [
      `${name} as (
        select distinct ${by}, 0 as floor, ${everything} as ceiling from (
          select ${[...outer, ...inner].join(", ")}, sum(m) as total from (${cells}) group by all)
        where total > 0 and total < ${k})`,
    ],
  };
}

/** More than any count. */
const everything = "9223372036854775807";
