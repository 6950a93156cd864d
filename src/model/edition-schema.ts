import * as v from 'valibot';
import { color, date, text } from './edition-values.js';
import { PAGE_SIZES } from './lengths.js';
import { OfficialSchema } from './official-schema.js';

/** How covers are drawn: the title on the page, on a band of colour, in a frame. */
export const COVER_DESIGNS = ['plain', 'band', 'frame'] as const;

/** A MARC relator code: three letters. */
const relator = v.pipe(text, v.regex(/^[a-z]{3}$/, 'a MARC relator code such as aut, edt or trl'));

const creator = v.union([
  v.pipe(
    text,
    v.transform((name): { name: string; role?: string } => ({ name })),
  ),
  v.strictObject({ name: text, role: v.exactOptional(relator) }),
]);

/** One character, as a reader counts. */
const character = v.pipe(
  v.string(),
  v.check((one) => [...one].length === 1, 'a single character'),
);

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
  series: v.exactOptional(v.strictObject({ name: text, number: v.exactOptional(text) })),
  /** The data of cataloguing in publication, line by line, as the authority gives them. */
  cip: v.exactOptional(text),
  cover: v.exactOptional(
    v.strictObject({
      design: v.exactOptional(v.picklist(COVER_DESIGNS)),
      color: v.exactOptional(color),
      image: v.exactOptional(text),
    }),
  ),
  /** Pictures of characters that no font has, by the character (造字). */
  glyphs: v.exactOptional(v.record(character, text)),
  subjects: v.exactOptional(v.array(text)),
  template: v.exactOptional(text),
  /** The options in which this edition differs from its template. */
  options: v.optional(
    v.strictObject({
      cover: v.exactOptional(v.boolean()),
      contents: v.exactOptional(v.boolean()),
      /** The size of the pages, by its name; the template's where absent. */
      size: v.exactOptional(v.picklist(Object.keys(PAGE_SIZES))),
    }),
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
  official: v.exactOptional(OfficialSchema),
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
  /** The heading of a text without one; a level 1 heading in the text takes its place. */
  heading: v.exactOptional(text),
  label: v.exactOptional(text),
  region: v.exactOptional(v.pipe(text, v.regex(/^\d{6}$/, 'a GB/T 2260 code of six digits'))),
});

export type EditionData = v.InferOutput<typeof EditionSchema>;
export type DivisionData = v.InferOutput<typeof DivisionSchema>;
