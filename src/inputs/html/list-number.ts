import { roman } from '../../model/roman.js';
import { letters } from '../numerals.js';
import { attribute, type PageElement } from './page-tree.js';

/** The numbers that a browser shows before the items of ordered lists (WHATWG HTML 4.4.5, 4.4.8); a list is counted once. */
export class ListNumbers {
  private readonly counted = new Map<PageElement, ReadonlyMap<PageElement, number>>();

  /** `3. `, `c. `, `iii. `; empty where the item has none. */
  of(item: PageElement): string {
    const list = item.parent;
    if (list?.tag !== 'ol') return '';
    if (/list-style(?:-type)?\s*:\s*none/i.test(attribute(list, 'style'))) return '';
    const type = attribute(item, 'type') || attribute(list, 'type');
    return `${listNumber(this.ordinal(list, item), type)}. `;
  }

  private ordinal(list: PageElement, item: PageElement): number {
    const numbers = this.counted.get(list) ?? numbersOf(list);
    this.counted.set(list, numbers);
    return numbers.get(item) ?? 1;
  }
}

function numbersOf(list: PageElement): ReadonlyMap<PageElement, number> {
  const items = list.children.filter(
    (child): child is PageElement => child.kind === 'element' && child.tag === 'li',
  );
  const reversed = list.attributes.has('reversed');
  const start = Number.parseInt(attribute(list, 'start'), 10);
  let next = Number.isNaN(start) ? (reversed ? items.length : 1) : start;
  const numbers = new Map<PageElement, number>();
  for (const item of items) {
    const value = Number.parseInt(attribute(item, 'value'), 10);
    if (!Number.isNaN(value)) next = value;
    numbers.set(item, next);
    next += reversed ? -1 : 1;
  }
  return numbers;
}

function listNumber(value: number, type: string): string {
  if (value >= 1 && /^a$/i.test(type)) return cased(letters(value), type === 'A');
  if (value >= 1 && /^i$/i.test(type)) return cased(roman(value), type === 'I');
  return String(value);
}

function cased(text: string, upper: boolean): string {
  return upper ? text.toUpperCase() : text;
}
