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
);

/** A MARC relator code: three letters. */
const relator = v.pipe(text, v.regex(/^[a-z]{3}$/, 'a MARC relator code such as aut, edt or trl'));

const creator = v.union([
  v.pipe(
    text,
    v.transform((name): { name: string; role?: string | undefined } => ({ name })),
  ),
  v.strictObject({ name: text, role: v.optional(relator) }),
]);

/** edition.yaml, docs/edition-format.md. */
export const EditionSchema = v.strictObject({
  id: v.optional(text),
  title: text,
  subtitle: v.optional(text),
  kicker: v.optional(text),
  language: v.optional(v.pipe(text, v.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/)), 'zh-CN'),
  date: v.optional(date),
  publisher: v.optional(text),
  source: v.optional(
    v.strictObject({ name: v.optional(text), url: v.optional(text), date: v.optional(date) }),
  ),
  creators: v.optional(v.array(creator), []),
  identifier: v.optional(text),
  rights: v.optional(text),
  description: v.optional(text),
  subjects: v.optional(v.array(text)),
  template: v.optional(text),
  options: v.optional(v.record(v.string(), v.unknown()), {}),
  masthead: v.optional(
    v.strictObject({
      name: text,
      issue: v.optional(text),
      totalIssue: v.optional(text),
      unit: v.optional(text),
      date: v.optional(date),
      secrecy: v.optional(text),
      copyNumber: v.optional(text),
    }),
  ),
  tail: v.optional(
    v.strictObject({
      report: v.optional(text),
      send: v.optional(text),
      distribute: v.optional(text),
      copies: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    }),
  ),
});

export const ROLES = ['editors-note', 'foreword', 'chapter', 'appendix', 'colophon'] as const;

/** The front matter of a division. */
export const DivisionSchema = v.strictObject({
  role: v.optional(v.picklist(ROLES), 'chapter'),
  label: v.optional(text),
  region: v.optional(v.pipe(text, v.regex(/^\d{6}$/, 'a GB/T 2260 code of six digits'))),
});

export const EDITION_KEYS = Object.keys(EditionSchema.entries);
export const DIVISION_KEYS = Object.keys(DivisionSchema.entries);
