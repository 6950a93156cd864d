import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { DeskEvent, DeskProject } from '../api.js';
import { useChanges, useLink } from './disk-changes.js';
import type { Documents } from './documents.js';
import { Conflict } from './editor/conflict.js';
import { EditView } from './editor/edit-view.js';
import { FinishView } from './finish/finish-view.js';
import { attempt } from './notes.js';
import { isSaved, openEdition } from './open-documents.js';
import { ReviewView } from './review/review-view.js';
import { hashOf, VIEWS, type View } from './route.js';
import { t } from './words.js';

interface EditionProps {
  readonly id: string;
  readonly view: View;
  readonly project: DeskProject | undefined;
  readonly tools: ComponentChildren;
}

/** An edition in one of its views: review, editing, finish. */
export function EditionDesk({ id, view, project, tools }: EditionProps) {
  const edition = useMemo(() => openEdition(id), [id]);
  const { documents, steps } = edition;
  const [isLoaded, setLoaded] = useState(false);
  const [, redraw] = useState(0);
  useEffect(() => {
    attempt(() => documents.load()).then(() => setLoaded(true));
    const ends = [documents, steps].map((one) => one.listen(() => redraw((n) => n + 1)));
    return () => {
      for (const end of ends) end();
    };
  }, [documents, steps]);
  const changed = useCallback(
    (files: DeskEvent['files']) => {
      attempt(() => documents.hear(files));
    },
    [documents],
  );
  useChanges(id, changed);
  const linked = useCallback(() => {
    attempt(() => documents.load());
  }, [documents]);
  useLink(linked);
  const title = editionTitle(documents) ?? id;
  useEffect(() => {
    document.title = `${title} · ${t('brand')}`;
  }, [title]);
  const { conflict } = documents;
  return (
    <>
      <header class="bar">
        <a class="brand" href="#/" aria-label={t('toShelf')}>
          ‹ {t('shelf')}
        </a>
        <h1 class="title" title={title}>
          {title}
        </h1>
        <nav class="tabs" aria-label={t('views')}>
          {VIEWS.map((one) => (
            <a
              key={one}
              href={hashOf({ id, view: one })}
              aria-current={one === view ? 'page' : undefined}
            >
              {t(`view.${one}`)}
            </a>
          ))}
        </nav>
        <span class="grow" />
        <span class="soft small saved" role="status">
          {isSaved(edition) ? t('saved') : t('saving')}
        </span>
        {tools}
      </header>
      {conflict !== undefined && <Conflict documents={documents} conflict={conflict} />}
      <main id="main" class={`view ${view}`} tabIndex={-1}>
        {isLoaded && view === 'review' && (
          <ReviewView id={id} documents={documents} steps={steps} />
        )}
        {isLoaded && view === 'edit' && (
          <EditView id={id} documents={documents} project={project} />
        )}
        {isLoaded && view === 'finish' && (
          <FinishView id={id} documents={documents} project={project} />
        )}
      </main>
    </>
  );
}

function editionTitle({ metadata }: Documents): string | undefined {
  if (typeof metadata !== 'object' || metadata === null || !('title' in metadata)) return undefined;
  return String(metadata.title);
}
