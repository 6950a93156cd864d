import * as v from 'valibot';
import { lengthOf, PAGE_SIZES } from './lengths.js';

const length = v.pipe(
  v.union([v.string(), v.number()]),
  v.check((value) => lengthOf(value) !== undefined, 'a length such as 10.5pt, 15mm or 五号'),
  v.transform((value) => lengthOf(value) as number),
);
const em = v.pipe(v.number(), v.minValue(0));
const rows = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const color = v.pipe(v.string(), v.regex(/^#[0-9a-fA-F]{6}$/, 'a colour such as #333333'));
const role = v.picklist(['song', 'hei', 'kai', 'fangsong', 'xiaobiaosong', 'latin', 'mono']);
const names = v.pipe(v.array(v.string()), v.minLength(1));

/** Languages whose words can be divided. */
export const HYPHENATED = ['en-us', 'en-gb', 'de', 'fr', 'es', 'it', 'ru'] as const;

const style = v.strictObject({
  font: v.optional(role),
  bold: v.optional(v.boolean()),
  size: v.optional(length),
  lines: v.optional(count),
  align: v.optional(v.picklist(['justify', 'start', 'center', 'end'])),
  firstIndent: v.optional(em),
  inset: v.optional(em),
  before: v.optional(rows),
  after: v.optional(rows),
  color: v.optional(color),
});

export const STYLES = [
  'body',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'quote',
  'editorsNote',
  'code',
  'table',
  'caption',
  'footnote',
  'coverTitle',
  'coverSubtitle',
  'coverImprint',
  'contentsTitle',
  'contentsEntry',
  'runningHead',
  'folio',
  'mastheadName',
  'mastheadIssue',
  'mastheadLine',
  'secrecy',
  'tail',
] as const;

const stack = v.strictObject({ regular: names, bold: v.optional(v.array(v.string()), []) });
const runningHead = v.picklist(['book', 'chapter', 'none']);

/** template.yaml after inheritance: every key there, but for styles, which have defaults. */
export const TemplateSchema = v.strictObject({
  extends: v.optional(v.string()),
  title: v.strictObject({ zh: v.string(), en: v.string() }),
  /** What the template is for, in a line; of its own folder alone, never inherited. */
  description: v.optional(v.strictObject({ zh: v.string(), en: v.string() })),
  page: v.strictObject({
    size: v.union([
      v.pipe(
        v.string(),
        v.check((name) => name in PAGE_SIZES, `one of ${Object.keys(PAGE_SIZES).join(', ')}`),
      ),
      v.tuple([length, length]),
    ]),
  }),
  typeArea: v.strictObject({
    characters: count,
    lines: count,
    size: length,
    leading: length,
    top: v.optional(length),
    inner: v.optional(length),
  }),
  marks: v.picklist(['full', 'kaiming', 'half', 'line-end-half']),
  prohibition: v.picklist(['basic', 'gb', 'strict']),
  grid: v.boolean(),
  hanging: v.boolean(),
  hyphenation: v.picklist(['none', ...HYPHENATED]),
  fonts: v.strictObject({
    song: stack,
    hei: stack,
    kai: stack,
    fangsong: stack,
    xiaobiaosong: stack,
    latin: stack,
    latinSans: stack,
    mono: stack,
  }),
  styles: v.strictObject(
    Object.fromEntries(STYLES.map((name) => [name, v.optional(style, {})])) as Record<
      (typeof STYLES)[number],
      v.OptionalSchema<typeof style, Record<string, never>>
    >,
  ),
  emphasis: v.picklist(['dots', 'kai']),
  strong: v.picklist(['hei', 'bold']),
  runningHeads: v.strictObject({
    verso: runningHead,
    recto: runningHead,
    above: length,
    rule: v.boolean(),
    onOpeners: v.boolean(),
  }),
  folios: v.strictObject({
    place: v.picklist(['outer', 'center', 'none']),
    format: v.pipe(v.string(), v.includes('{n}', 'a text with {n} in it')),
    below: length,
    inset: em,
    onOpeners: v.boolean(),
    frontMatter: v.picklist(['roman', 'none', 'arabic']),
  }),
  divisions: v.strictObject({
    open: v.picklist(['page', 'recto', 'run-on']),
    parts: v.boolean(),
  }),
  masthead: v.strictObject({ show: v.boolean(), required: v.boolean(), line: v.boolean() }),
  tail: v.strictObject({ show: v.boolean(), required: v.boolean() }),
  signature: v.boolean(),
  links: v.picklist(['plain', 'footnote']),
  cover: v.boolean(),
  contents: v.strictObject({
    show: v.boolean(),
    place: v.picklist(['page', 'run-on']),
    title: v.string(),
    depth: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)),
    leader: v.pipe(v.string(), v.length(1)),
  }),
  epub: v.strictObject({ writing: v.picklist(['horizontal', 'vertical']) }),
});

export type TemplateData = v.InferOutput<typeof TemplateSchema>;
export type StyleData = v.InferOutput<typeof style>;
