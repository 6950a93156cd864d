import type { Nodes } from 'mdast';
import { element } from './xml.js';

/** A page of the printed book that begins in this division. */
export interface PageBreak {
  readonly folio: string;
  /** UTF-16 offset in the file of the leaf (paragraph, heading, table, picture …) in which the page begins. */
  readonly source: number;
  /** UTF-16 offset in the leaf's text; for a table, the row. */
  readonly offset: number;
}

/** The mark of a page break, between blocks or inside a paragraph. */
export function breakMark({ folio }: PageBreak): string {
  return element(
    'span',
    {
      'epub:type': 'pagebreak',
      role: 'doc-pagebreak',
      id: pageId(folio),
      'aria-label': folio,
    },
    '',
  );
}

export function pageId(folio: string): string {
  return `page-${folio}`;
}

/** Writes the marks of a division's page breaks where the leaves of its text are written. */
export class PageMarks {
  /** Page breaks that are not written yet, by the leaf that contains them. */
  private readonly breaks = new Map<number, PageBreak[]>();
  /** The present leaf's offset, the breaks that follow in it, and the length of its text written so far. */
  private source = 0;
  private pending: PageBreak[] = [];
  private written = 0;

  constructor(breaks: readonly PageBreak[]) {
    for (const one of breaks) {
      const known = this.breaks.get(one.source);
      if (known === undefined) this.breaks.set(one.source, [one]);
      else known.push(one);
    }
  }

  /** Whether a page begins in the leaf at `source` whose mark is not written yet. */
  has(source: number): boolean {
    return this.breaks.has(source);
  }

  /** The breaks that follow in the present leaf, which the caller writes. */
  take(): readonly PageBreak[] {
    const taken = this.pending;
    this.pending = [];
    return taken;
  }

  /** The marks of pages without a place in the text, for the division's end. */
  rest(): string {
    return this.leave() + [...this.breaks.values()].flat().map(breakMark).join('');
  }

  /**
   * Begins a leaf of the text and takes its breaks. With `before` the breaks at its start come before the element,
   * since a reader would read them as part of a heading or a picture.
   */
  enter(node: Nodes, where?: 'before'): string {
    const late = this.leave();
    this.source = node.position?.start.offset ?? this.source;
    this.written = 0;
    const breaks = this.breaks.get(this.source) ?? [];
    this.breaks.delete(this.source);
    if (where === undefined) {
      this.pending = breaks;
      return late;
    }
    this.pending = breaks.filter(({ offset }) => offset > 0);
    const first = breaks.filter(({ offset }) => offset === 0).map(breakMark);
    return late + first.join('');
  }

  /** Ends the leaf, with the breaks that had no place in its text. */
  leave(): string {
    const late = this.pending.map(breakMark).join('');
    this.pending = [];
    return late;
  }

  /** Text with the marks of printed pages that begin in it. */
  text(value: string, characters: (text: string) => string): string {
    let xhtml = '';
    let from = 0;
    const start = this.written;
    while (this.pending.length > 0) {
      const [next] = this.pending as [PageBreak];
      const at = next.offset - start;
      if (at >= value.length) break;
      xhtml += characters(value.slice(from, at)) + breakMark(next);
      from = Math.max(from, at);
      this.pending = this.pending.slice(1);
    }
    this.written = start + value.length;
    return xhtml + characters(value.slice(from));
  }
}
