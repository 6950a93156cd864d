import { useState } from 'preact/hooks';
import type { Signing } from '../../api.js';
import { attempt, note } from '../notes.js';
import { call } from '../server.js';
import { t } from '../words.js';

interface ArchiveProps {
  readonly id: string;
  readonly signing: Signing | undefined;
  readonly onArchived: () => void;
}

/** Archives the edition as it is now, with the archivist and the reason. */
export function Archive({ id, signing, onArchived }: ArchiveProps) {
  const [user, setUser] = useState('');
  const [message, setMessage] = useState('');
  const [work, setWork] = useState(false);
  const isRefused = signing?.required === true && !signing.complete;
  const archive = async () => {
    setWork(true);
    const answer = await attempt(() => call('archive', { id, user, message }));
    setWork(false);
    if (answer === undefined) return;
    const { version, unchanged } = answer;
    note(t(unchanged ? 'archiveUnchanged' : 'archived', { version }));
    onArchived();
  };
  return (
    <>
      <label for="archive-user">{t('who')}</label>
      <input
        id="archive-user"
        type="text"
        autocomplete="name"
        value={user}
        onInput={({ currentTarget }) => setUser(currentTarget.value)}
      />
      <label for="archive-message">{t('why')}</label>
      <input
        id="archive-message"
        type="text"
        value={message}
        onInput={({ currentTarget }) => setMessage(currentTarget.value)}
      />
      {isRefused && (
        <p class="fault small" role="status">
          {t('archiveRefused')}
        </p>
      )}
      <div class="row">
        <button
          type="button"
          class="main"
          disabled={work || isRefused || user.trim() === ''}
          onClick={archive}
        >
          {work ? t('making') : t('archiveNow')}
        </button>
      </div>
    </>
  );
}
