import { columns, isFull, type Measure, STARTS_ANEW, wrappedMeasure } from '../measure.js';
import type { WorkingLine } from '../working-line.js';
import { mark } from './mark-line.js';
import { markHeader, PAGE_NUMBER } from './pages.js';

/** A folio alone on its line, with or without the count of pages. */
const FOLIO =
  /^(?:[-–—·•]{0,2}\s?\d{1,4}\s?[-–—·•]{0,2}|[ivxl]{1,7}|[IVXL]{1,7}|第\s?\d{1,4}\s?页(?:[\s，,/]{0,3}共\s?\d{1,4}\s?页)?|\d{1,4}\s?\/\s?\d{1,4}|Page\s\d{1,4}(?:\sof\s\d{1,4})?)$/u;
/** Forms that nothing but a folio has. */
const CERTAIN_FOLIO = /页|Page/u;
/** A running head has at least so many Chinese characters, and no mark at its end. */
const FEWEST_HAN = 3;
const HAN = /\p{Script=Han}/gu;
const ENDS_IN_MARK = /[。；：:，？！…]$/u;
/** A line of furniture is no longer than this, in UTF-16 units. */
const LONGEST = 40;
/** Furniture of pages stands in at least this many places. */
const FEWEST = 3;
/** The share of the places that break a sentence off, or stand where the source begins a page. */
const SHARE_CERTAIN = 1 / 3;
/** The share of a running head's places that stand at the edge of a page. */
const SHARE_EDGE = 0.8;
/** The lines of a page, counted without blank ones: heads and folios stand at least so far apart in most places. */
const FEWEST_LINES = 6;

/**
 * Marks folios and running heads of a text that was copied page by page (of a PDF). A single one may be a heading: a line
 * counts where its form recurs with the pages, i.e. folios that ascend, and heads that recur, which
 * in a third of their places break a sentence off or stand where the source begins a page (U+000C).
 */
export function markPageBreaks(text: readonly WorkingLine[], keep: readonly string[] = []): void {
  const open = text.filter((line) => line.fate === undefined);
  const groups = recurring(open);
  if (groups.size === 0) return;
  const candidates = new Set([...groups.values()].flat());
  const edges = new Edges(open, candidates);
  for (const [form, places] of groups) {
    if (!form.startsWith(FOLIO_FORM) || keep.includes(PAGE_NUMBER.id)) continue;
    const pages = ascending(open, places);
    if (pages.length < FEWEST) continue;
    const sure = CERTAIN_FOLIO.test(open[pages[0] as number]?.text ?? '');
    if (sure || edges.certain(pages))
      for (const index of pages) mark(open[index] as WorkingLine, PAGE_NUMBER.id, PAGE_NUMBER.why);
  }
  if (keep.includes('site-header')) return;
  for (const [form, places] of groups) {
    if (form.startsWith(FOLIO_FORM) || !edges.head(places)) continue;
    const [first, ...later] = places;
    // The first one is the title, or the heading that the later ones repeat, unless it breaks a sentence off.
    const heads = first !== undefined && edges.interrupts(first) ? places : later;
    for (const index of heads) if (edges.touches(index)) markHeader(open[index] as WorkingLine);
  }
}

const FOLIO_FORM = '#:';

/** The places of short lines that recur in one form, digits aside. */
function recurring(open: readonly WorkingLine[]): ReadonlyMap<string, readonly number[]> {
  const forms = new Map<string, number[]>();
  open.forEach(({ text }, index) => {
    const written = text.trim();
    if (written === '' || text.length > LONGEST * 3 || written.length > LONGEST) return;
    const folio = FOLIO.test(written);
    const han = written.match(HAN)?.length ?? 0;
    if (!folio && (han < FEWEST_HAN || ENDS_IN_MARK.test(written))) return;
    const shape = written.replace(/\d+/gu, '0').replace(/\s+/gu, folio ? '' : ' ');
    const form = folio ? FOLIO_FORM + shape.replace(/[ivxl]+/iu, 'i') : shape;
    const places = forms.get(form);
    if (places === undefined) forms.set(form, [index]);
    else places.push(index);
  });
  return new Map([...forms].filter(([, places]) => places.length >= FEWEST));
}

/** The longest run of the places whose numbers go up by one or two from each to the next. */
function ascending(open: readonly WorkingLine[], places: readonly number[]): readonly number[] {
  let best: readonly number[] = [];
  let run: number[] = [];
  let last: number | undefined;
  for (const index of places) {
    const number = numberOf(open[index]?.text ?? '');
    const step = last === undefined ? 1 : number - last;
    if (step !== 1 && step !== 2) run = [];
    run.push(index);
    last = number;
    if (run.length > best.length) best = [...run];
  }
  return best;
}

const ROMAN: ReadonlyMap<string, number> = new Map([
  ['i', 1],
  ['v', 5],
  ['x', 10],
  ['l', 50],
]);

function numberOf(text: string): number {
  const digits = /\d+/u.exec(text)?.[0];
  if (digits !== undefined) return Number(digits);
  const values = [...text.trim().toLowerCase()].map((letter) => ROMAN.get(letter) ?? 0);
  return values.reduce(
    (sum, value, at) => (value < (values[at + 1] ?? 0) ? sum - value : sum + value),
    0,
  );
}

/** The ends of the pages, as the lines beside the candidates show them. */
class Edges {
  /** Whether the source says where its pages begin. */
  private readonly paged: boolean;
  private readonly measure: Measure | undefined;
  /** Of each line, the nearest one before and behind it that is no candidate. */
  private readonly above: readonly (number | undefined)[];
  private readonly below: readonly (number | undefined)[];
  /** How many lines up to each one begin a page. */
  private readonly begun: readonly number[];

  constructor(
    private readonly open: readonly WorkingLine[],
    candidates: ReadonlySet<number>,
  ) {
    this.measure = wrappedMeasure(open);
    let count = 0;
    this.begun = open.map(({ text }) => (text.startsWith('\f') ? ++count : count));
    this.paged = count >= FEWEST - 1;
    let near: number | undefined;
    const nearest = (_: WorkingLine, index: number) => {
      const known = near;
      if (!candidates.has(index)) near = index;
      return known;
    };
    this.above = open.map(nearest);
    near = undefined;
    this.below = open.map((line, at) => nearest(line, open.length - 1 - at)).reverse();
  }

  /** Whether so many of the places are certain that the line recurs with the pages. */
  certain(places: readonly number[]): boolean {
    const count = places.filter((index) => this.sure(index)).length;
    return count >= 2 && count >= places.length * SHARE_CERTAIN;
  }

  /** Whether the places of a line are those of a running head: one a page, nearly all at a page's edge. */
  head(places: readonly number[]): boolean {
    const apart = places.filter(
      (index, at) => at === 0 || index - (places[at - 1] as number) >= FEWEST_LINES,
    );
    if (apart.length < FEWEST || apart.length < places.length * SHARE_EDGE) return false;
    // Above the first page's text the title and the head stand together.
    const later = places.slice(1).filter((index) => index >= FEWEST);
    const edge = later.filter((index) => this.touches(index));
    return this.certain(places) && edge.length >= later.length * SHARE_EDGE;
  }

  /** The place stands at the edge of a page. */
  touches(index: number): boolean {
    const beside = (step: number) => this.open[index + step]?.fate === 'dropped';
    return this.sure(index) || beside(-1) || beside(1);
  }

  /** A full line without a stop stands before the place, and behind it one that continues its sentence. */
  interrupts(index: number): boolean {
    const above = this.open[this.above[index] ?? -1]?.text.trimEnd();
    const below = this.open[this.below[index] ?? -1]?.text.replace(/^\f/u, '');
    if (this.measure === undefined || above === undefined || below === undefined) return false;
    if (STARTS_ANEW.test(below) || !/[\p{Script=Han}\p{L}\d，、]$/u.test(above)) return false;
    return isFull(columns(above), this.measure);
  }

  /** A source that says where its pages begin is believed. */
  private sure(index: number): boolean {
    return this.paged ? this.feeds(index) : this.interrupts(index);
  }

  /** The source begins a page at one of the candidates around the place, or at the first line behind them. */
  private feeds(index: number): boolean {
    const first = (this.above[index] ?? -1) + 1;
    const last = this.below[index] ?? this.open.length - 1;
    return (this.begun[last] as number) > (first === 0 ? 0 : (this.begun[first - 1] as number));
  }
}
