/**
 * `moved("2026-11-24", { months: 9 })` is "2027-08-24"; days past the end of a month carry into the next.
 *
 * @param {string} day
 * @param {{ months?: number, days?: number }} by
 */
export function moved(day, { months = 0, days = 0 }) {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, date + days)).toISOString().slice(0, 10);
}
