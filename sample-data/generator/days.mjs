const dayMs = 86_400_000;

/** @typedef {string} Day `YYYY-MM-DD`, UTC; such texts compare as the days do. */

/** @param {Day} day @returns {number} */
export function toDayNumber(day) {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

/** @param {Day} day @param {number} count @returns {Day} */
export function addDays(day, count) {
  return new Date((toDayNumber(day) + count) * dayMs).toISOString().slice(0, 10);
}

/**
 * @param {Day} first
 * @param {Day} last inclusive
 * @param {number} [step]
 * @returns {Day[]}
 */
export function getDays(first, last, step = 1) {
  const days = [];
  for (let day = first; day <= last; day = addDays(day, step)) days.push(day);
  return days;
}

/** @param {Day} day */
export function isWeekend(day) {
  const weekday = new Date(toDayNumber(day) * dayMs).getUTCDay();
  return weekday === 0 || weekday === 6;
}
