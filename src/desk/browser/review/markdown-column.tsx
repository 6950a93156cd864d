import { useEffect, useRef } from 'preact/hooks';
import type { FilePlace } from '../../api.js';
import type { Documents } from '../documents.js';
import { SCROLLS } from '../ui.js';
import { t } from '../words.js';

interface MarkdownColumnProps {
  readonly documents: Documents;
  /** Where the line that is looked at stands. */
  readonly place: FilePlace | undefined;
}

/** The Markdown of all chapters, read only, scrolled to the current line. */
export function MarkdownColumn({ documents, place }: MarkdownColumnProps) {
  const column = useRef<HTMLDivElement>(null);
  const current =
    place === undefined
      ? undefined
      : (documents.get(place.file)?.text ?? '').slice(0, place.offset).split('\n').length - 1;
  useEffect(() => {
    column.current?.querySelector('.current')?.scrollIntoView({ block: 'center' });
  }, [place?.file, current]);
  return (
    <section ref={column} class="markdown" aria-label={t('markdown')} {...SCROLLS}>
      {documents.chapters.map(({ path, text }) => (
        <div key={path}>
          <h2 class="file">{path}</h2>
          {text.split('\n').map((line, index) => (
            <p
              key={index}
              class={path === place?.file && index === current ? 'current' : undefined}
            >
              {line || '\u00a0'}
            </p>
          ))}
        </div>
      ))}
    </section>
  );
}
