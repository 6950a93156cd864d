import { addEdits } from './clean.js';
import { guarded } from './markdown-source/guards.js';
import type { LineEdit, WorkingLine } from './working-line.js';

/** OpenCC's conversions: s simplified, t traditional without a region's habits, tw Taiwan, hk Hong Kong. */
export const CONVERSIONS = ['s2t', 's2tw', 's2hk', 't2s', 'tw2s'] as const;

export type Conversion = (typeof CONVERSIONS)[number];

const LOCALES = {
  s2t: { from: 'cn', to: 't' },
  s2tw: { from: 'cn', to: 'tw' },
  s2hk: { from: 'cn', to: 'hk' },
  t2s: { from: 't', to: 'cn' },
  tw2s: { from: 'tw', to: 'cn' },
} as const;

/** Loads OpenCC's tables of characters and phrases for a conversion. */
export async function converter(conversion: Conversion): Promise<(text: string) => string> {
  const { Converter } = await import('opencc-js');
  return Converter(LOCALES[conversion]);
}

/** Converts the lines, each changed character by an edit. */
export async function convertLines(
  lines: readonly WorkingLine[],
  conversion: Conversion,
): Promise<void> {
  const convert = await converter(conversion);
  for (const line of lines)
    addEdits(line, guarded(line, convertEdits(line.text, convert, conversion)));
}

/** Characters that no conversion changes. They divide a line in the source and in the result alike. */
const UNCHANGED = /[^\p{Script=Han}〇々]+/gu;

/** The changes that a conversion makes in `text`, each as short as can be, so that it can be undone. */
export function convertEdits(
  text: string,
  convert: (text: string) => string,
  conversion: Conversion,
): readonly LineEdit[] {
  const converted = convert(text);
  if (converted === text) return [];
  const rule = `convert/${conversion}`;
  const from = stretches(text);
  const to = stretches(converted);
  // A phrase that changes across a mark, or one of another length, is found in a longer stretch.
  if (from.length !== to.length) return [{ ...trimmed(0, text, converted), rule }];
  return from.flatMap(({ at, stretch }, index) => {
    const other = to[index]?.stretch as string;
    return stretch === other ? [] : changes(at, stretch, other).map((edit) => ({ ...edit, rule }));
  });
}

type Change = Omit<LineEdit, 'rule'>;

/** The stretches of ideographs and what stands between them, in turn. */
function stretches(text: string): readonly { readonly at: number; readonly stretch: string }[] {
  const parts: { at: number; stretch: string }[] = [];
  let at = 0;
  for (const { 0: stretch, index } of text.matchAll(UNCHANGED)) {
    parts.push({ at, stretch: text.slice(at, index) }, { at: index, stretch });
    at = index + stretch.length;
  }
  return [...parts, { at, stretch: text.slice(at) }];
}

/** Character by character where the lengths are one, else the stretch between the first and the last difference. */
function changes(start: number, source: string, other: string): readonly Change[] {
  const from = [...source];
  const to = [...other];
  if (from.length !== to.length) return [trimmed(start, source, other)];
  const edits: Change[] = [];
  let at = start;
  for (const [index, character] of from.entries()) {
    const converted = to[index] as string;
    if (character !== converted) edits.push({ at, from: character, to: converted });
    at += character.length;
  }
  return edits;
}

function trimmed(start: number, source: string, other: string): Change {
  const from = [...source];
  const to = [...other];
  let head = 0;
  while (head < Math.min(from.length, to.length) && from[head] === to[head]) head++;
  let tail = 0;
  const most = Math.min(from.length, to.length) - head;
  while (tail < most && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  return {
    at: start + from.slice(0, head).join('').length,
    from: from.slice(head, from.length - tail).join(''),
    to: to.slice(head, to.length - tail).join(''),
  };
}
