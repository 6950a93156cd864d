import type { Diagnostic } from '../../messages/diagnostic.js';
import type { CardKind } from '../../model/card-kinds.js';
import type { Take } from '../../model/decisions.js';
import type { LedgerEdit, LedgerLine } from '../../model/ledger.js';
import type { Manuscript } from '../../model/manuscript.js';
import type { Verdict } from '../../model/review.js';
import type { Source } from '../../model/source.js';
import { headingLevels } from './heading-levels.js';

/** One decision of the rules about one line, to be accepted or reversed. */
export interface ReviewCard {
  /** `source:line:rule`; distinct in the edition, and the same after each import. */
  readonly key: string;
  readonly kind: CardKind;
  readonly rule: string;
  /** Index of the source, and the line in it from 1. */
  readonly source: number;
  readonly line: number;
  /** The ledger's name for the line's kind, and the reason for which it was dropped. */
  readonly as?: string;
  readonly why?: string;
  /** Of a heading: 1 opens a division. */
  readonly level?: number;
  /** The line that it repeats, or is like, and the source of that line where it is another one. */
  readonly of?: number;
  readonly ofSource?: number;
  readonly edits: readonly LedgerEdit[];
  readonly findings: readonly Diagnostic[];
  /** The decision that reverses it. */
  readonly reverse: Take;
  /** Other decisions that may be taken. */
  readonly choices: readonly Take[];
  readonly verdict: Verdict;
}

type Draft = Omit<ReviewCard, 'key' | 'verdict' | 'edits' | 'findings'> &
  Partial<Pick<ReviewCard, 'edits' | 'findings'>>;

/** The rules of the structure, by what the ledger calls a line. */
const STRUCTURE: ReadonlyMap<string, string> = new Map([
  ['title', 'structure/title'],
  ['heading', 'structure/heading'],
  ['editors-note', 'structure/editors-note'],
  ['run-in-label', 'structure/run-in-label'],
]);

/** Findings that set two lines side by side. */
const LIKE: ReadonlySet<string> = new Set([
  'manuscript/near-copy',
  'manuscript/repeat-kept',
  'manuscript/repeat-elsewhere',
  'manuscript/repeat-differs',
]);

const HEADINGS = ['heading 1', 'heading 2', 'heading 3', 'heading 4'] as const;

/** Every decision that the rules took about the sources' lines, in the order of the lines. */
export function reviewCards(
  manuscript: Manuscript,
  sources: readonly Source[],
  verdictOf: (card: Pick<ReviewCard, 'rule' | 'source' | 'line'>) => Verdict,
): readonly ReviewCard[] {
  const { ledger, diagnostics } = manuscript;
  const levels = headingLevels(manuscript);
  const edits = groupedBy(ledger.edits, ({ source, line }) => `${source}:${line}`);
  const names = new Map(sources.map(({ name }, index) => [name, index]));
  const placed = diagnostics.filter(({ file, line }) => names.has(file ?? '') && line != null);
  const findings = groupedBy(placed, ({ file, line }) => `${names.get(file ?? '')}:${line}`);
  return ledger.lines.flatMap((line) => {
    const place = `${line.source}:${line.line}`;
    const cards = new Map<string, Draft>();
    const add = (card: Draft) => {
      if (!cards.has(card.rule)) cards.set(card.rule, card);
    };
    for (const card of fateCards(line, levels.get(place))) add(card);
    for (const card of changeCards(line, edits.get(place) ?? [])) add(card);
    for (const card of findingCards(line, findings.get(place) ?? [])) add(card);
    for (const card of decidedCards(line)) add(card);
    return [...cards.values()].map(
      (card): ReviewCard => ({
        edits: [],
        findings: [],
        ...card,
        key: `${place}:${card.rule}`,
        verdict: verdictOf(card),
      }),
    );
  });
}

/** The fate of the line, if it does not simply stay as it is. */
function fateCards(line: LedgerLine, level: number | undefined): readonly Draft[] {
  const { fate, as, why, of, to } = line;
  const about = {
    ...cardPlace(line),
    ...(as !== undefined && { as }),
    ...(why !== undefined && { why }),
    ...(of !== undefined && { of }),
  };
  const decided = new Set(line.decisions?.map(({ take }) => take));
  switch (fate) {
    case 'dropped':
      if (as === undefined || as === 'decided') return [];
      return [
        { ...about, kind: 'dropped', rule: as, reverse: 'keep', choices: ['keep', ...HEADINGS] },
      ];
    case 'duplicate':
      return [
        { ...about, kind: 'duplicate', rule: 'duplicate', reverse: 'keep', choices: ['keep'] },
      ];
    case 'joined':
      if (decided.has('join')) return [];
      return [{ ...about, kind: 'join', rule: 'join', reverse: 'part', choices: ['part', 'drop'] }];
    case 'kept': {
      if (HEADINGS.some((take) => decided.has(take))) return [];
      const rule = STRUCTURE.get(as ?? '');
      const choices = ['as-is', ...HEADINGS, 'drop'] as const;
      if (rule !== undefined) {
        const height = level === undefined ? {} : { level };
        return [{ ...about, kind: 'heading', rule, ...height, reverse: 'as-is', choices }];
      }
      if (to !== 'edition.yaml') return [];
      const information = 'structure/information';
      return [{ ...about, kind: 'information', rule: information, reverse: 'as-is', choices }];
    }
    default:
      return [];
  }
}

/** The changes inside the line, a card for each rule. */
function changeCards(line: LedgerLine, edits: readonly LedgerEdit[]): readonly Draft[] {
  return [...groupedBy(edits, ({ rule }) => rule)].map(([rule, changes]) => ({
    ...cardPlace(line),
    kind: 'change',
    rule,
    edits: changes,
    reverse: 'as-is',
    choices: ['as-is', 'drop'],
  }));
}

/** The findings of the rules about the line that do not change it. */
function findingCards(line: LedgerLine, findings: readonly Diagnostic[]): readonly Draft[] {
  return [...groupedBy(findings, ({ ruleId }) => ruleId)].map(([rule, said]) => {
    const [values] = said.map((one) => one.values).filter(({ of }) => isLine(of));
    const near = LIKE.has(rule) && values !== undefined;
    const other = near && isLine(values.in) && values.in !== line.source ? values.in : undefined;
    return {
      ...cardPlace(line),
      kind: near ? 'near-copy' : 'finding',
      rule,
      findings: said,
      ...(near && { of: Number(values.of) }),
      ...(other !== undefined && { ofSource: other }),
      reverse: near ? 'drop' : 'as-is',
      choices: ['as-is', 'keep', 'drop'],
    };
  });
}

/** Decisions of an editor that no rule would take. Each stays in sight, so that it can be taken back. */
function decidedCards(line: LedgerLine): readonly Draft[] {
  return (line.decisions ?? []).map(({ rule, take }) => ({
    ...cardPlace(line),
    kind: kindOfRule(rule),
    rule,
    ...(line.as !== undefined && { as: line.as }),
    reverse: take,
    choices: [take],
  }));
}

/** A decision against a rule stays among the cards of its kind. */
function kindOfRule(rule: string): CardKind {
  if (rule === 'structure/information') return 'information';
  if (rule.startsWith('structure/')) return 'heading';
  if (rule === 'duplicate' || rule === 'join') return rule;
  if (LIKE.has(rule)) return 'near-copy';
  return /^(?:manuscript|style)\//.test(rule)
    ? 'finding'
    : rule.includes('/')
      ? 'change'
      : 'decided';
}

function cardPlace({ source, line }: LedgerLine): Pick<ReviewCard, 'source' | 'line'> {
  return { source, line };
}

function isLine(value: unknown): value is number {
  return typeof value === 'number';
}

function groupedBy<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
