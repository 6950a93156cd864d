import { printedDate } from '../../messages/labels.js';
import type { PlacedItem, PlacedText } from '../../model/composition.js';
import type { Official } from '../../model/edition.js';
import { MM } from '../../model/lengths.js';
import type { BlockStyle } from '../../model/template.js';
import type { FlowBlock } from '../pages/flow.js';
import { HIGHEST, type IssuerMark, issuersMark, lowestMark } from './mark.js';
import { type OfficialSetting, strokeAt, textAt } from './place.js';

/** From the type area's top to the mark: 7.2.4, 10.3; of an order 10.2; of a letter 30 mm from the page's top (10.1). */
export const MARK_TOP = { document: 35 * MM, minutes: 35 * MM, order: 20 * MM } as const;
export const LETTER_MARK = 30 * MM;
/** From the number, or a letter's mark, to the red stroke (7.2.7, 10.1). */
const RULE_GAP = 4 * MM;
const RULE = 2;
/** A letter's double strokes: as long as this, the lower pair so far from the page's foot (10.1). */
const DOUBLE = 170 * MM;
const DOUBLE_FOOT = 20 * MM;
const THICK = 2;
const THIN = 0.75;
const BETWEEN = 2.2;
/** From a letter's double stroke to what stands below it, of the height of 三号 (10.1). */
const BELOW_DOUBLE = 7 / 8;
/** The distance between two elements that are two lines apart (空二行). */
const TWO_LINES = 2;
/** Rows are rounded up, but a part too small to see does not count. */
const SLACK = 0.1;

/**
 * All that stands above the title: whole rows of the grid, never parted, no more than `room` where a smaller mark leaves room
 * for text on the first page (7.3.3). `title` is the set title where it is the mark: the mark is the heading then, and the place
 * that links and bookmarks lead to.
 */
export function headBlock(
  official: Official,
  setting: OfficialSetting,
  room: number,
  title?: FlowBlock,
): FlowBlock {
  const { items, rows } =
    official.form === 'letter'
      ? letterHead(official, setting)
      : fittedHead(official, setting, room);
  const heading = title?.lines[0]?.items.find((item) => item.kind === 'text');
  const { destination, structure } = heading ?? {};
  const named =
    heading === undefined
      ? items
      : items.map((item) =>
          asHeading(item, setting, {
            ...(destination !== undefined && { destination }),
            ...(structure !== undefined && { structure }),
          }),
        );
  return {
    lines: [{ rows: Math.max(1, rows), items: named, offset: 0 }],
    before: 0,
    after: 0,
    fewest: 1,
    heading: true,
    block: 0,
  };
}

/** A stretch of the mark as the document's heading; what else stands there as it is. */
function asHeading(
  item: PlacedItem,
  { book }: OfficialSetting,
  heading: Pick<PlacedText, 'destination' | 'structure'>,
): PlacedItem {
  const { size } = book.template.typeArea;
  return item.kind === 'text' && item.size > size ? { ...item, ...heading } : item;
}

interface Head {
  readonly items: readonly PlacedItem[];
  readonly rows: number;
}

/** The head with its mark as large as `room` rows allow; where they allow none, as large as it is without them. */
function fittedHead(official: Official, setting: OfficialSetting, room: number): Head {
  const lowest = lowestMark(official);
  for (let highest = HIGHEST; highest > lowest; highest -= setting.leading / 2) {
    const head = documentHead(official, setting, highest);
    if (head.rows <= room) return head;
  }
  return documentHead(official, setting, HIGHEST);
}

function documentHead(official: Official, setting: OfficialSetting, highest: number): Head {
  const { form } = official;
  const top = MARK_TOP[form === 'letter' ? 'document' : form];
  const { leading, em, measure, book } = setting;
  const corner = cornerItems(official, 0, setting);
  const mark = issuersMark(official, top, setting, highest);
  const number = numberItems(official, mark, setting);
  if (form === 'order') {
    const rows = rowsDown(number.bottom + TWO_LINES * leading, leading);
    return { items: [...corner.items, ...mark.items, ...number.items], rows };
  }
  const issued = issuedItems(official, number.bottom, setting);
  const rule = issued.bottom + RULE_GAP;
  const { color } = book.template.styles.mastheadName;
  const stroke = strokeAt(0, measure, rule, RULE, color, setting);
  return {
    items: [...corner.items, ...mark.items, ...number.items, ...issued.items, stroke],
    rows: rowsDown(Math.max(rule, em) + TWO_LINES * leading, leading),
  };
}

/** Copy number, secrecy and urgency from the type area's corner down (7.2.1 to 7.2.3). */
function cornerItems(official: Official, top: number, setting: OfficialSetting) {
  const { styles } = setting.book.template;
  const { copyNumber, secrecy, secrecyTerm, urgency } = official;
  const term = secrecyTerm === undefined ? '' : `★${secrecyTerm}`;
  const texts: readonly (readonly [string | undefined, BlockStyle])[] = [
    [copyNumber, { ...styles.body, align: 'start' }],
    [secrecy === undefined ? undefined : `${secrecy}${term}`, styles.secrecy],
    [urgency, styles.secrecy],
  ];
  const items: PlacedItem[] = [];
  let level = top;
  for (const [text, style] of texts) {
    if (text === undefined) continue;
    const room = { x: 0, measure: setting.measure };
    const set = textAt(text, { ...style, align: 'start' }, room, level, setting);
    items.push(...set.items);
    level += set.lines * setting.leading;
  }
  return { items, bottom: level };
}

/** The number two lines below the mark, in the middle; of a document to a higher organ at the left, the signers right (7.2.5, 7.2.6). */
function numberItems(
  official: Official,
  mark: IssuerMark,
  setting: OfficialSetting,
): { readonly items: readonly PlacedItem[]; readonly bottom: number } {
  const { leading, em, measure, book } = setting;
  const { number = '', signers = [] } = official;
  const { body } = book.template.styles;
  const first = rowsDown(mark.bottom + TWO_LINES * leading, leading) * leading;
  if (signers.length === 0) {
    const room = { x: 0, measure };
    const set = textAt(number, { ...body, align: 'center' }, room, first, setting);
    return { items: set.items, bottom: first + lineHeight(set.lines, setting) };
  }
  const names = signerItems(signers, first, setting);
  const last = first + (names.lines - 1) * leading;
  const room = { x: em, measure: names.x - 2 * em };
  const set = textAt(number, { ...body, align: 'start' }, room, last, setting);
  return {
    items: [...set.items, ...names.items],
    bottom: last + lineHeight(set.lines, setting),
  };
}

/** Of a record: who made it at the left and the date at the right, one character in, a line below the number. */
function issuedItems(official: Official, bottom: number, setting: OfficialSetting) {
  const { form, signature, date } = official;
  if (form !== 'minutes' || signature === undefined) return { items: [], bottom };
  const { em, leading, measure, book } = setting;
  const top = rowsDown(bottom, leading) * leading;
  const room = { x: em, measure: measure - 2 * em };
  const { body } = book.template.styles;
  const units = textAt(signature.join('\u3000'), { ...body, align: 'start' }, room, top, setting);
  const dated = printedDate(date ?? book.metadata.date, book.metadata.language) ?? '';
  const below = units.lines > 1 ? units.lines * leading : 0;
  const on = textAt(dated, { ...body, align: 'end' }, room, top + below, setting);
  return {
    items: [...units.items, ...on.items],
    bottom: top + lineHeight(Math.max(1, units.lines + (below > 0 ? 1 : 0)), setting),
  };
}

/** 签发人 and the names, two in a line, each line from below the first name, one character from the right edge. */
function signerItems(signers: readonly string[], top: number, setting: OfficialSetting) {
  const { em, measure, leading, book } = setting;
  const { body } = book.template.styles;
  const style: BlockStyle = { ...body, align: 'start' };
  const longest = Math.max(...signers.map((name) => [...name].length));
  const columns = Math.min(2, signers.length);
  const label = '签发人：';
  const wide = (columns * longest + columns - 1) * em;
  const start = measure - em - wide;
  const x = start - label.length * em;
  const items = [...textAt(label, style, { x, measure: start - x + em }, top, setting).items];
  signers.forEach((name, index) => {
    const at = start + (index % columns) * (longest + 1) * em;
    const level = top + Math.floor(index / columns) * leading;
    const room = { x: at, measure: (longest + 1) * em };
    items.push(...textAt(name, { ...style, font: 'kai' }, room, level, setting).items);
  });
  return { items, lines: Math.ceil(signers.length / columns), x };
}

function letterHead(official: Official, setting: OfficialSetting): Head {
  const { book, em, leading, measure } = setting;
  const { page, styles } = book.template;
  const mark = issuersMark(official, LETTER_MARK - page.top, setting);
  const { color } = styles.mastheadName;
  const x1 = (page.width - DOUBLE) / 2 - page.inner;
  const x2 = x1 + DOUBLE;
  const upper = mark.bottom + RULE_GAP;
  const lower = page.height - DOUBLE_FOOT - page.top;
  const strokes = [
    strokeAt(x1, x2, upper, THICK, color, setting),
    strokeAt(x1, x2, upper + BETWEEN, THIN, color, setting),
    strokeAt(x1, x2, lower - BETWEEN, THIN, color, setting),
    strokeAt(x1, x2, lower, THICK, color, setting),
  ];
  const first = upper + BETWEEN + BELOW_DOUBLE * em;
  const corner = cornerItems(official, first, setting);
  const style: BlockStyle = { ...styles.body, align: 'end' };
  const number = textAt(official.number ?? '', style, { x: 0, measure }, first, setting);
  const bottom = Math.max(
    corner.bottom - leading + em,
    first + lineHeight(Math.max(1, number.lines), setting),
  );
  return {
    items: [...mark.items, ...strokes, ...corner.items, ...number.items],
    rows: rowsDown(bottom + TWO_LINES * leading, leading),
  };
}

function lineHeight(lines: number, { em, leading }: OfficialSetting): number {
  return lines === 0 ? 0 : (lines - 1) * leading + em;
}

/** The first row of the grid that begins at `level` or below it. */
function rowsDown(level: number, leading: number): number {
  return Math.ceil(level / leading - SLACK);
}
