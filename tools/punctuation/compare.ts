import { punctuate } from '../../src/normalise/punctuation/index.js';
import { isTraditional } from '../../src/normalise/punctuation/script.js';

/** What the rules make of a text, paragraph by paragraph. */
export function punctuated(text: string): string {
  const traditional = isTraditional([text]);
  return text
    .split('\n')
    .map((line) => {
      let made = '';
      let at = 0;
      for (const edit of punctuate(line, { traditional, markdown: true }).edits) {
        made += line.slice(at, edit.at) + edit.to;
        at = edit.at + edit.from.length;
      }
      return made + line.slice(at);
    })
    .join('\n');
}

/** A mark that the standard asks for where a peer's house style has another. */
export interface Difference {
  readonly ours: string;
  readonly theirs: string;
  readonly clause: string;
}

export const DIFFERENCES: readonly Difference[] = [
  { ours: '（）', theirs: '()', clause: 'GB/T 15834-2011 4.9' },
  { ours: '：', theirs: ':', clause: 'GB/T 15834-2011 4.7' },
  { ours: '；', theirs: ';', clause: 'GB/T 15834-2011 4.6' },
  { ours: '！', theirs: '!', clause: 'GB/T 15834-2011 4.3' },
  { ours: '？', theirs: '?', clause: 'GB/T 15834-2011 4.2' },
  { ours: '，', theirs: ',', clause: 'GB/T 15834-2011 4.4' },
  { ours: '“”', theirs: '「」', clause: 'GB/T 15834-2011 4.8' },
  { ours: '……', theirs: '...', clause: 'GB/T 15834-2011 4.11' },
];

export type Verdict =
  | { readonly kind: 'same' }
  | { readonly kind: 'different'; readonly clauses: readonly string[] }
  | { readonly kind: 'missing' };

/** Compares two results, spaces aside. Different: they are one but for marks where the standard has ours. */
export function verdict(ours: string, theirs: string): Verdict {
  const solid = (text: string) => text.replace(/\s+/gu, '');
  const [own, other] = [solid(ours), solid(theirs)];
  if (own === other) return { kind: 'same' };
  const clauses: string[] = [];
  let left = own.replaceAll('……', '…');
  const right = other.replaceAll('...', '…');
  if (left.length !== own.length && right.length !== other.length)
    clauses.push('GB/T 15834-2011 4.11');
  if (left.length !== right.length) return { kind: 'missing' };
  left = [...left]
    .map((mark, at) => {
      const wanted = [...right][at] as string;
      if (mark === wanted) return mark;
      const known = DIFFERENCES.find(
        (one) => one.ours.includes(mark) && one.theirs[one.ours.indexOf(mark)] === wanted,
      );
      if (known === undefined) return mark;
      clauses.push(known.clause);
      return wanted;
    })
    .join('');
  return left === right
    ? { kind: 'different', clauses: [...new Set(clauses)] }
    : { kind: 'missing' };
}
