import type { DeskCard, DeskReview } from '../../api.js';
import { sentence, t } from '../words.js';
import { Filters } from './filters.js';
import type { ReviewSteps } from './review-steps.js';
import type { CardFilter } from './use-decisions.js';

interface ReviewStripProps {
  readonly review: DeskReview;
  readonly steps: ReviewSteps;
  readonly cards: readonly DeskCard[];
  readonly filter: CardFilter;
  readonly onFilter: (filter: CardFilter) => void;
}

/** Above the columns: which decisions are in sight, what the last bulk action did, and whether the ledger is sound. */
export function ReviewStrip({ review, steps, cards, filter, onFilter }: ReviewStripProps) {
  const isFaulty = review.faults.length > 0;
  return (
    <>
      <div class="strip">
        <Filters
          cards={cards}
          kind={filter.kind}
          onKind={(kind) => onFilter({ ...filter, kind })}
          onlyOpen={filter.onlyOpen}
          onOnlyOpen={(onlyOpen) => onFilter({ ...filter, onlyOpen })}
        />
        <span class="grow" />
        {steps.report !== undefined && (
          <span class="small" role="status">
            {t('bulkReport', { ...steps.report })}
          </span>
        )}
        <span class={`chip ${isFaulty ? 'fault' : 'sound'}`} role="status">
          {isFaulty ? t('ledgerFaulty') : t('ledgerSound')}
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
    </>
  );
}
