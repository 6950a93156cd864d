import * as v from 'valibot';
import { COVER_DESIGNS } from './edition-schema.js';
import { color } from './edition-values.js';
import { lengthOf, PAGE_SIZES } from './lengths.js';

const length = v.pipe(
  v.union([v.string(), v.number()]),
  v.check((value) => lengthOf(value) !== undefined, 'a length such as 10.5pt, 15mm or 五号'),
  v.transform((value) => lengthOf(value) as number),
);
/** The size of something that is printed: text of size 0 would be lost. */
const extent = v.pipe(
  length,
  v.check((points) => points > 0, 'a length above 0'),
);
const em = v.pipe(v.number(), v.minValue(0));
const rows = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const role = v.picklist(['song', 'hei', 'kai', 'fangsong', 'xiaobiaosong', 'latin', 'mono']);
const names = v.pipe(v.array(v.string()), v.minLength(1));

/** Languages whose words can be divided. */
export const HYPHENATED = ['en-us', 'en-gb', 'de', 'fr', 'es', 'it', 'ru'] as const;

/** How one kind of paragraph is set. */
const style = v.strictObject({
  font: v.exactOptional(role),
  bold: v.exactOptional(v.boolean()),
  /** pt */
  size: v.exactOptional(extent),
  /** Whole lines of the grid that one line of this style takes; 1 for text, 2 for a large heading. */
  lines: v.exactOptional(count),
  align: v.exactOptional(v.picklist(['justify', 'start', 'center', 'end'])),
  /** em of this style's size. */
  firstIndent: v.exactOptional(em),
  /** em of the body, both sides. */
  inset: v.exactOptional(em),
  /** Whole grid lines. */
  before: v.exactOptional(rows),
  after: v.exactOptional(rows),
  color: v.exactOptional(color),
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

type StyleKey = keyof typeof style.entries;
const AROUND = ['inset', 'before', 'after'] as const satisfies readonly StyleKey[];
const PLACED = ['align', 'firstIndent', ...AROUND] as const satisfies readonly StyleKey[];

/**
 * The keys that a kind of paragraph does not obey, since the page or the text around it decides its place. A template that sets
 * it is wrong.
 */
const NOT_OF_STYLE: Readonly<
  Partial<Record<(typeof STYLES)[number], readonly [StyleKey, ...StyleKey[]]>>
> = {
  heading1: ['inset'],
  heading2: ['inset'],
  heading3: ['inset'],
  heading4: ['inset'],
  table: ['inset'],
  caption: ['inset'],
  footnote: ['inset'],
  coverTitle: ['inset'],
  coverSubtitle: ['inset'],
  coverImprint: ['inset'],
  contentsTitle: AROUND,
  contentsEntry: PLACED,
  runningHead: ['inset'],
  folio: ['inset'],
  mastheadName: AROUND,
  mastheadIssue: AROUND,
  mastheadLine: PLACED,
  secrecy: PLACED,
  tail: ['firstIndent', ...AROUND],
};

function styleSchema(name: (typeof STYLES)[number]) {
  const idle = NOT_OF_STYLE[name];
  return idle === undefined ? style : v.omit(style, idle);
}

/** Catalogue names (fonts.yaml) tried in order: the first that has the character sets it. */
const stack = v.strictObject({ regular: names, bold: v.optional(v.array(v.string()), []) });
const runningHead = v.picklist(['book', 'chapter', 'none']);

/** template.yaml after inheritance: every key there, but for styles, which have defaults. */
export const TemplateSchema = v.strictObject({
  extends: v.optional(v.string()),
  title: v.strictObject({ zh: v.string(), en: v.string() }),
  /** The purpose of the template, in one line; a template never inherits it. */
  description: v.optional(v.strictObject({ zh: v.string(), en: v.string() })),
  page: v.strictObject({
    size: v.union([
      v.pipe(
        v.string(),
        v.check(
          (name) => Object.hasOwn(PAGE_SIZES, name),
          `one of ${Object.keys(PAGE_SIZES).join(', ')}`,
        ),
      ),
      v.tuple([extent, extent]),
    ]),
  }),
  typeArea: v.strictObject({
    characters: count,
    lines: count,
    size: extent,
    leading: extent,
    top: v.optional(length),
    inner: v.optional(length),
  }),
  /**
   * How wide marks are set; ？！ share an em in all of them (docs/typography.md, rule 8).
   * `full` (全角): each mark one em. `line-end-half` (行末半角): the same, but half an em at a line's edges, as
   * GB/T 15834-2011 5.1.10 has it. `kaiming` (开明, the default): half an em beside each other as well, and where a line
   * needs it. `half` (半角): all half an em.
   */
  marks: v.picklist(['full', 'kaiming', 'half', 'line-end-half']),
  /** How strict the prohibition of line starts and ends is. */
  prohibition: v.picklist(['basic', 'gb', 'strict']),
  grid: v.boolean(),
  hanging: v.boolean(),
  /** The language of the book's Western words, which may be divided by its rules; `auto`: by their script and letters. */
  hyphenation: v.picklist(['none', 'auto', ...HYPHENATED]),
  fonts: v.strictObject({
    song: stack,
    hei: stack,
    kai: stack,
    fangsong: stack,
    xiaobiaosong: stack,
    latin: stack,
    /** Western words with letters that `latin` lacks, each word as a whole. */
    latinFull: stack,
    /** Western words that are emphasised. */
    latinItalic: stack,
    latinSans: stack,
    mono: stack,
  }),
  styles: v.strictObject(
    Object.fromEntries(STYLES.map((name) => [name, v.optional(styleSchema(name), {})])) as Record<
      (typeof STYLES)[number],
      v.OptionalSchema<typeof style, Record<string, never>>
    >,
  ),
  /** Emphasis and strong are never slanted: dots beneath, kai or hei. */
  emphasis: v.picklist(['dots', 'kai']),
  strong: v.picklist(['hei', 'bold']),
  runningHeads: v.strictObject({
    verso: runningHead,
    recto: runningHead,
    /** From the head's baseline to the type area's top edge. */
    above: length,
    rule: v.boolean(),
    onOpeners: v.boolean(),
  }),
  folios: v.strictObject({
    place: v.picklist(['outer', 'center', 'none']),
    /** `{n}` is the number: `— {n} —`. */
    format: v.pipe(v.string(), v.includes('{n}', 'a text with {n} in it')),
    /** From the type area's foot to the folio's baseline. */
    below: length,
    /** em of the folio that it stands in from the type area's edge. */
    inset: em,
    onOpeners: v.boolean(),
    /** Folios before the first chapter or division that counts. */
    frontMatter: v.picklist(['roman', 'none', 'arabic']),
  }),
  divisions: v.strictObject({
    open: v.picklist(['page', 'recto', 'run-on']),
    /**
     * A division with a heading alone is a part, which gets a right-hand page to itself; `named`: one whose heading names a
     * part (第一辑, 上编).
     */
    parts: v.union([v.boolean(), v.literal('named')]),
    /**
     * Where a division's last page would hold six lines or fewer: it stays so, or the division is set tighter or its pages
     * a line shorter, or, where that is not enough, the next division begins on that page.
     */
    spill: v.picklist(['allow', 'tighten', 'run-on']),
    /** Whether a division of half a page or less shares a page with its neighbour. */
    short: v.picklist(['page', 'share']),
  }),
  /** The masthead of a briefing or an official document; `line` is the line of the issuing unit and the date. */
  masthead: v.strictObject({ show: v.boolean(), required: v.boolean(), line: v.boolean() }),
  tail: v.strictObject({ show: v.boolean(), required: v.boolean() }),
  /** Prints the elements of an official document that edition.yaml gives below `official` (GB/T 9704-2012). */
  official: v.boolean(),
  /** The masthead's unit and date below the text, as official documents are signed. */
  signature: v.boolean(),
  /** Names that no line of a title, a heading, a caption or a cell divides, beside those of the edition. */
  wholeNames: v.array(v.string()),
  notes: v.strictObject({
    /** At the foot of their page, behind their chapter, or at the book's end. */
    place: v.picklist(['foot', 'chapter', 'book']),
    /** Afresh on each page, or through the chapter. */
    number: v.picklist(['page', 'chapter']),
    /** ① or [1]; numbers in brackets go through the chapter. */
    mark: v.picklist(['circled', 'brackets']),
  }),
  /** Whether a link's address is printed, as a footnote. */
  links: v.picklist(['plain', 'footnote']),
  cover: v.boolean(),
  /** What an edition's `cover` may change. */
  coverDesign: v.strictObject({
    design: v.picklist(COVER_DESIGNS),
    /** Of the title, the band or the frame; by default the style's, or a dark red. */
    color: v.exactOptional(color),
  }),
  /** A title page (扉页) behind the cover. */
  titlePage: v.boolean(),
  /** Where the facts of the edition are printed (版权页): behind the title page or on the last page. */
  colophonPage: v.picklist(['none', 'front', 'end']),
  contents: v.strictObject({
    show: v.boolean(),
    /** On separate pages, or on the first page before the text. */
    place: v.picklist(['page', 'run-on']),
    title: v.string(),
    depth: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)),
    leader: v.pipe(v.string(), v.length(1)),
  }),
  press: v.strictObject({
    /** Colours that are printed with an ink of their own (专色): the colour as shown on a screen → the ink's name. */
    spots: v.record(color, v.pipe(v.string(), v.nonEmpty())),
    /** How far colour at the page's edge continues beyond it in a PDF/X-4 (出血). */
    bleed: length,
  }),
  epub: v.strictObject({ writing: v.picklist(['horizontal', 'vertical']) }),
});

export type TemplateData = v.InferOutput<typeof TemplateSchema>;
export type StyleData = v.InferOutput<typeof style>;
