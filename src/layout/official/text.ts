import { printedDate } from '../../messages/labels.js';
import type { Official } from '../../model/edition.js';
import { MM } from '../../model/lengths.js';
import { sum } from '../../model/numbers.js';
import type { BlockStyle } from '../../model/template.js';
import { furnitureSpans } from '../furniture.js';
import type { FlowBlock, FlowLine } from '../pages/flow.js';
import { moved } from '../pages/page.js';
import { structureNode } from '../pages/structure.js';
import { setText } from '../set-lines.js';
import { organs } from './mark.js';
import { type OfficialSetting, textAt } from './place.js';

/** The date ends this far from the right edge, em: with a seal or a stamp (7.3.5.1, 7.3.5.3), and without (7.3.5.2). */
const SEALED = 4;
const UNSEALED = 2;
/** A seal is so wide that names which carry one stand two in a row, three where they are many, so many lines apart. */
const SEAL_ROW = 5;
const IN_A_ROW = 2;
const MOST_IN_A_ROW = 3;
/** The number of lines of text and of 附件说明 that stand above a signature on its page. */
const ABOVE_SIGNATURE = 6;
/** Lines that stay free above the first name and below the date for a seal of 42 mm. */
const SEAL_ABOVE = 2;
const SEAL_BELOW = 1;
/** The room of a signature stamp: em wide, lines high. */
const STAMP = 6;
const STAMP_LINES = 2;

/** A block of the document's own lines; `glued` to the text above it. */
function flowBlock(lines: readonly FlowLine[], before: number, glued = false): FlowBlock {
  const [first, ...others] = lines;
  return {
    lines: first === undefined ? [] : [glued ? { ...first, glued } : first, ...others],
    before,
    after: 0,
    fewest: lines.length,
    heading: false,
    block: 0,
  };
}

function unindentedBody({ book }: OfficialSetting): BlockStyle {
  return { ...book.template.styles.body, firstIndent: 0 };
}

/** 主送机关: flush left, turned lines as well, with a full-width colon (7.3.2). */
export function recipientsBlock(text: string, setting: OfficialSetting): FlowBlock {
  const { book, measure, structure } = setting;
  const style = unindentedBody(setting);
  const whole = `${text.replace(/[:：]$/u, '')}：`;
  const spans = furnitureSpans(whole, style, book.faces, {
    structure: structureNode('P', structure),
  });
  return flowBlock(setText([spans], style, book.template, { x: 0, measure }, { first: 0 }), 0);
}

/** 附件说明 a line below the text: the names hang under their first character, without a mark behind them (7.3.4). */
export function attachmentsBlock(names: readonly string[], setting: OfficialSetting): FlowBlock {
  const { book, em, measure, structure } = setting;
  const style = unindentedBody(setting);
  const label = '附件：';
  const numbered = names.length > 1;
  const at = (2 + label.length) * em;
  const x = at + (numbered ? (names.length > 9 ? 2 : 1.5) * em : 0);
  const lines = names.flatMap((name, index) => {
    const node = structureNode('P', structure);
    const spans = furnitureSpans(name.replace(/[。；;，,、]$/u, ''), style, book.faces, {
      structure: node,
    });
    const [first, ...others] = setText(
      [spans],
      style,
      book.template,
      { x, measure: measure - x },
      { first: 0 },
    );
    if (first === undefined) return [];
    const number = numbered
      ? textAt(
          `${index + 1}.`,
          { ...style, align: 'start' },
          { x: at, measure: 3 * em },
          0,
          setting,
        ).items
      : [];
    const head =
      index === 0
        ? textAt(label, { ...style, align: 'start' }, { x: 2 * em, measure: 4 * em }, 0, setting)
            .items
        : [];
    return [{ ...first, items: [...head, ...number, ...first.items] }, ...others];
  });
  // The page of the signature has text of the document on it.
  return divisibleList(flowBlock(lines, 1, true));
}

/** A list of fewer lines never parts; so many of a longer one go before the signature. */
const SHORT_LIST = 6;
const BEFORE_SIGNATURE = 2;

/** A long list may be divided where else much of a page would stay empty before the text that the signature keeps with it. */
function divisibleList(block: FlowBlock): FlowBlock {
  const { lines } = block;
  if (lines.length < SHORT_LIST) return block;
  const divisible = lines.map((line, index): FlowLine => {
    if (index === 0) return line;
    return lines.length - index < BEFORE_SIGNATURE
      ? { ...line, glued: true }
      : { ...line, kept: true };
  });
  return { ...block, fewest: 1, lines: divisible };
}

/** 发文机关署名 and 成文日期, with room for the seals (7.3.5). */
export function signatureOf(
  official: Official,
  fallback: string | undefined,
  setting: OfficialSetting,
): FlowBlock | undefined {
  const { language } = setting.book.metadata;
  const date = printedDate(official.date ?? fallback, language) ?? '';
  // A record bears no seal: who made it stands in its head (10.3).
  if (official.form === 'minutes') return undefined;
  const units = official.signature ?? organs(official);
  if (units.length === 0 && date === '') return undefined;
  switch (official.seal) {
    case 'yes':
      return sealedSignature(units, date, official.note !== undefined, setting);
    case 'no':
      return unsealed(units, date, setting);
    case 'signed':
      return stamped(units, date, setting);
  }
}

/** With seals: the date four characters in, the unit in the middle over it; of several some in a row (7.3.5.1). */
function sealedSignature(
  units: readonly string[],
  date: string,
  noted: boolean,
  setting: OfficialSetting,
): FlowBlock {
  const { measure, em } = setting;
  const wide = setWidth(date, setting);
  const right = measure - SEALED * em - wide / 2;
  const columns = sealColumns(units.length, setting);
  const rows = Math.ceil(units.length / columns);
  // The columns' middles: the last one is the date's, the first as far from the left edge as they are apart.
  const pitch = columns === IN_A_ROW ? right - measure / 4 : right / (columns - 0.5);
  const most = units.length === 1 ? measure : Math.min(measure / 2, pitch) - em / 2;
  const lines = Array.from({ length: rows }, (_, row): FlowLine => {
    const some = units.slice(row * columns, (row + 1) * columns);
    // The last organ stands over the date.
    const last = row === rows - 1 ? some.length : columns;
    const items = some.flatMap((unit, index) =>
      centred(unit, right - (last - 1 - index) * pitch, most, setting),
    );
    const high = Math.max(1, ...some.map((unit) => Math.ceil(setWidth(unit, setting) / most)));
    return { rows: row < rows - 1 ? Math.max(SEAL_ROW, high) : high, items, offset: 0 };
  });
  if (date !== '')
    lines.push({
      // A note stands in the line below the date, beside the seal (7.3.6).
      rows: noted ? 1 : 1 + SEAL_BELOW,
      items: centred(date, right, measure, setting),
      offset: 0,
      glued: true,
    });
  return flowBlock(lines, SEAL_ABOVE, true);
}

/** How many names with seals stand in a row: two, and three where two would leave no room for text on the page. */
function sealColumns(units: number, { book }: OfficialSetting): number {
  const high = SEAL_ABOVE + SEAL_ROW * Math.ceil(units / IN_A_ROW - 1) + 2 + SEAL_BELOW;
  return high > book.template.typeArea.lines - ABOVE_SIGNATURE ? MOST_IN_A_ROW : IN_A_ROW;
}

/** Without a seal: the unit two characters in, the date two to the right of the unit's first character (7.3.5.2). */
function unsealed(units: readonly string[], date: string, setting: OfficialSetting): FlowBlock {
  const { measure, em } = setting;
  const longest = Math.max(0, ...units.map((unit) => setWidth(unit, setting)));
  const dated = setWidth(date, setting);
  // A date that would end further right than two characters in stands there, and the unit two to its left.
  const edge = measure - UNSEALED * em;
  const start = Math.max(
    0,
    Math.min(edge - longest, edge - dated - (units.length > 0 ? 2 * em : 0)),
  );
  const lines = units.map((unit) => startingAt(unit, start, setting));
  if (date !== '')
    lines.push(startingAt(date, units.length > 0 ? start + 2 * em : edge - dated, setting));
  return flowBlock(lines, 1, true);
}

/** With a stamp of the signature: room four characters in, the post at its left, the date a line below (7.3.5.3). */
function stamped(posts: readonly string[], date: string, setting: OfficialSetting): FlowBlock {
  const { measure, em, leading } = setting;
  const lines = posts.map((post): FlowLine => {
    const end = measure - (SEALED + STAMP + 2) * em;
    const middle = ((STAMP_LINES - 1) * leading) / 2;
    const room = { x: 0, measure: end };
    const style: BlockStyle = { ...unindentedBody(setting), align: 'end' };
    const set = textAt(post, style, room, 0, setting);
    return { rows: STAMP_LINES, items: set.items.map((item) => moved(item, 0, middle)), offset: 0 };
  });
  if (date !== '') {
    const room = { x: 0, measure: measure - SEALED * em };
    const style: BlockStyle = { ...unindentedBody(setting), align: 'end' };
    lines.push({ rows: 1, items: [], offset: 0 });
    lines.push({ rows: 1, items: textAt(date, style, room, 0, setting).items, offset: 0 });
  }
  return flowBlock(lines, SEAL_ABOVE, true);
}

/** A text around `centre`, inside the type area. */
function centred(text: string, centre: number, most: number, setting: OfficialSetting) {
  const wide = Math.min(most, setWidth(text, setting));
  const x = Math.max(0, Math.min(setting.measure - wide, centre - wide / 2));
  const style: BlockStyle = { ...unindentedBody(setting), align: 'center' };
  return textAt(text, style, { x, measure: wide + 0.01 }, 0, setting).items;
}

function startingAt(text: string, x: number, setting: OfficialSetting): FlowLine {
  const style: BlockStyle = { ...unindentedBody(setting), align: 'start' };
  const set = textAt(text, style, { x, measure: setting.measure - x }, 0, setting);
  return { rows: set.lines, items: set.items, offset: 0 };
}

function setWidth(text: string, setting: OfficialSetting): number {
  const style: BlockStyle = { ...unindentedBody(setting), align: 'start' };
  const { items } = textAt(text, style, { x: 0, measure: 1000 * MM }, 0, setting);
  const ends = items.flatMap((item) => (item.kind === 'text' ? [item.x + sum(item.advances)] : []));
  return Math.max(0, ...ends);
}

/** 附注 in brackets, two characters in, below the date (7.3.6). */
export function noteBlock(note: string, setting: OfficialSetting): FlowBlock {
  const { book, measure, structure } = setting;
  const text = /^（.*）$/u.test(note) ? note : `（${note.replace(/^[（(]|[）)]$/gu, '')}）`;
  const style = unindentedBody(setting);
  const spans = furnitureSpans(text, style, book.faces, {
    structure: structureNode('P', structure),
  });
  return flowBlock(
    setText([spans], style, book.template, { x: 0, measure }, { first: 2 }),
    0,
    true,
  );
}

/** 附件 and its number over an attachment, flush left in hei; its title stands in the third line (7.3.7). */
export function attachmentMark(mark: string, setting: OfficialSetting): FlowBlock {
  const style: BlockStyle = { ...unindentedBody(setting), font: 'hei', align: 'start' };
  const set = textAt(mark, style, { x: 0, measure: setting.measure }, 0, setting);
  return { ...flowBlock([{ rows: set.lines + 1, items: set.items, offset: 0 }], 0), heading: true };
}
