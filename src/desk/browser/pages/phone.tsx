import { useEffect, useState } from 'preact/hooks';
import type { Answered } from '../../api.js';
import type { Documents } from '../documents.js';
import { noteFault } from '../notes.js';
import { call } from '../server.js';
import { t } from '../words.js';

/** The pause between the last change and a new EPUB, ms. */
const PAUSE = 700;

/** The EPUB as a phone shows it, by day and by night. */
export function Phone({ id, documents }: { readonly id: string; readonly documents: Documents }) {
  const [book, setBook] = useState<Answered<'phone'>>();
  const [at, setAt] = useState(0);
  const [isDark, setDark] = useState(false);
  useEffect(() => {
    let timer = 0;
    const load = () => {
      call('phone', { id }).then(setBook, noteFault);
    };
    load();
    const end = documents.listen((event) => {
      if (event === 'typed') return;
      clearTimeout(timer);
      timer = window.setTimeout(load, PAUSE);
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [id, documents]);
  const count = book?.chapters.length ?? 0;
  const chapter = book?.chapters[Math.min(at, count - 1)];
  const mode = isDark ? 'dark' : 'light';
  return (
    <section class="phone-view" aria-label={t('phone')}>
      <div class="row">
        <button type="button" disabled={at === 0} onClick={() => setAt(at - 1)}>
          {t('before')}
        </button>
        <span class="soft" role="status">
          {count === 0 ? t('making') : `${Math.min(at, count - 1) + 1} / ${count}`}
        </span>
        <button type="button" disabled={at >= count - 1} onClick={() => setAt(at + 1)}>
          {t('after')}
        </button>
        <button type="button" aria-pressed={isDark} onClick={() => setDark(!isDark)}>
          {t('night')}
        </button>
      </div>
      <div class={`phone ${mode}`}>
        {chapter !== undefined && book !== undefined && (
          <iframe
            title={t('phone')}
            sandbox="allow-same-origin"
            src={`/phone/${encodeURIComponent(id)}/${book.key}/${mode}/${chapter
              .split('/')
              .map(encodeURIComponent)
              .join('/')}`}
          />
        )}
      </div>
    </section>
  );
}
