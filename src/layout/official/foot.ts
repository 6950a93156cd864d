import { printedDate } from '../../messages/labels.js';
import type { PlacedItem } from '../../model/composition.js';
import type { Official } from '../../model/edition.js';
import { MM } from '../../model/lengths.js';
import { sum } from '../../model/numbers.js';
import type { BlockStyle } from '../../model/template.js';
import { type DraftPage, NO_ITEMS } from '../draft-page.js';
import { moved } from '../pages/page.js';
import { firstBaseline } from '../set-lines.js';
import { type OfficialSetting, strokeAt, textAt } from './place.js';

/** The strokes of the 版记: first and last, and the one over 印发机关 (7.4.1, 7.4.3). */
const OUTER = 0.35 * MM;
const INNER = 0.25 * MM;

interface Foot {
  readonly items: readonly PlacedItem[];
  /** Its upper edge, pt from the type area's top. */
  readonly top: number;
}

/**
 * Puts 抄送机关, 印发机关 and 印发日期 at the foot of the document's last page, which is an even one: where that has no room on
 * one more, behind a blank page where it needs one; then neither has a number (7.4, 7.5).
 */
export function withFoot(
  written: readonly DraftPage[],
  official: Official,
  setting: OfficialSetting,
): readonly DraftPage[] {
  // A letter's first page prints no number (10.1).
  const pages = written.map((page, index) =>
    index === 0 && official.form === 'letter' ? { ...page, unnumbered: true } : page,
  );
  const foot = footOf(official, setting);
  const last = pages.at(-1);
  if (foot === undefined || last === undefined) return pages;
  const fits = foot.top >= lowest(last, setting);
  const anyPage = official.form === 'letter';
  const even = pages.length % 2 === 0;
  if (fits && (even || anyPage)) return [...pages.slice(0, -1), over(last, foot, setting)];
  const empty: DraftPage = { kind: 'text', items: NO_ITEMS };
  if (!even || anyPage) return [...pages, over(empty, foot, setting)];
  const blank: DraftPage = { kind: 'blank', items: NO_ITEMS };
  return [...pages, blank, { ...over(empty, foot, setting), unnumbered: true }];
}

function over(page: DraftPage, { items }: Foot, { book }: OfficialSetting): DraftPage {
  const first = firstBaseline(book.template);
  return {
    ...page,
    items: (left, top) => [
      ...page.items(left, top),
      ...items.map((item) => moved(item, left, top, first)),
    ],
  };
}

/** The lower edge of what stands on the page, pt from the type area's top. */
function lowest({ flow = [] }: DraftPage, { leading }: OfficialSetting): number {
  return Math.max(0, ...flow.map(({ row, line }) => (row + line.rows) * leading));
}

/** The 版记 with its last stroke on the type area's lower edge; a letter's has no strokes and no 印发机关 (10.1). */
function footOf(official: Official, setting: OfficialSetting): Foot | undefined {
  const { book, leading, measure, em } = setting;
  const style: BlockStyle = { ...book.template.styles.tail, align: 'start' };
  const { lines } = book.template.typeArea;
  const edge = (lines - 1) * leading + em;
  const room = { x: style.size, measure: measure - 2 * style.size };
  const letter = official.form === 'letter';
  const set = copiesOf(official).map(
    (text) => (top: number) => textAt(text, style, room, top, setting, text.indexOf('：') + 1),
  );
  const printed = letter ? undefined : printedLine(official, style, room, setting);
  const parts = [...set, ...(printed === undefined ? [] : [printed])];
  if (parts.length === 0) return undefined;
  const heights = parts.map((part) => part(0).lines * leading);
  let level = edge - sum(heights);
  const top = level;
  const inset = (leading - style.size) / 2;
  const items: PlacedItem[] = [];
  const { color } = style;
  parts.forEach((part, index) => {
    // 主送 and 抄送 stand below each other without a stroke (7.4.2).
    const stroke = index === 0 ? OUTER : part === printed ? INNER : undefined;
    if (!letter && stroke !== undefined)
      items.push(strokeAt(0, measure, level, stroke, color, setting));
    items.push(...part(level + inset).items);
    level += heights[index] ?? 0;
  });
  if (!letter) items.push(strokeAt(0, measure, edge, OUTER, color, setting));
  return { items, top };
}

/** 抄送机关, one line of edition.yaml an entry; an entry may say 主送 or 分送 itself (7.4.2). */
function copiesOf({ copyTo = '' }: Official): readonly string[] {
  return copyTo
    .split('\n')
    .map((line) => line.trim().replace(/[。；;]$/u, ''))
    .filter((line) => line !== '')
    .map((line) => (LABELLED.test(line) ? `${line}。` : `抄送：${line}。`));
}

const LABELLED = /^(?:抄送|抄报|主送|分送|发送)：/u;

/** 印发机关 at the left and 印发日期 at the right, in one line where both have room (7.4.3). */
function printedLine(
  { printedBy, printedOn }: Official,
  style: BlockStyle,
  room: { readonly x: number; readonly measure: number },
  setting: OfficialSetting,
) {
  if (printedBy === undefined && printedOn === undefined) return undefined;
  const date = printedDate(printedOn, setting.book.metadata.language);
  const dated = date === undefined ? '' : `${date}印发`;
  const right: BlockStyle = { ...style, align: 'end' };
  const beside =
    ([...(printedBy ?? '')].length + [...dated].length + 1) * style.size <= room.measure;
  return (top: number) => {
    const by = textAt(printedBy ?? '', style, room, top, setting);
    const below = beside ? 0 : by.lines;
    const on = textAt(dated, right, room, top + below * setting.leading, setting);
    return { items: [...by.items, ...on.items], lines: Math.max(by.lines, below + on.lines, 1) };
  };
}
