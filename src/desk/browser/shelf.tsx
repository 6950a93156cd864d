import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskDiagnostic, DeskShelfEntry } from '../api.js';
import { loadPicture } from './pages/load-picture.js';
import { hashOf } from './route.js';
import { sentence, t } from './words.js';

interface ShelfProps {
  readonly editions: readonly DeskShelfEntry[];
}

/** All editions with their covers and states, found by any word of theirs. */
export function Shelf({ editions }: ShelfProps) {
  const [query, setQuery] = useState('');
  const [state, setState] = useState('');
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = editions.filter((one) => {
    const text = `${one.title} ${one.subtitle ?? ''} ${one.id} ${one.date ?? ''} ${one.publisher ?? ''}`;
    const isWanted = state === '' || one.state === state;
    return isWanted && words.every((word) => text.toLowerCase().includes(word));
  });
  const states = [...new Set(editions.map((one) => one.state))];
  return (
    <section class="shelf" aria-labelledby="shelf-title">
      <div class="row">
        <h2 id="shelf-title">{t('shelf')}</h2>
        <span class="soft">{t('editionCount', { count: shown.length })}</span>
        <span class="grow" />
        <select
          aria-label={t('stateFilter')}
          value={state}
          onChange={({ currentTarget }) => setState(currentTarget.value)}
        >
          <option value="">{t('allStates')}</option>
          {states.map((one) => (
            <option key={one} value={one}>
              {t(`state.${one}`)}
            </option>
          ))}
        </select>
        <input
          type="search"
          aria-label={t('searchShelf')}
          placeholder={t('searchShelf')}
          value={query}
          onInput={({ currentTarget }) => setQuery(currentTarget.value)}
        />
      </div>
      {shown.length === 0 && <p class="soft">{t('nothingOnShelf')}</p>}
      <ul class="books">
        {shown.map((one) => (
          <Book key={one.id} edition={one} />
        ))}
      </ul>
    </section>
  );
}

function Book({ edition }: { readonly edition: DeskShelfEntry }) {
  const { id, title, subtitle, date, state, chapters, words, warnings, version } = edition;
  const view = state === 'new' || state === 'in-review' ? 'review' : 'edit';
  return (
    <li>
      <a class="book" href={hashOf({ id, view })}>
        <span class="cover">
          {state === 'faulty' ? (
            <span class="blank" aria-hidden="true">
              {title}
            </span>
          ) : (
            <Cover src={`/cover/${encodeURIComponent(id)}?${version}`} title={title} />
          )}
        </span>
        <span class="title">{title}</span>
        {subtitle !== undefined && <span class="soft small">{subtitle}</span>}
        <span class="soft small">
          {date !== undefined && <span class="whole">{date} · </span>}
          <span class="whole">{t('chapterCount', { count: chapters })} · </span>
          <span class="whole">{t('wordCount', { count: words.toLocaleString() })}</span>
        </span>
        <span class="row tight">
          <span class={`chip ${state}`}>{t(`state.${state}`)}</span>
          {warnings > 0 && <span class="chip warn">{t('warningCount', { count: warnings })}</span>}
        </span>
        {edition.diagnostics.length > 0 && (
          <span class="small fault">{sentence(edition.diagnostics[0] as DeskDiagnostic)}</span>
        )}
      </a>
    </li>
  );
}

/** A cover is drawn once its place is in sight; where there is none the title stands in its place. */
function Cover({ src, title }: { readonly src: string; readonly title: string }) {
  const place = useRef<HTMLSpanElement>(null);
  const [shown, setShown] = useState('');
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let end = () => {};
    const observer = new IntersectionObserver((entries) => {
      end();
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      end = loadPicture(
        src,
        () => {
          observer.disconnect();
          setShown(src);
        },
        () => false,
      );
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      end();
    };
  }, [src]);
  if (shown !== '') return <img src={shown} alt="" />;
  return (
    <span class="blank" aria-hidden="true" ref={place}>
      {title}
    </span>
  );
}
