import { memo } from 'preact/compat';
import { useEffect, useRef } from 'preact/hooks';
import type { DeskCard, DeskReview } from '../../api.js';
import { SCROLLS } from '../ui.js';
import { reasonOf, t } from '../words.js';
import { lineKey } from './homes.js';

interface SourceColumnProps {
  readonly review: DeskReview;
  readonly cards: ReadonlyMap<string, readonly DeskCard[]>;
  /** The line that is looked at, as `source:line`. */
  readonly current: string;
  readonly onLine: (key: string) => void;
  /** Called with the line in the middle of the column when it is scrolled by hand. */
  readonly onScrolled: (key: string) => void;
}

/** The sources by lines, the fate of each in colour and in words. */
export function SourceColumn({ review, cards, current, onLine, onScrolled }: SourceColumnProps) {
  const column = useRef<HTMLDivElement>(null);
  const isOurs = useRef(0);
  useEffect(() => {
    const line = column.current?.querySelector(`[data-line="${current}"]`);
    const center = () => {
      isOurs.current = Date.now();
      line?.scrollIntoView({ block: 'center' });
    };
    center();
    // Lines that come into sight get their true heights only then.
    const frame = requestAnimationFrame(() => requestAnimationFrame(center));
    return () => cancelAnimationFrame(frame);
  }, [current, review]);
  const scrolled = () => {
    const element = column.current;
    // A scroll that a card caused is not one by the user.
    if (element === null || Date.now() - isOurs.current < 300) return;
    const { left, top, height } = element.getBoundingClientRect();
    const line = document.elementFromPoint(left + 60, top + height / 2)?.closest('[data-line]');
    const key = line?.getAttribute('data-line');
    if (key) onScrolled(key);
  };
  let index = 0;
  return (
    <section ref={column} class="source" aria-label={t('source')} onScroll={scrolled} {...SCROLLS}>
      {review.sources.map(({ name, lines }, source) => (
        <div key={name}>
          <h2 class="file">{name}</h2>
          <ol>
            {lines.map((text, row) => {
              const line = row + 1;
              const key = lineKey(source, line);
              const entry = review.ledger.lines[index++];
              return (
                <SourceLine
                  key={key}
                  place={key}
                  line={line}
                  text={text}
                  fate={entry?.fate ?? 'kept'}
                  as={entry?.as}
                  title={entry?.why && reasonOf(entry.why, entry.as ?? '')}
                  cards={cards.get(key) ?? NONE}
                  isCurrent={key === current}
                  onLine={onLine}
                />
              );
            })}
          </ol>
        </div>
      ))}
    </section>
  );
}

const NONE: readonly DeskCard[] = [];

interface SourceLineProps {
  readonly place: string;
  readonly line: number;
  readonly text: string;
  readonly fate: string;
  readonly as: string | undefined;
  readonly title: string | undefined;
  readonly cards: readonly DeskCard[];
  readonly isCurrent: boolean;
  readonly onLine: (key: string) => void;
}

const SourceLine = memo(function SourceLine(props: SourceLineProps) {
  const { place, line, text, fate, as, title, cards, isCurrent, onLine } = props;
  const open = cards.filter(({ verdict }) => verdict === 'open').length;
  const word = as === undefined || fate !== 'kept' ? t(`fate.${fate as 'kept'}`) : asWord(as);
  return (
    <li
      data-line={place}
      class={`line ${fate} ${as === undefined ? '' : `as-${as}`} ${isCurrent ? 'current' : ''}`}
      title={title}
    >
      <button
        type="button"
        aria-current={isCurrent}
        tabIndex={isCurrent ? 0 : -1}
        onClick={() => onLine(place)}
      >
        <span class="number">{line}</span>
        <span class="fate">
          {word}
          {open > 0 && <span class="open"> {open}</span>}
        </span>
        <span class="text">
          <Edited text={text} edits={cards.flatMap(({ edits }) => edits)} />
        </span>
      </button>
    </li>
  );
});

/** What a kept line is, in a word. */
function asWord(as: string): string {
  switch (as) {
    case 'title':
    case 'heading':
    case 'editors-note':
    case 'run-in-label':
    case 'paragraph':
    case 'note':
    case 'table':
    case 'verbatim':
      return t(`as.${as}`);
    default:
      return t('as.other');
  }
}

/** A line with what was taken out struck through and what was put in beside it. */
export function Edited({
  text,
  edits,
}: {
  readonly text: string;
  readonly edits: DeskCard['edits'];
}) {
  const parts = [];
  let done = 0;
  for (const { column, from, to } of [...edits].sort((a, b) => a.column - b.column)) {
    const at = column - 1;
    if (at < done) continue;
    parts.push(text.slice(done, at));
    if (from !== '') parts.push(<del key={`d${at}`}>{from === ' ' ? '␣' : from}</del>);
    if (to !== '') parts.push(<ins key={`i${at}`}>{to}</ins>);
    done = at + from.length;
  }
  return (
    <>
      {parts}
      {text.slice(done) || (done === 0 ? '\u00a0' : '')}
    </>
  );
}
