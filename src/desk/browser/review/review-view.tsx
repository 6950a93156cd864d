import { useMemo, useState } from 'preact/hooks';
import type { DeskCard } from '../../api.js';
import type { Documents } from '../documents.js';
import { PageList } from '../pages/page-list.js';
import { usePages } from '../pages/use-pages.js';
import { Choices } from '../ui.js';
import { t } from '../words.js';
import { CardDock } from './card-dock.js';
import { History } from './history.js';
import { lineHomes, lineKey } from './homes.js';
import { MarkdownColumn } from './markdown-column.js';
import type { ReviewSteps } from './review-steps.js';
import { ReviewStrip } from './review-strip.js';
import { SourceColumn } from './source-column.js';
import { type CardFilter, useDecisions } from './use-decisions.js';
import { useReview } from './use-review.js';

interface ReviewViewProps {
  readonly id: string;
  readonly documents: Documents;
  readonly steps: ReviewSteps;
}

/** The review of an import: source, Markdown and pages side by side, and the decisions one by one. */
export function ReviewView({ id, documents, steps }: ReviewViewProps) {
  useReview(id, steps);
  const { review } = steps;
  const [filter, setFilter] = useState<CardFilter>({ kind: 'all', onlyOpen: false });
  const [line, setLine] = useState('0:1');
  const [column, setColumn] = useState<'source' | 'markdown' | 'pages'>('source');
  const cards = review?.cards ?? NONE;
  const byLine = useMemo(() => cardsByLine(cards), [cards]);
  const homes = useMemo(() => review && lineHomes(review, documents), [review, documents]);
  const home = homes?.get(line);
  const book = usePages(id, documents, { cursor: home });
  const decisions = useDecisions(cards, filter, steps, (card) =>
    setLine(lineKey(card.source, card.line)),
  );
  if (review === undefined) {
    return <p class="wait soft">{documents.hasSources ? t('loading') : t('noReview')}</p>;
  }
  const openLine = (key: string) => {
    setLine(key);
    const first = byLine.get(key)?.[0];
    if (first !== undefined) decisions.choose(first.key);
  };
  return (
    <>
      <ReviewStrip
        review={review}
        steps={steps}
        cards={cards}
        filter={filter}
        onFilter={setFilter}
      />
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
          card={decisions.card}
          position={decisions.position}
          onVerdict={decisions.give}
          onAll={decisions.giveAll}
          onStep={decisions.step}
        />
        <History steps={review.steps} onUndo={steps.undo} />
      </div>
    </>
  );
}

const NONE: readonly DeskCard[] = [];

function cardsByLine(cards: readonly DeskCard[]): ReadonlyMap<string, readonly DeskCard[]> {
  const groups = new Map<string, DeskCard[]>();
  for (const card of cards) {
    const key = lineKey(card.source, card.line);
    groups.set(key, [...(groups.get(key) ?? []), card]);
  }
  return groups;
}
