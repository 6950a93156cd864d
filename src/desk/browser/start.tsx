import type { ComponentChildren } from 'preact';
import { useCallback, useEffect } from 'preact/hooks';
import type { DeskProject } from '../api.js';
import { useChanges } from './disk-changes.js';
import { ImportPlace } from './import-place.js';
import { Shelf } from './shelf.js';
import { t } from './words.js';

interface StartProps {
  readonly project: DeskProject | undefined;
  readonly reload: () => Promise<void>;
  readonly tools: ComponentChildren;
}

/** One large place for a text, and the shelf below it. */
export function StartPage({ project, reload, tools }: StartProps) {
  const changed = useCallback(() => {
    reload();
  }, [reload]);
  useChanges(undefined, changed);
  useEffect(changed, [changed]);
  const isFirst = project === undefined || project.editions.length === 0;
  return (
    <>
      <header class="bar">
        <h1 class="brand">
          {t('brand')}
          <span class="soft"> {project?.name}</span>
        </h1>
        <span class="grow" />
        {tools}
      </header>
      <main id="main" class="start" tabIndex={-1}>
        <ImportPlace templates={project?.templates ?? []} isFirst={isFirst} />
        {!isFirst && <Shelf editions={project.editions} />}
      </main>
    </>
  );
}
