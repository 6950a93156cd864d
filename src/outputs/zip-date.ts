/** The first date of ZIP, which has no years before 1980. */
const FIRST_DATE = Date.UTC(1980, 0, 1);

/** The date for a ZIP entry; `milliseconds` are counted from 1970. */
export function zipDate(milliseconds: number): Date {
  return new Date(Math.max(FIRST_DATE, milliseconds));
}
