import type { DeskCard } from '../../api.js';
import { ControlGroup } from '../ui.js';
import { t } from '../words.js';

type Verdict = DeskCard['verdict'];

interface CardButtonsProps {
  readonly card: DeskCard;
  readonly onVerdict: (verdict: Verdict) => void;
  readonly onAll: (verdict: 'accepted' | 'reverse') => void;
}

/** The verdicts that a person can give a decision, and all decisions of its rule. */
export function CardButtons({ card, onVerdict, onAll }: CardButtonsProps) {
  const choices = card.choices.filter((take) => take !== card.reverse);
  const levels = choices.filter((take) => take.startsWith('heading '));
  const others = choices.filter((take) => !levels.includes(take));
  return (
    <footer class="row">
      <button type="button" class="main" onClick={() => onVerdict('accepted')}>
        {t('accept')} <kbd>A</kbd>
      </button>
      <button type="button" onClick={() => onVerdict(card.reverse)}>
        {t('reverse', { take: takeWord(card.reverse) })} <kbd>R</kbd>
      </button>
      {levels.length > 0 && <HeadingLevels levels={levels} onVerdict={onVerdict} />}
      {others.map((take) => (
        <button key={take} type="button" class="quiet" onClick={() => onVerdict(take)}>
          {takeWord(take)} {take === 'drop' && <kbd>D</kbd>}
        </button>
      ))}
      {card.verdict !== 'open' && (
        <button type="button" class="quiet" onClick={() => onVerdict('open')}>
          {t('reopen')} <kbd>O</kbd>
        </button>
      )}
      <span class="grow" />
      <ControlGroup label={t('allOfRule')} kind="bulk">
        <button type="button" class="quiet" onClick={() => onAll('accepted')}>
          {t('acceptAll')} <kbd>⇧A</kbd>
        </button>
        <button type="button" class="quiet" onClick={() => onAll('reverse')}>
          {t('reverseAll')} <kbd>⇧R</kbd>
        </button>
      </ControlGroup>
    </footer>
  );
}

interface HeadingLevelsProps {
  readonly levels: readonly Verdict[];
  readonly onVerdict: (verdict: Verdict) => void;
}

/** Makes the line a heading of a level. */
function HeadingLevels({ levels, onVerdict }: HeadingLevelsProps) {
  return (
    <ControlGroup label={t('asHeading')} kind="levels">
      <span class="small" aria-hidden="true">
        {t('asHeading')}
      </span>
      {levels.map((take) => (
        <button
          key={take}
          type="button"
          class="quiet"
          title={takeWord(take)}
          onClick={() => onVerdict(take)}
        >
          <span class="key" aria-hidden="true">
            {take.at(-1)}
          </span>
          <span class="hidden">{takeWord(take)}</span>
        </button>
      ))}
    </ControlGroup>
  );
}

/** The effect of a decision, in words. */
export function takeWord(take: Verdict): string {
  return take === 'open' || take === 'accepted' ? t(`verdict.${take}`) : t(`take.${take}`);
}
