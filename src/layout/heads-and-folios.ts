import type { ComposedPage, PlacedItem } from '../model/composition.js';
import { roman } from '../model/roman.js';
import type { Template } from '../model/template.js';
import type { BookContext } from './book-context.js';
import type { DraftPage } from './draft-page.js';
import { furnitureLine } from './furniture.js';
import { shortHead } from './short-head.js';

/** The distance from the baseline of a running head to the stroke below it, em of the head, and the width of the stroke, pt. */
const RULE_DROP = 0.6;
const RULE_WIDTH = 0.4;

/** The number of a page, from 1 over all pages, and the number of pages before the text. */
export interface PagePlace {
  readonly number: number;
  readonly front: number;
}

/** Finishes a page whose number is known: its items at their places, running head and folio (docs/typography.md, rule 19). */
export function finishPage(draft: DraftPage, place: PagePlace, book: BookContext): ComposedPage {
  const { page } = book.template;
  const { number } = place;
  const folio = folioOf(place, book.template);
  const left = leftOf(number, book.template);
  const mark = proofMark(left, book);
  if (draft.kind === 'cover' || draft.kind === 'blank')
    return { number, folio, kind: draft.kind, items: [...draft.items(0, 0), ...mark] };
  const side = isRecto(number) ? 'recto' : 'verso';
  const { opener, unnumbered, head, label } = draft;
  const key = JSON.stringify([side, opener, unnumbered, head, label, folio]);
  const furniture = book.memory.recall(`page ${key}`, '', () => [
    ...runningHead(draft, number, left, book),
    ...printedFolio(draft, number, folio, left, book),
    ...mark,
  ]);
  return {
    number,
    folio,
    kind: draft.kind,
    get items() {
      return draft.items(left, page.top).concat(furniture);
    },
  };
}

/** The size of the proof's mark, pt. It stands in the middle of the head margin, in the colour of corrections. */
const MARK_SIZE = 12;
const MARK_COLOR = '#b3261e';

function proofMark(left: number, book: BookContext): readonly PlacedItem[] {
  if (book.mark === undefined) return [];
  const { page, styles, typeArea } = book.template;
  const style = {
    ...styles.runningHead,
    font: 'hei',
    size: MARK_SIZE,
    color: MARK_COLOR,
    align: 'center',
  } as const;
  return furnitureLine(book.mark, style, book, {
    x: left,
    measure: typeArea.characters * typeArea.size,
    baseline: Math.min(page.top / 2, 2 * MARK_SIZE),
  });
}

/** The left edge of a page's type area, pt from the left edge of the page. */
export function leftOf(number: number, { page }: Pick<Template, 'page'>): number {
  return isRecto(number) ? page.inner : page.outer;
}

function isRecto(number: number): boolean {
  return number % 2 === 1;
}

function folioOf({ number, front }: PagePlace, { folios }: Template): string {
  if (number > front) return String(number - front);
  if (folios.frontMatter === 'none') return '';
  return folios.frontMatter === 'roman' ? roman(number) : String(number);
}

function runningHead(
  draft: DraftPage,
  number: number,
  left: number,
  book: BookContext,
): readonly PlacedItem[] {
  const { runningHeads, styles, typeArea } = book.template;
  const recto = isRecto(number);
  const head = recto ? runningHeads.recto : runningHeads.verso;
  if (head === 'none' || (draft.opener === true && !runningHeads.onOpeners)) return [];
  const style = styles.runningHead;
  const measure = typeArea.characters * typeArea.size;
  const { baseline } = runningHeads;
  const [title, label] = head === 'book' ? [book.metadata.title] : [draft.head ?? '', draft.label];
  const line = furnitureLine(
    shortHead(title, label, style, measure, book),
    { ...style, align: recto ? 'end' : 'start' },
    book,
    {
      x: left,
      measure,
      baseline,
    },
  );
  if (!runningHeads.rule) return line;
  const y = baseline + style.size * RULE_DROP;
  const ends = { x1: left, x2: left + measure, y1: y, y2: y };
  return [...line, { kind: 'rule', ...ends, width: RULE_WIDTH, color: style.color }];
}

function printedFolio(
  draft: DraftPage,
  number: number,
  folio: string,
  left: number,
  book: BookContext,
): readonly PlacedItem[] {
  const { folios, page, styles, typeArea } = book.template;
  if (folios.place === 'none' || folio === '') return [];
  if (draft.unnumbered === true || (draft.opener === true && !folios.onOpeners)) return [];
  const outer = isRecto(number) ? 'end' : 'start';
  const style = { ...styles.folio, align: folios.place === 'center' ? 'center' : outer } as const;
  const foot = page.top + (typeArea.lines - 1) * typeArea.leading + typeArea.size;
  const inset = folios.inset * style.size;
  return furnitureLine(folios.format.replace('{n}', folio), style, book, {
    x: left + inset,
    measure: typeArea.characters * typeArea.size - 2 * inset,
    baseline: foot + folios.below,
  });
}
