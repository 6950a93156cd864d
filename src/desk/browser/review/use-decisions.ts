import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { DeskCard } from '../../api.js';
import { onKeys } from '../keys.js';
import type { FilterKind } from './filters.js';
import type { ReviewSteps } from './review-steps.js';

/** Which decisions are in sight. */
export interface CardFilter {
  readonly kind: FilterKind;
  readonly onlyOpen: boolean;
}

/** The decision that is looked at, its place among those in sight, and what a person does with it. */
export interface Decisions {
  readonly card: DeskCard | undefined;
  /** From 1; 0 where no decision is in sight. */
  readonly position: { readonly at: number; readonly of: number };
  /** Looks at another decision. */
  readonly choose: (key: string) => void;
  /** Goes on by so many decisions. */
  readonly step: (by: number) => void;
  readonly give: (verdict: DeskCard['verdict']) => void;
  /** Gives the verdict to all open decisions of the card's rule in sight; those decided one by one stay. */
  readonly giveAll: (verdict: 'accepted' | 'reverse') => void;
}

/** Takes the decisions one by one, by buttons and by keys; `onCard` is called with each one that comes in sight. */
export function useDecisions(
  cards: readonly DeskCard[],
  filter: CardFilter,
  steps: ReviewSteps,
  onCard: (card: DeskCard) => void,
): Decisions {
  const [current, choose] = useState<string>();
  const { kind, onlyOpen } = filter;
  const shown = useMemo(
    () =>
      cards.filter(
        (card) =>
          (kind === 'all' || card.kind === kind) &&
          (!onlyOpen || card.verdict === 'open' || card.key === current),
      ),
    [cards, kind, onlyOpen, current],
  );
  const at = Math.max(
    0,
    shown.findIndex(({ key }) => key === current),
  );
  const card = shown[at];
  useEffect(() => {
    if (card !== undefined) onCard(card);
  }, [card?.key]);
  const step = (by: number) => choose(shown[at + by]?.key ?? card?.key);
  const next = () => {
    const open = shown.slice(at + 1).find(({ verdict }) => verdict === 'open');
    const key = (open ?? shown.find((one) => one.verdict === 'open' && one !== card))?.key;
    choose(key ?? card?.key);
  };
  const give = (verdict: DeskCard['verdict']) => {
    if (card === undefined) return;
    steps.decide([{ source: card.source, line: card.line, rule: card.rule, verdict }]);
    if (verdict !== 'open') next();
  };
  const giveAll = (verdict: 'accepted' | 'reverse') => {
    if (card === undefined) return;
    const all = shown.filter(({ rule, verdict: one }) => rule === card.rule && one === 'open');
    const chosen = all.length > 0 ? all : [card];
    steps.decide(
      chosen.map((one) => ({
        source: one.source,
        line: one.line,
        rule: one.rule,
        verdict: verdict === 'reverse' ? one.reverse : verdict,
      })),
    );
    next();
  };
  const position = { at: shown.length === 0 ? 0 : at + 1, of: shown.length };
  const decisions = { card, position, choose, step, give, giveAll };
  useDecisionKeys(decisions, next, steps);
  return decisions;
}

/** Binds the keys before the next key comes: after the window is painted, a key could meet the card before. */
function useDecisionKeys(
  { card, step, give, giveAll }: Decisions,
  next: () => void,
  steps: ReviewSteps,
): void {
  useLayoutEffect(() =>
    onKeys({
      a: () => give('accepted'),
      Enter: () => give('accepted'),
      r: () => card && give(card.reverse),
      o: () => give('open'),
      d: () => give('drop'),
      1: () => give('heading 1'),
      2: () => give('heading 2'),
      3: () => give('heading 3'),
      4: () => give('heading 4'),
      A: () => giveAll('accepted'),
      R: () => giveAll('reverse'),
      j: () => step(1),
      ArrowDown: () => step(1),
      k: () => step(-1),
      ArrowUp: () => step(-1),
      n: next,
      u: steps.undoLast,
      U: steps.redoFirst,
    }),
  );
}
