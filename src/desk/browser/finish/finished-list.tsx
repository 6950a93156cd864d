import type { DeskProject, FinishedFiles } from '../../api.js';
import { sentence, t } from '../words.js';

interface FinishedListProps {
  readonly id: string;
  readonly finished: FinishedFiles;
  readonly formats: DeskProject['formats'];
  readonly isProof: boolean;
}

/** The files that were built, to be downloaded: one for each format. */
export function FinishedList({ id, finished, formats, isProof }: FinishedListProps) {
  if (finished.files.length === 0) return null;
  const titleOf = (format: string) => {
    const title = formats.find(({ name }) => name === format)?.title;
    return title === undefined ? format : sentence({ message: title });
  };
  return (
    <section aria-label={t(isProof ? 'proofFiles' : 'bookFiles')}>
      <h3>
        {t(isProof ? 'proofFiles' : 'bookFiles')}{' '}
        {finished.isStale && <span class="chip stale">{t('state.stale')}</span>}
      </h3>
      <ul class="files">
        {finished.files.map(({ name, format, bytes, pages, files }) => (
          <li key={name}>
            <a
              href={`/file/${encodeURIComponent(id)}/${isProof ? 'proof/' : ''}${encodeURIComponent(name)}`}
              download={name}
            >
              {name}
            </a>{' '}
            <span class="soft small whole">
              {titleOf(format)} · {t('kilobytes', { n: Math.ceil(bytes / 1000).toLocaleString() })}
              {pages !== undefined && ` · ${t('pageCount', { count: pages })}`}
              {files > 1 && ` · ${t('fileCount', { count: files })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
