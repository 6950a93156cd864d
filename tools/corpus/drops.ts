import type { Manuscript } from '../../src/model/manuscript.js';
import type { Source } from '../../src/model/source.js';
import type { Expectation } from './expectation.js';
import { letters } from './text.js';

/** One line that a rule took out of the text. */
export interface Drop {
  /** The ledger's name of the rule; `duplicate` of a repeat. */
  readonly rule: string;
  readonly line: number;
  readonly text: string;
  readonly right: boolean;
}

/** What a rule did over many documents. */
export interface RuleTally {
  readonly rule: string;
  readonly dropped: number;
  readonly wrong: readonly { readonly name: string; readonly drop: Drop }[];
}

/** Each line with letters that the ledger has as dropped or as a duplicate. */
export function dropsOf(
  { ledger }: Manuscript,
  source: Source,
  isRight: (line: number, text: string) => boolean,
): readonly Drop[] {
  return ledger.lines.flatMap(({ line, fate, as, source: from }) => {
    if (from !== 0 || (fate !== 'dropped' && fate !== 'duplicate')) return [];
    const text = source.lines[line - 1]?.text ?? '';
    if (letters(text) === '') return [];
    const rule = fate === 'duplicate' ? 'duplicate' : (as ?? 'dropped');
    return [{ rule, line, text, right: isRight(line, text) }];
  });
}

/** The drops in a document whose lines an editor has judged. */
export function judgedDrops(
  manuscript: Manuscript,
  source: Source,
  expected: Expectation,
): readonly Drop[] {
  if (source.kind === 'html' || source.kind === 'docx') {
    const wanted = letters(expected.kept.join(''));
    const noise = letters(expected.noise.map(({ text }) => text).join(''));
    return dropsOf(
      manuscript,
      source,
      (_, text) => !wanted.includes(letters(text)) || noise.includes(letters(text)),
    );
  }
  const gone = new Set(
    [
      ...expected.noise,
      ...expected.accept.noise,
      ...expected.duplicates,
      ...expected.accept.duplicates,
    ].map(({ line }) => line),
  );
  return dropsOf(manuscript, source, (line) => gone.has(line));
}

/** The rules in the order of their names, with all that they dropped. */
export function tallyRules(
  documents: readonly { readonly name: string; readonly drops: readonly Drop[] }[],
): readonly RuleTally[] {
  const tallies = new Map<string, { dropped: number; wrong: { name: string; drop: Drop }[] }>();
  for (const { name, drops } of documents) {
    for (const drop of drops) {
      const tally = tallies.get(drop.rule) ?? { dropped: 0, wrong: [] };
      tally.dropped++;
      if (!drop.right) tally.wrong.push({ name, drop });
      tallies.set(drop.rule, tally);
    }
  }
  return [...tallies]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, { dropped, wrong }]) => ({ rule, dropped, wrong }));
}
