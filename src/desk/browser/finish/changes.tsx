import { useCallback, useState } from 'preact/hooks';
import type { Answered } from '../../api.js';
import type { Documents } from '../documents.js';
import { noteFault } from '../notes.js';
import { call } from '../server.js';
import { t } from '../words.js';
import { useSaved } from './use-saved.js';

interface ChangesProps {
  readonly id: string;
  readonly documents: Documents;
  /** A counter that grows with each archived version. */
  readonly archived: number;
}

/** What changed since the last version in the archive, sentence by sentence. */
export function Changes({ id, documents, archived }: ChangesProps) {
  const [answer, setAnswer] = useState<Answered<'changes'>>();
  // An archived version is another one to compare with.
  const load = useCallback(() => {
    call('changes', { id }).then(setAnswer, noteFault);
  }, [id, archived]);
  useSaved(documents, load);
  if (answer === undefined) return <p class="soft">{t('loading')}</p>;
  const { version, created, message, changes } = answer;
  if (version === undefined || changes === undefined) return <p class="soft">{t('noVersion')}</p>;
  const isSame = changes.divisions.length === 0 && changes.metadata.length === 0;
  return (
    <>
      <p class="soft small">
        {t('sinceVersion', { version, created: created?.slice(0, 16).replace('T', ' ') ?? '' })}
        {message !== undefined && `　${message}`}
      </p>
      {isSame && <p>{t('nothingChanged')}</p>}
      <ul class="small">
        {changes.metadata.map(({ key, before, after }) => (
          <li key={key}>
            <code>{key}</code> {before !== undefined && <del>{before}</del>}{' '}
            {after !== undefined && <ins>{after}</ins>}
          </li>
        ))}
      </ul>
      {changes.divisions.map(({ name, heading, kind, sentences }) => (
        <section key={name} class="division">
          <h3>
            {heading || name} <span class="chip">{t(`division.${kind}`)}</span>
          </h3>
          <ul>
            {sentences.map((one, index) => (
              <li key={`${index}-${one.kind}`}>
                {'before' in one && one.before !== undefined && <del>{one.before}</del>}{' '}
                {'after' in one && one.after !== undefined && <ins>{one.after}</ins>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
