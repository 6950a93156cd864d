import type { DeskCard, DeskReview } from '../../api.js';
import { reasonOf, ruleName, sentence, t } from '../words.js';
import { CardButtons, takeWord } from './card-buttons.js';
import { Edited } from './source-column.js';

interface CardDockProps {
  readonly review: DeskReview;
  readonly card: DeskCard | undefined;
  readonly position: CardPosition;
  readonly onVerdict: (verdict: DeskCard['verdict']) => void;
  readonly onAll: (verdict: 'accepted' | 'reverse') => void;
  readonly onStep: (by: number) => void;
}

interface CardPosition {
  readonly at: number;
  readonly of: number;
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
  return (
    <section class={`dock ${card.kind}`} aria-label={t('card')}>
      <CardHeader card={card} position={position} onStep={onStep} />
      {/* The keys move no focus: whoever sees no card hears it. */}
      <p class="hidden" role="status">
        {t('cardSpoken', {
          ...position,
          kind: t(`kind.${card.kind}`),
          verdict: verdictWord(card),
          line: card.line,
          text: text.slice(0, SPOKEN),
        })}
      </p>
      <CardBody review={review} card={card} text={text} />
      <CardButtons card={card} onVerdict={onVerdict} onAll={onAll} />
    </section>
  );
}

interface CardHeaderProps {
  readonly card: DeskCard;
  readonly position: CardPosition;
  readonly onStep: (by: number) => void;
}

/** What kind of decision a card has, by which rule, and where it stands among the others. */
function CardHeader({ card, position, onStep }: CardHeaderProps) {
  return (
    <header class="row">
      <span class={`chip kind ${card.kind}`}>{t(`kind.${card.kind}`)}</span>
      <span class="small" title={card.rule}>
        {ruleName(card.rule)}
      </span>
      {card.level !== undefined && <span class="small">{t('levelOf', { level: card.level })}</span>}
      <span class={`chip verdict ${isReversed(card) ? 'reversed' : card.verdict}`}>
        {verdictWord(card)}
      </span>
      <span class="grow" />
      <span class="soft small">{t('cardOf', { ...position })}</span>
      <button type="button" title={t('previousCard')} onClick={() => onStep(-1)}>
        <span aria-hidden="true">↑</span>
        <span class="hidden">{t('previousCard')}</span> <kbd>K</kbd>
      </button>
      <button type="button" title={t('nextCard')} onClick={() => onStep(1)}>
        <span aria-hidden="true">↓</span>
        <span class="hidden">{t('nextCard')}</span> <kbd>J</kbd>
      </button>
    </header>
  );
}

interface CardBodyProps {
  readonly review: DeskReview;
  readonly card: DeskCard;
  readonly text: string;
}

/** Why the decision was taken, its line with what it changed, and the other line that it names. */
function CardBody({ review, card, text }: CardBodyProps) {
  const twin = review.sources[card.ofSource ?? card.source];
  const other = card.of === undefined ? undefined : twin?.lines[card.of - 1];
  const why = card.why && reasonOf(card.why, card.rule);
  return (
    <div class="body">
      {why !== undefined && why !== ruleName(card.rule) && (
        <p class="why">{t('because', { why })}</p>
      )}
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
  );
}

function isReversed({ verdict }: DeskCard): boolean {
  return verdict !== 'open' && verdict !== 'accepted';
}

function verdictWord(card: DeskCard): string {
  const word = takeWord(card.verdict);
  return isReversed(card) ? t('reversedTo', { take: word }) : word;
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
