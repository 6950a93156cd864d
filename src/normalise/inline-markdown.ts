import type { PhrasingContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { parseMarkdown } from '../model/markdown/parse-markdown.js';
import { plainText } from '../model/markdown/plain-text.js';
import type { LineSpan } from '../model/source.js';

/** The kinds of marks, from the outermost to the innermost. */
const ORDER = ['link', 'strong', 'sup', 'sub'] as const;

/**
 * Text with its links, bold, indices and notes as Markdown that reads back as just that text. What Markdown can't mark
 * at its place is left unmarked: first bold, then links; undefined where nothing but plain text is left.
 */
export function markedText(text: string, spans: readonly LineSpan[]): string | undefined {
  const attempts = [
    spans,
    spans.filter(({ kind }) => kind !== 'strong'),
    spans.filter(({ kind }) => kind === 'note'),
  ];
  for (const attempt of attempts) {
    if (attempt.length === 0) return undefined;
    const written = toMarkdown(
      { type: 'root', children: [{ type: 'paragraph', children: [...phrasing(text, attempt)] }] },
      { extensions: [gfmToMarkdown()], bullet: '-' },
    ).replace(/\n$/, '');
    // Beside Chinese marks bold type needs no character references: without them an editor can read the line.
    const legible = written.replace(/&#x([0-9A-F]{1,6});/g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    );
    const way = [legible, written].find((one) => readsAs(one, text, attempt));
    if (way !== undefined) return way;
  }
  return undefined;
}

/** The references of the notes at the end of a heading. */
export function noteReferences(spans: readonly LineSpan[] = []): string {
  return spans
    .filter(({ kind }) => kind === 'note')
    .map(({ label }) => `[^${label}]`)
    .join('');
}

function phrasing(text: string, spans: readonly LineSpan[]): readonly PhrasingContent[] {
  const ends = [...new Set([0, text.length, ...spans.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  );
  const pieces = ends.flatMap((from, index): Piece[] => {
    const to = ends[index + 1];
    const notes = spans.filter((one) => one.kind === 'note' && one.from === from);
    return [
      ...notes.map(({ label = '' }): Piece => ({ note: label, over: [] })),
      ...(to === undefined
        ? []
        : [
            {
              text: text.slice(from, to),
              over: spans.filter((one) => one.from <= from && one.to >= to && one.kind !== 'note'),
            },
          ]),
    ];
  });
  return nestedSpans(pieces, 0);
}

interface Piece {
  readonly text?: string;
  readonly note?: string;
  readonly over: readonly LineSpan[];
}

/** Pieces that lie in one span become one node; then those inside it, in the next order. */
function nestedSpans(pieces: readonly Piece[], depth: number): readonly PhrasingContent[] {
  const kind = ORDER[depth];
  if (kind === undefined) return pieces.map(leaf);
  const nodes: PhrasingContent[] = [];
  for (let at = 0; at < pieces.length; ) {
    const span = spanOf(pieces[at], kind);
    let end = at + 1;
    while (end < pieces.length && spanOf(pieces[end], kind) === span) end++;
    const inner = nestedSpans(pieces.slice(at, end), depth + 1);
    nodes.push(...(span === undefined ? inner : wrapped(span, inner)));
    at = end;
  }
  return nodes;
}

function spanOf(piece: Piece | undefined, kind: LineSpan['kind']): LineSpan | undefined {
  return piece?.over.find((one) => one.kind === kind);
}

function leaf({ text, note }: Piece): PhrasingContent {
  return note === undefined
    ? { type: 'text', value: text ?? '' }
    : { type: 'footnoteReference', identifier: note, label: note };
}

function wrapped(
  { kind, target = '' }: LineSpan,
  children: readonly PhrasingContent[],
): readonly PhrasingContent[] {
  if (kind === 'strong') return [{ type: 'strong', children: [...children] }];
  if (kind === 'link')
    return [
      { type: 'link', url: target, children: children.filter(({ type }) => type !== 'link') as [] },
    ];
  return [{ type: 'html', value: `<${kind}>` }, ...children, { type: 'html', value: `</${kind}>` }];
}

/** Whether Markdown reads as the text, with all its notes. */
function readsAs(markdown: string, text: string, spans: readonly LineSpan[]): boolean {
  if (markdown.includes('\n')) return false;
  const labels = spans.filter(({ kind }) => kind === 'note').map(({ label }) => label);
  // A reference without its definition is text.
  const notes = labels.map((label) => `[^${label}]: 注`).join('\n\n');
  const { children } = parseMarkdown(`前\n\n${markdown}\n\n${notes}\n`);
  return (
    children.length === 2 + labels.length &&
    children[1]?.type === 'paragraph' &&
    plainText(children[1]) === text
  );
}
