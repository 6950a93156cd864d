import type { PlacedItem } from '../model/composition.js';
import type { Template } from '../model/template.js';
import type { FlowPage } from './pages/paginate.js';

/** ①–⑳, ㉑–㉟, ㊱–㊿: the first number of each row, and its first character. */
const CIRCLED = [
  [1, 0x2460],
  [21, 0x3251],
  [36, 0x32b1],
] as const;
const LAST_CIRCLED = 50;

/** The mark of note `number` (from 1). There are no circled numbers beyond ㊿; those stand in brackets. */
export function noteMark(number: number, { notes }: Template): string {
  if (notes.mark === 'brackets' || number > LAST_CIRCLED) return `[${number}]`;
  const [first, code] = CIRCLED.findLast(([from]) => number >= from) ?? CIRCLED[0];
  return String.fromCodePoint(code + number - first);
}

/** Whether the numbers of notes begin anew on each page. Numbers in brackets differ in width, and therefore count by chapter. */
export function numbersByPage({ notes }: Template): boolean {
  return notes.place === 'foot' && notes.number === 'page' && notes.mark === 'circled';
}

/** The page with its notes numbered from ① in the order of their marks. All circled numbers have the same width. */
export function numberedOnPage(page: FlowPage, template: Template): FlowPage {
  const numbers = new Map<string, number>();
  for (const { line } of page) {
    for (const item of line.items) {
      if (item.kind !== 'text' || item.note === undefined || numbers.has(item.note)) continue;
      numbers.set(item.note, numbers.size + 1);
    }
  }
  if (numbers.size === 0) return page;
  const numbered = (item: PlacedItem): PlacedItem => {
    const number = item.kind === 'text' && item.note !== undefined && numbers.get(item.note);
    return number === false || number === undefined
      ? item
      : ({ ...item, text: noteMark(number, template) } as PlacedItem);
  };
  return page.map((placed) => ({
    ...placed,
    line: { ...placed.line, items: placed.line.items.map(numbered) },
  }));
}
