/** `moved("2026-11-24", { months: 9 })` is "2027-08-24"; what a month has not goes into the next. */
export function moved(day, { months = 0, days = 0 }) {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, date + days)).toISOString().slice(0, 10);
}
