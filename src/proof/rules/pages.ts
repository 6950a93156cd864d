import type { MeasuredBook, Row } from '../book.js';
import { isHalfInked } from '../characters.js';
import { type Finding, lineStart } from '../finding.js';

/** docs/typography.md, rule 4: paragraphs whose last line is a single character, with or without its marks. */
export function singleCharacterLines(book: MeasuredBook): readonly Finding[] {
  return book.paragraphs.flatMap(({ lines }) => {
    const last = lines.at(-1);
    if (last === undefined || lines.length === 1) return [];
    const core = last.characters.filter((c) => !isHalfInked(c.character));
    if (core.length > 1) return [];
    return [{ rule: 'pdf/single-character-line', page: last.page, example: last.text }];
  });
}

/** docs/typography.md, rule 17: a paragraph's last line at a page's head, or its first at a page's foot. */
export function widows(book: MeasuredBook): readonly Finding[] {
  return book.paragraphs.flatMap(({ lines }) => {
    const [first, second] = lines;
    const [last, beforeLast] = [lines.at(-1), lines.at(-2)];
    const findings: Finding[] = [];
    if (last && beforeLast && last.page !== beforeLast.page) {
      findings.push({ rule: 'pdf/widow', page: last.page, example: lineStart(last) });
    }
    if (first && second && lines.length > 2 && first.page !== second.page) {
      findings.push({ rule: 'pdf/widow', page: first.page, example: lineStart(first) });
    }
    return findings;
  });
}

/**
 * docs/typography.md, rule 17: a heading with fewer than two lines of text after it on its page. A heading
 * without text before it on the page is a title page and not a fault.
 */
export function headingsAtFoot(book: MeasuredBook): readonly Finding[] {
  const { rows } = book;
  const textBefore = new Set<number>();
  return rows.flatMap((row, i) => {
    if (!row.heading) textBefore.add(row.line.page);
    if (!row.heading || !textBefore.has(row.line.page)) return [];
    // A table or a picture follows it there.
    if (book.beside.get(row.line.page)?.some((y) => y > row.line.y)) return [];
    const [next, second] = [rows[i + 1], rows[i + 2]];
    const alone = isBody(next) && next.line.page !== row.line.page;
    const oneLine =
      isBody(next) &&
      isBody(second) &&
      next.line.page === row.line.page &&
      second.line.page !== row.line.page;
    if (!alone && !oneLine) return [];
    return [{ rule: 'pdf/heading-at-foot', page: row.line.page, example: row.line.text }];
  });
}

/** docs/typography.md, rule 4: a division's last page with a single line. */
export function oneLinePages(book: MeasuredBook): readonly Finding[] {
  const { rows } = book;
  return rows.flatMap((row, i) => {
    const [before, after] = [rows[i - 1], rows[i + 1]];
    const alone = before?.line.page !== row.line.page && after?.line.page !== row.line.page;
    const ends = after === undefined || after.heading;
    const withOthers = (book.beside.get(row.line.page) ?? []).length > 0;
    if (row.heading || before === undefined || !alone || !ends || withOthers) return [];
    return [{ rule: 'pdf/one-line-page', page: row.line.page, example: row.line.text }];
  });
}

function isBody(row: Row | undefined): row is Extract<Row, { readonly heading: false }> {
  return row !== undefined && !row.heading;
}
