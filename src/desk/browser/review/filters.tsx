import { CARD_KINDS, type CardKind } from '../../../model/card-kinds.js';
import type { DeskCard } from '../../api.js';
import { ControlGroup } from '../ui.js';
import { t } from '../words.js';

export type FilterKind = CardKind | 'all';

interface FiltersProps {
  readonly cards: readonly DeskCard[];
  readonly kind: FilterKind;
  readonly onKind: (kind: FilterKind) => void;
  readonly onlyOpen: boolean;
  readonly onOnlyOpen: (onlyOpen: boolean) => void;
}

/** The kinds of decisions with how many are open, and how far the review is. */
export function Filters({ cards, kind, onKind, onlyOpen, onOnlyOpen }: FiltersProps) {
  const kinds: readonly FilterKind[] = ['all', ...CARD_KINDS];
  const of = (one: FilterKind) => cards.filter((card) => one === 'all' || card.kind === one);
  const done = cards.filter(({ verdict }) => verdict !== 'open').length;
  return (
    <>
      <progress value={done} max={Math.max(1, cards.length)} aria-label={t('progress')} />
      <span class="small">{t('doneOf', { done, of: cards.length })}</span>
      <ControlGroup label={t('kinds')} kind="kinds">
        {kinds
          .filter((one) => of(one).length > 0)
          .map((one) => (
            <button
              key={one}
              type="button"
              class={`filter ${one}`}
              aria-pressed={kind === one}
              onClick={() => onKind(one)}
            >
              {t(`kind.${one}`)}{' '}
              <span class="count">
                {of(one).filter(({ verdict }) => verdict === 'open').length}
              </span>
            </button>
          ))}
      </ControlGroup>
      <label class="small">
        <input
          type="checkbox"
          checked={onlyOpen}
          onChange={({ currentTarget }) => onOnlyOpen(currentTarget.checked)}
        />{' '}
        {t('onlyOpen')}
      </label>
    </>
  );
}
