import * as v from 'valibot';

/** YAML reads `2020-09-17`, `2020` and ISBNs without quotes as strings or numbers: both are text here. */
export const text = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value).trim()),
  v.nonEmpty(),
);

/** ISO 8601: a year, a month, a day, or a moment. */
export const date = v.pipe(
  text,
  v.regex(
    /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?$/,
    'a date such as 2020-09-17',
  ),
  v.check(isOnCalendar, 'a day that the calendar has'),
);

/** Whether a text is a day: `2020-09-17`. */
export function isDay(value: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(value) && v.is(date, value);
}

/** Whether the month has the day: 2024-06-31 is not a date. */
function isOnCalendar(value: string): boolean {
  const [year = 0, month = 1, day = 1] = value.slice(0, 10).split('-').map(Number);
  // The Gregorian calendar repeats each 400 years, and JavaScript reads years below 100 as 19xx.
  return day <= new Date(Date.UTC((year % 400) + 2000, month, 0)).getUTCDate();
}

export const color = v.pipe(v.string(), v.regex(/^#[0-9a-fA-F]{6}$/, 'a colour such as #333333'));
