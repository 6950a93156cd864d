import * as v from 'valibot';

/** YAML reads `2020-09-17`, `2020` and ISBNs without quotes as strings or numbers: both are text here. */
const text = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value).trim()),
  v.nonEmpty(),
);

/** ISO 8601: a year, a month, a day, or a moment. */
const date = v.pipe(
  text,
  v.regex(
    /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?$/,
    'a date such as 2020-09-17',
  ),
  v.check(isOnCalendar, 'a day that the calendar has'),
);

/** Whether the month has the day: 2024-06-31 is no date. */
function isOnCalendar(value: string): boolean {
  const [year = 0, month = 1, day = 1] = value.slice(0, 10).split('-').map(Number);
  // The Gregorian calendar repeats each 400 years, and JavaScript reads years below 100 as 19xx.
  return day <= new Date(Date.UTC((year % 400) + 2000, month, 0)).getUTCDate();
}

/** A MARC relator code: three letters. */
const relator = v.pipe(text, v.regex(/^[a-z]{3}$/, 'a MARC relator code such as aut, edt or trl'));

const creator = v.union([
  v.pipe(
    text,
    v.transform((name): { name: string; role?: string } => ({ name })),
  ),
  v.strictObject({ name: text, role: v.exactOptional(relator) }),
]);

/** edition.yaml, docs/edition-format.md. */
export const EditionSchema = v.strictObject({
  id: v.exactOptional(text),
  title: text,
  subtitle: v.exactOptional(text),
  kicker: v.exactOptional(text),
  language: v.optional(
    v.pipe(
      text,
      v.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, 'a language tag such as zh-CN, zh-TW or en'),
    ),
    'zh-CN',
  ),
  date: v.exactOptional(date),
  publisher: v.exactOptional(text),
  source: v.exactOptional(
    v.strictObject({
      name: v.exactOptional(text),
      url: v.exactOptional(text),
      date: v.exactOptional(date),
    }),
  ),
  creators: v.optional(v.array(creator), []),
  identifier: v.exactOptional(text),
  rights: v.exactOptional(text),
  description: v.exactOptional(text),
  subjects: v.exactOptional(v.array(text)),
  template: v.exactOptional(text),
  /** What this edition has otherwise than its template. */
  options: v.optional(
    v.strictObject({ cover: v.exactOptional(v.boolean()), contents: v.exactOptional(v.boolean()) }),
    {},
  ),
  masthead: v.exactOptional(
    v.strictObject({
      name: text,
      issue: v.exactOptional(text),
      totalIssue: v.exactOptional(text),
      unit: v.exactOptional(text),
      date: v.exactOptional(date),
      secrecy: v.exactOptional(text),
      copyNumber: v.exactOptional(text),
    }),
  ),
  tail: v.exactOptional(
    v.strictObject({
      report: v.exactOptional(text),
      send: v.exactOptional(text),
      distribute: v.exactOptional(text),
      copies: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    }),
  ),
});

export const ROLES = ['editors-note', 'foreword', 'chapter', 'appendix', 'colophon'] as const;

/** The front matter of a division. */
export const DivisionSchema = v.strictObject({
  role: v.optional(v.picklist(ROLES), 'chapter'),
  /** The heading of a text that has none of its own: a level 1 heading in the text stands for it. */
  heading: v.exactOptional(text),
  label: v.exactOptional(text),
  region: v.exactOptional(v.pipe(text, v.regex(/^\d{6}$/, 'a GB/T 2260 code of six digits'))),
});

export type EditionData = v.InferOutput<typeof EditionSchema>;
export type DivisionData = v.InferOutput<typeof DivisionSchema>;
