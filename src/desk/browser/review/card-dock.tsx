import type { DeskCard, DeskReview } from '../../api.js';
import { ControlGroup } from '../ui.js';
import { reasonOf, ruleName, sentence, t } from '../words.js';
import { Edited } from './source-column.js';

interface CardDockProps {
  readonly review: DeskReview;
  readonly card: DeskCard | undefined;
  readonly position: { readonly at: number; readonly of: number };
  readonly onVerdict: (verdict: DeskCard['verdict']) => void;
  readonly onAll: (verdict: 'accepted' | 'reverse') => void;
  readonly onStep: (by: number) => void;
}

/** So much of its line is read out with a decision, characters. */
const SPOKEN = 80;

/** The decision that is looked at, and its alternatives. */
export function CardDock({ review, card, position, onVerdict, onAll, onStep }: CardDockProps) {
  if (card === undefined) {
    return (
      <section class="dock empty" aria-label={t('card')}>
        <p>{t('noCards')}</p>
      </section>
    );
  }
  const text = review.sources[card.source]?.lines[card.line - 1] ?? '';
  const twin = review.sources[card.ofSource ?? card.source];
  const other = card.of === undefined ? undefined : twin?.lines[card.of - 1];
  const name = ruleName(card.rule);
  const why = card.why && reasonOf(card.why, card.rule);
  const isReversed = card.verdict !== 'open' && card.verdict !== 'accepted';
  const choices = card.choices.filter((take) => take !== card.reverse);
  const levels = choices.filter((take) => take.startsWith('heading '));
  const others = choices.filter((take) => !levels.includes(take));
  const verdict = isReversed
    ? t('reversedTo', { take: takeWord(card.verdict) })
    : t(`verdict.${card.verdict as 'open'}`);
  return (
    <section class={`dock ${card.kind}`} aria-label={t('card')}>
      <header class="row">
        <span class={`chip kind ${card.kind}`}>{t(`kind.${card.kind}`)}</span>
        <span class="small" title={card.rule}>
          {name}
        </span>
        {card.level !== undefined && (
          <span class="small">{t('levelOf', { level: card.level })}</span>
        )}
        <span class={`chip verdict ${isReversed ? 'reversed' : card.verdict}`}>{verdict}</span>
        <span class="grow" />
        <span class="soft small">{t('cardOf', position)}</span>
        <button type="button" title={t('previousCard')} onClick={() => onStep(-1)}>
          <span aria-hidden="true">↑</span>
          <span class="hidden">{t('previousCard')}</span> <kbd>K</kbd>
        </button>
        <button type="button" title={t('nextCard')} onClick={() => onStep(1)}>
          <span aria-hidden="true">↓</span>
          <span class="hidden">{t('nextCard')}</span> <kbd>J</kbd>
        </button>
      </header>
      {/* The keys move no focus: whoever sees no card hears it. */}
      <p class="hidden" role="status">
        {t('cardSpoken', {
          ...position,
          kind: t(`kind.${card.kind}`),
          verdict,
          line: card.line,
          text: text.slice(0, SPOKEN),
        })}
      </p>
      <div class="body">
        {why !== undefined && why !== name && <p class="why">{t('because', { why })}</p>}
        {card.findings.map((one) => (
          <p key={sentence(one)} class="why">
            {sentence(one)}
          </p>
        ))}
        <div class={other === undefined ? 'lines' : 'lines two'}>
          <p class="quoted">
            <span class="number">{card.line}</span>
            {other === undefined ? (
              <Edited text={text} edits={card.edits} />
            ) : (
              <Difference text={text} other={other} />
            )}
          </p>
          {other !== undefined && (
            <p class="quoted">
              <span class="number">{card.of}</span>
              {card.ofSource !== undefined && <span class="soft small">{twin?.name} </span>}
              <Difference text={other} other={text} />
            </p>
          )}
        </div>
      </div>
      <footer class="row">
        <button type="button" class="main" onClick={() => onVerdict('accepted')}>
          {t('accept')} <kbd>A</kbd>
        </button>
        <button type="button" onClick={() => onVerdict(card.reverse)}>
          {t('reverse', { take: takeWord(card.reverse) })} <kbd>R</kbd>
        </button>
        {levels.length > 0 && (
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
        )}
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
    </section>
  );
}

/** The effect of a decision, in words. */
export function takeWord(take: DeskCard['verdict']): string {
  return take === 'open' || take === 'accepted' ? t(`verdict.${take}`) : t(`take.${take}`);
}

/** A text in which the difference from the other one is marked: all between their common beginning and end. */
function Difference({ text, other }: { readonly text: string; readonly other: string }) {
  let start = 0;
  while (start < text.length && text[start] === other[start]) start++;
  let end = 0;
  const most = Math.min(text.length, other.length) - start;
  while (end < most && text.at(-1 - end) === other.at(-1 - end)) end++;
  if (start === text.length && start === other.length) return <>{text}</>;
  return (
    <>
      {text.slice(0, start)}
      <mark>{text.slice(start, text.length - end)}</mark>
      {text.slice(text.length - end)}
    </>
  );
}
