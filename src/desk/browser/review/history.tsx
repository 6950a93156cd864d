import type { DeskReview } from '../../api.js';
import { ruleName, t } from '../words.js';
import { takeWord } from './card-buttons.js';

interface HistoryProps {
  readonly steps: DeskReview['steps'];
  readonly onUndo: (step: number, undone: boolean) => void;
}

/** How many steps are shown, the newest first. */
const SHOWN = 200;

/** Every step of the review: each can be taken back, whenever it was taken. */
export function History({ steps, onUndo }: HistoryProps) {
  const newest = steps.toReversed().slice(0, SHOWN);
  return (
    <section class="history" aria-label={t('history')}>
      <h2>{t('history')}</h2>
      {steps.length === 0 && <p class="soft small">{t('noSteps')}</p>}
      <ol>
        {newest.map(({ number, changes, undone }) => {
          const [first] = changes;
          if (first === undefined) return null;
          return (
            <li key={number} class={undone ? 'undone' : undefined}>
              <span class="small">
                {number}. {takeWord(first.after)} · {t('lineOf', { line: first.line.number })} ·{' '}
                <span title={first.rule}>{ruleName(first.rule)}</span>
                {changes.length > 1 && ` · ${t('moreLines', { count: changes.length })}`}
              </span>
              <button type="button" class="quiet" onClick={() => onUndo(number, !undone)}>
                {undone ? t('redo') : t('undo')}
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
