/** ZIP knows no year before 1980. */
const FIRST_DATE = Date.UTC(1980, 0, 1);

/** The moment `milliseconds` (since 1970) as a ZIP entry can carry it. */
export function zipDate(milliseconds: number): Date {
  return new Date(Math.max(FIRST_DATE, milliseconds));
}
