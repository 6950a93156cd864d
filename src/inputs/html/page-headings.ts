import type { LineMarkup, LineSpan } from '../../model/source.js';

/** What of a page's line says whether it is part of a heading. */
interface Part {
  readonly text: string;
  readonly spans: readonly LineSpan[];
  readonly markup?: LineMarkup;
  readonly element: { readonly tag: string };
  readonly linked: number;
  readonly bold: boolean;
  readonly hidden?: boolean;
  readonly picture?: object;
}

/** A line of a heading is no longer than this, in characters. */
const LONGEST = 40;
/** The lines of one heading are no more than these. */
const MOST_LINES = 3;
/** What stands in a heading's element below the heading: date, source, author. */
const INFORMATION =
  /\d{4}\s*[-/.年]\s*\d{1,2}|(?:来源|來源|作者|记者|記者|编辑|編輯|文|字号|浏览|发布)\s*[:：]|[。；]$/u;

/** The lines with each heading that `<br>` divides as one line: 今日`<br>`要闻. */
export function withWholeHeadings<Line extends Part>(lines: readonly Line[]): readonly Line[] {
  const whole: Line[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    let end = at + 1;
    while (isHeading(line) && isHeading(lines[end]) && lines[end]?.element === line.element) end++;
    const parts = lines.slice(at, end);
    const isOne = parts.length > 1 && parts.length <= MOST_LINES && parts.every(isHeadingPart);
    whole.push(...(isOne ? [parts.reduce((first, second) => joined(first, second))] : parts));
    at = end - 1;
  }
  return whole;
}

function isHeading(line: Part | undefined): boolean {
  return (
    line?.markup?.kind === 'heading' &&
    line.picture === undefined &&
    /^h[1-6]$/.test(line.element.tag)
  );
}

function isHeadingPart({ text, hidden }: Part): boolean {
  return hidden !== true && [...text].length <= LONGEST && !INFORMATION.test(text);
}

function joined<Line extends Part>(first: Line, second: Line): Line {
  const start = first.text.length + 1;
  const shift = (at: number) => at + start;
  return {
    ...first,
    text: `${first.text} ${second.text}`,
    spans: [
      ...first.spans,
      ...second.spans.map((span) => ({ ...span, from: shift(span.from), to: shift(span.to) })),
    ],
    linked: first.linked + second.linked,
    bold: first.bold && second.bold,
  };
}
