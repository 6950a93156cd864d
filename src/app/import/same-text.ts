import type { Source } from '../../model/source.js';
import { withoutSpaces } from '../../model/white-space.js';
import type { StandingEdition } from './standing-edition.js';

/** Share of the shorter text that two versions of one file have in common, and two files of different names. */
const SHARE_SAME_NAME = 0.1;
const SHARE_OTHER_NAME = 0.5;

/**
 * Whether the sources are those of the standing edition, perhaps changed: files of the same names that have sentences in
 * common, or files whose sentences mostly stand in the old ones.
 */
export function isSameText(
  { ledger, sources: kept }: StandingEdition,
  before: readonly Source[],
  sources: readonly Source[],
): boolean {
  if (ledger === undefined || kept.length === 0) return true;
  const names = new Set(ledger.source.flatMap(({ name, from }) => [name, from ?? name]));
  const named = sources.some(({ name, from }) => names.has(from ?? name));
  const [old, now] = [sentencesOf(before), sentencesOf(sources)];
  let common = 0;
  for (const sentence of now) if (old.has(sentence)) common += sentence.length;
  const shorter = Math.min(letterSum(old), letterSum(now));
  return common >= shorter * (named ? SHARE_SAME_NAME : SHARE_OTHER_NAME);
}

function sentencesOf(sources: readonly Source[]): ReadonlySet<string> {
  const all = sources.flatMap(({ lines }) => lines.flatMap(({ text }) => text.split(/[。！？；]/)));
  return new Set(all.map(withoutSpaces).filter((one) => one !== ''));
}

function letterSum(sentences: ReadonlySet<string>): number {
  return [...sentences].reduce((sum, one) => sum + one.length, 0);
}
