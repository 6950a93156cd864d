import type { ComposedPage, LinePlace, PlacedItem, ProofFinding } from '../model/composition.js';
import type { PageStart } from '../model/page-map.js';
import type { FlowPage } from './pages/paginate.js';

/** A page before its number is known. */
export interface DraftPage {
  readonly kind: ComposedPage['kind'];
  /**
   * The items of the page, pt from its top left corner, where the type area begins at `left` and `top`. They are created at
   * each call, so that a long book never holds a second set of items beside those of the flow.
   */
  items(left: number, top: number): PlacedItem[];
  /** The lines of a page of the text, at the places that `items` gives them. */
  lines?(left: number, top: number): readonly LinePlace[];
  /** The heading of its chapter, for the running head. */
  readonly head?: string;
  /** The chapter's short name, where the heading is too long for the running head. */
  readonly label?: string;
  readonly opener?: boolean;
  /** Whether the page is counted but prints no folio. */
  readonly unnumbered?: boolean;
  /** The rules that the page as a whole breaks. */
  readonly findings?: readonly ProofFinding[];
  readonly start?: Omit<PageStart, 'folio' | 'page'>;
  /** The lines of the flow; absent on pages outside the text. */
  readonly flow?: FlowPage;
}

export const NO_ITEMS = (): PlacedItem[] => [];

/** Adds a blank page if the next page would be a left-hand one. */
export function toRecto(pages: DraftPage[]): void {
  if (pages.length % 2 === 1) pages.push({ kind: 'blank', items: NO_ITEMS });
}

/** The folio of each destination in the text. The first page of the text has the folio 1. */
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
