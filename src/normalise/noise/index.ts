import type { LinePattern } from '../../model/linear/index.js';
import type { WorkingLine } from '../working-line.js';
import { type Candidate, candidateOf, placesOf, type Zones, zonesOf } from './candidates.js';
import { linksStart, markLinks } from './links.js';
import { MAIL_HEADER, markMail } from './mail.js';
import { mark } from './mark-line.js';
import { markPageBreaks } from './page-breaks.js';
import { markHeaders, markPageNumbers, PAGE_NUMBER } from './pages.js';
import { NOISE_RULES } from './rules.js';
import { isSiteLine } from './site-lines.js';
import { markSpread } from './spread.js';
import { markTrail } from './trail.js';

export { NOISE_RULES, type NoiseRule } from './rules.js';

/** The names that `keep` may contain. */
export const KEEPABLE: readonly string[] = [
  ...new Set([
    ...NOISE_RULES.map(({ id }) => id),
    PAGE_NUMBER.id,
    MAIL_HEADER.id,
    'mail',
    'site-header',
  ]),
].sort();

/**
 * Gives furniture the fate `dropped`, with its rule and reason, and returns the lines that look like furniture and
 * stay because they hold a sentence. `keep` names rules that don't apply.
 */
export function markNoise(
  lines: readonly WorkingLine[],
  keep: readonly string[] = [],
  drop: readonly LinePattern[] = [],
): readonly WorkingLine[] {
  const text = lines.filter((line) => line.fate === undefined);
  for (const line of text) {
    const dropped = drop.find((pattern) => pattern.test(line.text));
    if (dropped !== undefined) mark(line, 'drop', `--drop ${dropped.source}`);
  }
  const sources = new Map<number, WorkingLine[]>();
  for (const line of text) {
    if (line.fate !== undefined) continue;
    if (isAside(line)) {
      markAside(line, keep);
      continue;
    }
    const sourceLines = sources.get(line.source);
    if (sourceLines === undefined) sources.set(line.source, [line]);
    else sourceLines.push(line);
  }
  return [...sources.values()].flatMap((sourceLines) => markSource(sourceLines, keep));
}

function isAside(line: WorkingLine): boolean {
  return line.markup?.kind === 'aside';
}

/** The reading of an HTML page has set furniture aside already: its shape only names the rule. */
function markAside(line: WorkingLine, keep: readonly string[]): void {
  const candidate = candidateOf(line.text, NOISE_RULES);
  if (candidate === undefined || candidate.sentence || keep.includes(candidate.rule.id)) return;
  mark(line, candidate.rule.id, candidate.rule.why);
}

/** One source's lines: each source is a page, a mail or a book of its own. */
function markSource(text: readonly WorkingLine[], keep: readonly string[]): readonly WorkingLine[] {
  if (!keep.includes(MAIL_HEADER.id)) markMail(text);
  const rules = NOISE_RULES.filter(({ id }) => !keep.includes(id));
  const candidates = text.map((line) =>
    line.fate === undefined ? candidateOf(line.text, rules) : undefined,
  );
  const links = keep.includes('related') ? undefined : linksStart(text, candidates);
  const zones = zonesOf(
    text.slice(0, links ?? text.length),
    candidates.slice(0, links ?? text.length),
  );
  const stay = markCandidates(text, candidates, zones, links);
  if (links !== undefined && zones !== undefined) markLinks(text, candidates, links);
  markTrail(text, zones, keep);
  markSpread(text, zones, keep);
  markPageBreaks(text, keep);
  if (!keep.includes(PAGE_NUMBER.id)) markPageNumbers(text);
  if (!keep.includes('site-header')) markHeaders(text);
  // A site's call in the middle of a text may be meant: its editor decides.
  const known = new Set(stay);
  return [
    ...stay,
    ...text.filter((line) => line.fate === undefined && !known.has(line) && isSiteLine(line.text)),
  ];
}

function markCandidates(
  text: readonly WorkingLine[],
  candidates: readonly (Candidate | undefined)[],
  zones: Zones | undefined,
  links: number | undefined,
): readonly WorkingLine[] {
  const again = countBy(text, candidates, (line, { rule }) => `${rule.id}:${skeleton(line.text)}`);
  const like = countBy(text, candidates, (_, { rule }) => rule.id);
  const stay: WorkingLine[] = [];
  text.forEach((line, index) => {
    const candidate = candidates[index];
    if (candidate === undefined || line.fate !== undefined) return;
    const { rule, sentence } = candidate;
    const places = placesOf(index, zones, candidates, {
      again: again.get(`${rule.id}:${skeleton(line.text)}`) ?? 0,
      like: like.get(rule.id) ?? 0,
    });
    if (links !== undefined && index >= links) return;
    if (!rule.stands.some((place) => places.has(place))) return;
    if (sentence) stay.push(line);
    else mark(line, rule.id, rule.why);
  });
  return stay;
}

function countBy(
  text: readonly WorkingLine[],
  candidates: readonly (Candidate | undefined)[],
  keyOf: (line: WorkingLine, candidate: Candidate) => string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  candidates.forEach((candidate, index) => {
    if (candidate === undefined || candidate.sentence) return;
    const key = keyOf(text[index] as WorkingLine, candidate);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  return counts;
}

/** A line without its numbers and white space, in the form that recurs on each page. */
function skeleton(text: string): string {
  return text.replace(/\d+/gu, '#').replace(/\s+/gu, '');
}
