import type { ExtractedLine } from './input.js';
import { cellText } from './table-rows.js';

/** A line as a table's cell holds it: Markdown, since a row is Markdown as a whole; its links, bold and notes kept. */
export function markdownCell({ text, spans = [] }: Pick<ExtractedLine, 'text' | 'spans'>): string {
  const ends = [...new Set([0, text.length, ...spans.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  );
  let written = '';
  ends.forEach((from, index) => {
    for (const { kind, label } of spans.filter((one) => one.from === from && one.to === from))
      if (kind === 'note') written += `[^${label}]`;
    const to = ends[index + 1];
    if (to === undefined || to === from) return;
    const over = spans.filter((one) => one.from <= from && one.to >= to && one.to > one.from);
    written += wrapped(cellText(text.slice(from, to)), over);
  });
  return written;
}

function wrapped(text: string, spans: NonNullable<ExtractedLine['spans']>): string {
  return spans.reduceRight((inner, { kind, target }) => {
    if (kind === 'strong') return /^\s|\s$/.test(inner) ? inner : `**${inner}**`;
    if (kind === 'link')
      return `[${inner}](<${(target ?? '').replace(/[<>|\\]/g, encodeURIComponent)}>)`;
    return kind === 'note' ? inner : `<${kind}>${inner}</${kind}>`;
  }, text);
}
