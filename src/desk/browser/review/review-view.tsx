import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { DeskCard } from '../../api.js';
import type { Documents } from '../documents.js';
import { onKeys } from '../keys.js';
import { PageList } from '../pages/page-list.js';
import { usePages } from '../pages/use-pages.js';
import { Choices } from '../ui.js';
import { sentence, t } from '../words.js';
import { CardDock } from './card-dock.js';
import { type FilterKind, Filters } from './filters.js';
import { History } from './history.js';
import { lineHomes, lineKey } from './homes.js';
import { MarkdownColumn } from './markdown-column.js';
import type { ReviewSteps } from './review-steps.js';
import { SourceColumn } from './source-column.js';
import { useReview } from './use-review.js';

interface ReviewViewProps {
  readonly id: string;
  readonly documents: Documents;
  readonly steps: ReviewSteps;
}

/** The review of an import: source, Markdown and pages side by side, and the decisions one by one. */
export function ReviewView({ id, documents, steps }: ReviewViewProps) {
  useReview(id, steps);
  const { review, report } = steps;
  const [kind, setKind] = useState<FilterKind>('all');
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [current, setCurrent] = useState<string>();
  const [line, setLine] = useState('0:1');
  const [column, setColumn] = useState<'source' | 'markdown' | 'pages'>('source');
  const cards = review?.cards ?? NONE;
  const shown = useMemo(
    () =>
      cards.filter(
        (card) =>
          (kind === 'all' || card.kind === kind) &&
          (!onlyOpen || card.verdict === 'open' || card.key === current),
      ),
    [cards, kind, onlyOpen, current],
  );
  const byLine = useMemo(() => {
    const groups = new Map<string, DeskCard[]>();
    for (const card of cards) {
      const key = lineKey(card.source, card.line);
      groups.set(key, [...(groups.get(key) ?? []), card]);
    }
    return groups;
  }, [cards]);
  const at = Math.max(
    0,
    shown.findIndex(({ key }) => key === current),
  );
  const card = shown[at];
  const homes = useMemo(() => review && lineHomes(review, documents), [review, documents]);
  const home = homes?.get(line);
  const book = usePages(id, documents, { cursor: home });
  useEffect(() => {
    if (card !== undefined) setLine(lineKey(card.source, card.line));
  }, [card?.key]);
  const step = (by: number) => setCurrent(shown[at + by]?.key ?? card?.key);
  const next = () => {
    const open = shown.slice(at + 1).find(({ verdict }) => verdict === 'open');
    const key = (open ?? shown.find((one) => one.verdict === 'open' && one !== card))?.key;
    setCurrent(key ?? card?.key);
  };
  const give = (verdict: DeskCard['verdict']) => {
    if (card === undefined) return;
    steps.decide([{ source: card.source, line: card.line, rule: card.rule, verdict }]);
    if (verdict !== 'open') next();
  };
  const giveAll = (verdict: 'accepted' | 'reverse') => {
    if (card === undefined) return;
    // All open decisions of this rule in sight; those decided one by one stay.
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
  // Before the next key comes: after the window is painted it may be too late, and a key would meet the card before.
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
  if (review === undefined) {
    return <p class="wait soft">{documents.hasSources ? t('loading') : t('noReview')}</p>;
  }
  const openLine = (key: string) => {
    setLine(key);
    const first = byLine.get(key)?.[0];
    if (first !== undefined) setCurrent(first.key);
  };
  return (
    <>
      <div class="strip">
        <Filters
          cards={cards}
          kind={kind}
          onKind={setKind}
          onlyOpen={onlyOpen}
          onOnlyOpen={setOnlyOpen}
        />
        <span class="grow" />
        {report !== undefined && (
          <span class="small" role="status">
            {t('bulkReport', { ...report })}
          </span>
        )}
        <span class={`chip ${review.faults.length > 0 ? 'fault' : 'sound'}`} role="status">
          {review.faults.length > 0 ? t('ledgerFaulty') : t('ledgerSound')}
        </span>
        <button type="button" class="quiet" onClick={steps.undoLast}>
          {t('undo')} <kbd>U</kbd>
        </button>
      </div>
      {review.faults.map((one) => (
        <p key={sentence(one)} class="banner" role="alert">
          {sentence(one)}
        </p>
      ))}
      <nav class="columns-tabs" aria-label={t('columns')}>
        <Choices
          names={['source', 'markdown', 'pages']}
          chosen={column}
          onChoose={setColumn}
          wordOf={(one) => t(one)}
        />
      </nav>
      <div class={`columns show-${column}`}>
        <SourceColumn
          review={review}
          cards={byLine}
          current={line}
          onLine={openLine}
          onScrolled={setLine}
        />
        <MarkdownColumn documents={documents} place={home} />
        <PageList id={id} book={book} caret={book.caret} marks />
      </div>
      <div class="docks">
        <CardDock
          review={review}
          card={card}
          position={{ at: shown.length === 0 ? 0 : at + 1, of: shown.length }}
          onVerdict={give}
          onAll={giveAll}
          onStep={step}
        />
        <History steps={review.steps} onUndo={steps.undo} />
      </div>
    </>
  );
}

const NONE: readonly DeskCard[] = [];
