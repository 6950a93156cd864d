import type { Edition } from '../../src/model/edition.js';
import { eachNode } from '../../src/model/markdown/each-node.js';
import { plainText } from '../../src/model/markdown/plain-text.js';
import { measureBook } from '../../src/proof/book.js';
import { checkPdf } from '../../src/proof/index.js';
import { type Glyph, type PdfPage, readPdf } from '../../src/proof/read/index.js';
import { spacedLines } from '../../src/proof/rules/spacing.js';

/** What is measured of a finished PDF, by the same reader whatever program made it. */
export interface PageFigures {
  readonly pages: number;
  readonly forbidden: number;
  readonly unsqueezed: number;
  readonly pairs: number;
  /** em: how far the lines' spacing is spread, and the widest line. */
  readonly spread: number;
  readonly widest: number;
  /** Single marks set narrower than three quarters of an em, and all. */
  readonly narrow: number;
  readonly marks: number;
  /** Cells of numbers and dates of which some do not stand whole on one line of the paper, and all. */
  readonly broken: number;
  readonly cells: number;
}

export async function figuresOf(bytes: Uint8Array, edition: Edition): Promise<PageFigures> {
  const pdf = await readPdf(bytes);
  const { report } = await checkPdf(bytes);
  const book = measureBook(pdf);
  const stretches = book === undefined ? [] : spacedLines(book).map(({ stretch }) => stretch);
  const mean = stretches.reduce((a, b) => a + b, 0) / Math.max(1, stretches.length);
  const squares = stretches.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const { pairs, singleMarks } = report.text ?? {};
  const wanted = numericCells(edition);
  return {
    pages: report.pages,
    forbidden: (report.faults['pdf/line-start'] ?? 0) + (report.faults['pdf/line-end'] ?? 0),
    unsqueezed: pairs?.unsqueezed ?? 0,
    pairs: (pairs?.unsqueezed ?? 0) + (pairs?.squeezed ?? 0) + (pairs?.partial ?? 0),
    spread: Math.sqrt(squares / Math.max(1, stretches.length)),
    widest: Math.max(0, ...stretches),
    narrow: singleMarks?.below075 ?? 0,
    marks: singleMarks?.count ?? 0,
    broken: brokenCells(pdf.pages, wanted),
    cells: [...wanted.values()].reduce((a, b) => a + b, 0),
  };
}

const NUMERIC = /^[-−+￥¥$€]?\d[\d,.年月日%\s-]*$/;

/** The cells that hold a number or a date, and how often each stands in the text. */
function numericCells({ divisions }: Edition): ReadonlyMap<string, number> {
  const cells = new Map<string, number>();
  for (const { tree } of divisions) {
    eachNode(tree, (node) => {
      if (node.type !== 'tableCell') return;
      const text = plainText(node).replace(/\s/g, '');
      if (text.length > 2 && NUMERIC.test(text)) cells.set(text, (cells.get(text) ?? 0) + 1);
    });
  }
  return cells;
}

/** How many of the cells don't stand on one line within the paper; text that is turned stands on one upright line. */
function brokenCells(pages: readonly PdfPage[], wanted: ReadonlyMap<string, number>): number {
  const lines = pages.flatMap((page) => linesOf(page));
  let broken = 0;
  for (const [text, count] of wanted) {
    let whole = 0;
    for (const line of lines) {
      for (let at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + text.length)) whole++;
    }
    broken += Math.max(0, count - whole);
  }
  return broken;
}

/** The visible text of a page in the order of its content, by lines. */
function linesOf({ glyphs, width, height }: PdfPage): readonly string[] {
  const lines: string[] = [];
  let last: Glyph | undefined;
  for (const glyph of glyphs) {
    const character = String.fromCodePoint(glyph.codePoint);
    if (/[\s\u00ad\ue000-\uf8ff]/.test(character)) continue;
    if (glyph.x < 0 || glyph.y < 0 || glyph.x + glyph.width > width || glyph.y > height) continue;
    const along = (one: Glyph) => (glyph.upright ? one.y : one.x);
    const same = last !== undefined && Math.abs(along(last) - along(glyph)) < glyph.size / 4;
    if (same) lines[lines.length - 1] += character;
    else lines.push(character);
    last = glyph;
  }
  return lines;
}
