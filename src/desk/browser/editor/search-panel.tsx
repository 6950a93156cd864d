import { useState } from 'preact/hooks';
import type { FilePlace } from '../../api.js';
import type { Documents } from '../documents.js';
import { note } from '../notes.js';
import { t } from '../words.js';

interface SearchPanelProps {
  readonly documents: Documents;
  readonly onPlace: (place: FilePlace) => void;
}

/** The most places in the list, and the length of the text around each, UTF-16 units. */
const LISTED = 500;
const AROUND = 16;

/** Finds and replaces literal text in the whole edition, without patterns. */
export function SearchPanel({ documents, onPlace }: SearchPanelProps) {
  const [query, setQuery] = useState('');
  const [put, setPut] = useState('');
  const hits = query === '' ? [] : hitsOf(documents, query);
  const replaceAll = () => {
    for (const { path, text } of documents.chapters) {
      if (text.includes(query))
        documents.type(
          path,
          text.replaceAll(query, () => put),
        );
    }
    note(t('replaced', { count: hits.length }));
  };
  return (
    <div class="search-panel">
      <div class="row">
        <input
          type="search"
          aria-label={t('find')}
          placeholder={t('find')}
          value={query}
          onInput={({ currentTarget }) => setQuery(currentTarget.value)}
        />
        <input
          type="text"
          aria-label={t('replaceBy')}
          placeholder={t('replaceBy')}
          value={put}
          onInput={({ currentTarget }) => setPut(currentTarget.value)}
        />
        <button type="button" disabled={hits.length === 0} onClick={replaceAll}>
          {t('replaceAll')}
        </button>
      </div>
      <p class="soft small" role="status">
        {query !== '' && t('hitCount', { count: hits.length })}
      </p>
      <ul class="hits">
        {hits.slice(0, LISTED).map(({ file, offset, before, after }) => (
          <li key={`${file}${offset}`}>
            <button type="button" class="quiet" onClick={() => onPlace({ file, offset })}>
              {before}
              <mark>{query}</mark>
              {after} <span class="soft small">{file}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function hitsOf(documents: Documents, query: string) {
  return documents.chapters.flatMap(({ path: file, text }) => {
    const hits = [];
    for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
      hits.push({
        file,
        offset: at,
        before: (
          text
            .slice(Math.max(0, at - AROUND), at)
            .split('\n')
            .at(-1) ?? ''
        ).trimStart(),
        after: text.slice(at + query.length, at + query.length + AROUND).split('\n')[0] ?? '',
      });
    }
    return hits;
  });
}
