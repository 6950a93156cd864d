import type { WorkingLine } from '../working-line.js';
import { mark } from './mark-line.js';

export const PAGE_NUMBER = {
  id: 'page-number',
  why: '版面的页码',
  pattern:
    /^\s{0,40}(?:[-—–·•]{1,2}\s{0,3}\d{1,4}\s{0,3}[-—–·•]{1,2}|-{3,40}\s?(?:页码|页面|第|Page)\s?\d{1,4}\s?页?\s?-{3,40}|第\s?\d{1,4}\s?页)\s{0,40}$/u,
  example: '· 12 ·',
} as const;

/** A site's header or a book's running head is no longer than this, in UTF-16 units. */
const LONGEST_HEADER = 40;
/** A page's number with the strokes on both sides of it, in UTF-16 units. */
const LONGEST_NUMBER = 100;
/** Furniture that stands at the top or foot of a page, beside its header. */
export const OF_A_PAGE: ReadonlySet<string> = new Set([
  'page-number',
  'pager',
  'nav',
  'breadcrumb',
  'copyright',
  'share',
  'page-tools',
  'site-header',
]);

/**
 * Page numbers (- 12 -). Lines of the same form may be a text's own section numbers: they are page numbers where one of
 * them breaks a sentence off, ends the text, or stands beside other furniture.
 */
export function markPageNumbers(text: readonly WorkingLine[]): void {
  const forms = new Map<string, number[]>();
  text.forEach((line, index) => {
    if (line.fate !== undefined || line.text.length > LONGEST_NUMBER) return;
    if (!PAGE_NUMBER.pattern.test(line.text)) return;
    const form = line.text.replace(/\d+/u, '#').replace(/\s+/gu, '');
    const places = forms.get(form);
    if (places === undefined) forms.set(form, [index]);
    else places.push(index);
  });
  for (const places of forms.values()) {
    const isPage = (index: number) =>
      index === text.length - 1 ||
      text[index - 1]?.fate === 'dropped' ||
      text[index + 1]?.fate === 'dropped' ||
      (index > 0 && breaksOff(text[index - 1]?.text ?? ''));
    const header = places.length > 1 && sharesHeader(text, places);
    if (!header && !places.some(isPage)) continue;
    for (const index of places) mark(text[index] as WorkingLine, PAGE_NUMBER.id, PAGE_NUMBER.why);
  }
}

/** A long line without a mark at its end: its sentence continues behind the page's foot. */
function breaksOff(text: string): boolean {
  return text.length > 20 && /[\p{Script=Han}\p{L}\d，、]\s{0,9}$/u.test(text);
}

/** Whether one short line stands beside every page number but the first or last. */
function sharesHeader(text: readonly WorkingLine[], places: readonly number[]): boolean {
  return [-1, 1].some((step) => {
    const beside = places.map((index) => text[index + step]?.text.trim());
    const same = beside.filter(
      (neighbour) => neighbour !== undefined && neighbour === beside[1],
    ).length;
    return same >= Math.max(2, places.length - 1);
  });
}

/**
 * Site headers and running heads: a short line that stands beside a page's furniture at least twice, each time the
 * same. Its first place is the title's where no furniture stands before it: that one stays.
 */
export function markHeaders(text: readonly WorkingLine[]): void {
  const places = new Map<string, number[]>();
  text.forEach((line, index) => {
    const header = line.text.trim();
    if (line.fate !== undefined) return;
    if (header === '' || header.length > LONGEST_HEADER || /[。；：:，？！]$/u.test(header)) return;
    const known = places.get(header);
    if (known === undefined) places.set(header, [index]);
    else known.push(index);
  });
  const furniture = (index: number) => {
    const line = text[index];
    return line?.fate === 'dropped' && OF_A_PAGE.has(line.as ?? '');
  };
  for (const [first = 0, ...later] of places.values()) {
    if (later.length === 0) continue;
    if (!later.every((index) => furniture(index - 1) || furniture(index + 1))) continue;
    // A running head stands on each page on the same side of the furniture.
    const side = [-1, 1].some((step) => later.every((index) => furniture(index + step)));
    if (!side) continue;
    for (const index of later) markHeader(text[index] as WorkingLine);
    // The first one is a header too where a menu follows it at once.
    if (first === 0 && furniture(1)) markHeader(text[0] as WorkingLine);
  }
}

/** Drops a line as the head of a page. */
export function markHeader(line: WorkingLine): void {
  mark(line, 'site-header', '每页重复的站名或书眉');
}
