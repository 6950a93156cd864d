import type { StyleRow } from '../../model/style-schema.js';
import { wordMatcher } from './matcher.js';

/** Where rows come from: the paper's own style.yaml, or the built-in lists of words misspelt and of usage. */
export type StyleOrigin = 'own' | 'misspelt' | 'usage';

export interface StyleRows {
  readonly origin: StyleOrigin;
  readonly rows: readonly StyleRow[];
}

/** A word of the house style that stands in a text, in UTF-16 units. */
export interface StyleFinding {
  readonly at: number;
  readonly end: number;
  readonly avoid: string;
  readonly prefer?: string;
  readonly why?: string;
  readonly origin: StyleOrigin;
}

/** Finds what a house style has to say of a text; the findings come in the order of the text and never meet. */
export type HouseStyle = (text: string) => readonly StyleFinding[];

interface Entry {
  readonly avoid: string;
  readonly row: StyleRow;
  readonly origin: StyleOrigin;
}

/**
 * One matcher for all rows. Of lists that have the same word the earlier counts. A word is right where a word of `except`, or
 * the preferred form itself, stands over any part of it; where two words overlap, the first and longest counts.
 */
export function houseStyle(lists: readonly StyleRows[]): HouseStyle {
  const entries = new Map<string, Entry>();
  for (const { origin, rows } of lists) {
    for (const row of rows) {
      for (const avoid of row.avoid) {
        if (!entries.has(avoid)) entries.set(avoid, { avoid, row, origin });
      }
    }
  }
  const known = [...entries.values()].filter(({ avoid, row }) => row.prefer !== avoid);
  const rights = known.map(({ avoid, row }) => rightForms(avoid, row));
  const right = [...new Set(rights.flat())];
  const words = [...known.map(({ avoid }) => avoid), ...right];
  const match = wordMatcher(words);
  return (text) => {
    const matches = match(text);
    const places = new Map<string, { readonly at: number; readonly end: number }[]>();
    for (const { at, end, word } of matches) {
      if (word < known.length) continue;
      const form = words[word] as string;
      const before = places.get(form);
      if (before === undefined) places.set(form, [{ at, end }]);
      else before.push({ at, end });
    }
    const findings = matches.flatMap(({ at, end, word }): readonly StyleFinding[] => {
      const entry = known[word];
      if (entry === undefined) return [];
      const { avoid, origin, row } = entry;
      const isRight = (rights[word] as readonly string[]).some((form) =>
        overlapsAny(places.get(form) ?? [], at, end),
      );
      if (isRight || (row['whole-word'] && !isWholeWord(text, at, end))) return [];
      return [
        {
          at,
          end,
          avoid,
          origin,
          ...(row.prefer !== undefined && { prefer: row.prefer }),
          ...(row.why !== undefined && { why: row.why }),
        },
      ];
    });
    return apart(findings);
  };
}

/** The words that make `avoid` right where they stand over it. */
function rightForms(avoid: string, { prefer, except = [] }: StyleRow): readonly string[] {
  return prefer?.includes(avoid) ? [...except, prefer] : except;
}

/** Whether one of the places, which are in order and of one length, has a part of the stretch. */
function overlapsAny(
  places: readonly { readonly at: number; readonly end: number }[],
  at: number,
  end: number,
): boolean {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return (places[low]?.at ?? end) < end;
}

function isWholeWord(text: string, at: number, end: number): boolean {
  const joins = (character: string) => /[\p{Script=Latin}\p{N}_]/u.test(character);
  return !joins(text[at - 1] ?? '') && !joins(text[end] ?? '');
}

function apart(findings: readonly StyleFinding[]): readonly StyleFinding[] {
  const sorted = [...findings].sort((a, b) => a.at - b.at || b.end - a.end);
  const kept: StyleFinding[] = [];
  for (const one of sorted) if (one.at >= (kept.at(-1)?.end ?? 0)) kept.push(one);
  return kept;
}
