import type { ComposedPage, LinePlace, PlacedItem, ProofFinding } from '../model/composition.js';
import type { PageStart } from '../model/page-map.js';
import type { FlowPage } from './pages/paginate.js';

/** A page before its number is known. */
export interface DraftPage {
  readonly kind: ComposedPage['kind'];
  /**
   * From the page's top left corner, pt, where the type area's stands at `left` and `top`. The items are made when they
   * are asked for, so that a long book's lines never have a second set of items beside those of the flow.
   */
  items(left: number, top: number): PlacedItem[];
  /** Of a page of the text: its lines, as `items` places them. */
  lines?(left: number, top: number): readonly LinePlace[];
  /** The heading of its chapter, for the running head. */
  readonly head?: string;
  /** The chapter's short name, where the heading is too long for the running head. */
  readonly label?: string;
  readonly opener?: boolean;
  /** The page is counted, but prints no folio. */
  readonly unnumbered?: boolean;
  /** The broken rules about the whole page. */
  readonly findings?: readonly ProofFinding[];
  readonly start?: Omit<PageStart, 'folio' | 'page'>;
  /** Given for a page of the text. */
  readonly flow?: FlowPage;
}

export const NO_ITEMS = (): PlacedItem[] => [];

/** Adds a blank page where the next page would be a left-hand one. */
export function toRecto(pages: DraftPage[]): void {
  if (pages.length % 2 === 1) pages.push({ kind: 'blank', items: NO_ITEMS });
}

/** The folio of each destination of the text, whose first page has the folio 1. */
export function foliosIn(text: readonly DraftPage[]): ReadonlyMap<string, string> {
  const folios = new Map<string, string>();
  text.forEach(({ flow = [] }, index) => {
    for (const { line } of flow) {
      for (const item of line.items) {
        const destination = item.kind === 'text' ? item.destination : undefined;
        if (destination !== undefined && !folios.has(destination)) {
          folios.set(destination, String(index + 1));
        }
      }
    }
  });
  return folios;
}
