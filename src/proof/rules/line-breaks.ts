import type { BodyLine, MeasuredBook } from '../book.js';
import { mayNotEndLine, mayNotStartLine } from '../characters.js';
import { type Finding, lineEnd, lineStart } from '../finding.js';

/**
 * docs/typography.md, rule 1, GB/T 15834-2011 5.1: lines that start with a forbidden mark. A whole 破折号 may
 * start a line; a single dash is a connector and may not. Where a picture stands in the line, it may be first or last.
 */
export function forbiddenStarts(book: MeasuredBook): readonly Finding[] {
  return continued(book).flatMap(([, line]) =>
    !line.pictured &&
    mayNotStartLine(line.characters[0]?.character ?? '') &&
    !line.text.startsWith('——')
      ? [{ rule: 'pdf/line-start', page: line.page, example: lineStart(line) }]
      : [],
  );
}

/** docs/typography.md, rule 2: lines that end with an opening mark, a currency sign or a solidus. */
export function forbiddenEnds(book: MeasuredBook): readonly Finding[] {
  return continued(book).flatMap(([line]) =>
    !line.pictured && mayNotEndLine(line.characters.at(-1)?.character ?? '')
      ? [{ rule: 'pdf/line-end', page: line.page, example: lineEnd(line) }]
      : [],
  );
}

/** Units that a line break must not divide: the end of one line, and the start of the next. */
const INSEPARABLE: readonly (readonly [RegExp, RegExp])[] = [
  [/[0-9]$/, /^[0-9.,%‰℃]/],
  [/[0-9][.,]$/, /^[0-9]/],
  // A name of a program may be divided before a capital: phenomenon|Time.
  [/[A-Z]$/, /^[A-Za-z]/],
  [/[a-z]$/, /^[a-z]/],
  [/—$/, /^—/],
  [/[…⋯]$/, /^[…⋯]/],
];

/** docs/typography.md, rule 3: numbers, words, dashes and ellipses split between lines; a space separates two words. */
export function brokenRuns(book: MeasuredBook): readonly Finding[] {
  return continued(book).flatMap(([line, next]) =>
    !line.endsInBlank &&
    INSEPARABLE.some(([end, start]) => end.test(line.text) && start.test(next.text))
      ? [
          {
            rule: 'pdf/broken-run',
            page: line.page,
            example: `${lineEnd(line)}|${lineStart(next)}`,
          },
        ]
      : [],
  );
}

/** Each line of a paragraph with the next one. */
function continued(book: MeasuredBook): readonly (readonly [BodyLine, BodyLine])[] {
  return book.paragraphs.flatMap(({ lines }) =>
    lines.slice(1).map((line, i) => [lines[i] as BodyLine, line] as const),
  );
}
