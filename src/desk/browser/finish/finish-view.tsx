import { useCallback, useState } from 'preact/hooks';
import type { DeskProject, Signing } from '../../api.js';
import type { Documents } from '../documents.js';
import { attempt } from '../notes.js';
import { call } from '../server.js';
import { t } from '../words.js';
import { Archive } from './archive.js';
import { Build } from './build.js';
import { Changes } from './changes.js';
import { Signatures } from './signatures.js';
import { useSaved } from './use-saved.js';

interface FinishViewProps {
  readonly id: string;
  readonly documents: Documents;
  readonly project: DeskProject | undefined;
}

/** The last view: sign, build, download, archive, and the changes since the last version. */
export function FinishView({ id, documents, project }: FinishViewProps) {
  const [signing, setSigning] = useState<Signing>();
  const [archived, setArchived] = useState(0);
  const load = useCallback(async () => {
    const answer = await attempt(() => call('signing', { id }));
    if (answer !== undefined) setSigning(answer);
  }, [id]);
  useSaved(documents, load);
  return (
    <div class="finish-panels">
      <section class="panel" aria-labelledby="signing-title">
        <h2 id="signing-title">{t('signing')}</h2>
        {signing !== undefined && <Signatures id={id} signing={signing} onSigning={setSigning} />}
      </section>
      <section class="panel" aria-labelledby="build-title">
        <h2 id="build-title">{t('build')}</h2>
        <Build
          id={id}
          documents={documents}
          formats={project?.formats ?? []}
          isSigned={signing?.complete === true}
        />
      </section>
      <section class="panel" aria-labelledby="archive-title">
        <h2 id="archive-title">{t('archive')}</h2>
        <Archive id={id} signing={signing} onArchived={() => setArchived((n) => n + 1)} />
      </section>
      <section class="panel wide" aria-labelledby="changes-title">
        <h2 id="changes-title">{t('changes')}</h2>
        <Changes id={id} documents={documents} archived={archived} />
      </section>
    </div>
  );
}
