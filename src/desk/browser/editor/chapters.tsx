import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChapterChange } from '../../../app/editing/chapters.js';
import type { Documents } from '../documents.js';
import { attempt, note } from '../notes.js';
import { call } from '../server.js';
import { ControlGroup } from '../ui.js';
import { t } from '../words.js';

interface ChaptersProps {
  readonly id: string;
  readonly documents: Documents;
  readonly file: string;
  /** Where the cursor stands in the open chapter. */
  readonly offset: number;
  readonly onFile: (file: string) => void;
}

/** The chapters in their order: opened by a click, moved by drag or by Alt and the arrows, merged and split. */
export function Chapters({ id, documents, file, offset, onFile }: ChaptersProps) {
  const [dragged, setDragged] = useState<string>();
  const list = useRef<HTMLOListElement>(null);
  /** The chapter that takes the focus once it is drawn: a chapter that moves gets another file, and another button. */
  const focused = useRef<string>();
  useEffect(() => {
    if (focused.current === undefined) return;
    const all = list.current?.querySelectorAll<HTMLButtonElement>('button') ?? [];
    const button = [...all].find(({ dataset }) => dataset.file === focused.current);
    if (button === undefined) return;
    focused.current = undefined;
    button.focus();
  });
  const chapters = documents.chapters;
  const names = chapters.map(({ path }) => path);
  const change = async (what: ChapterChange, opened: (files: readonly string[]) => number) => {
    if (!documents.isSaved) {
      note(t('waitSaved'), 'fault');
      return;
    }
    const isHere = list.current?.contains(document.activeElement) === true;
    const versions = Object.fromEntries(chapters.map(({ path, version }) => [path, version ?? '']));
    const answer = await attempt(() => call('chapters', { id, change: what, versions }));
    await attempt(() => documents.load());
    if (answer === undefined) return;
    const next = answer.files[opened(answer.files)] ?? '';
    if (isHere) focused.current = next;
    onFile(next);
  };
  const move = (path: string, to: number) => {
    if (to < 0 || to >= names.length || to === names.indexOf(path)) return;
    change({ kind: 'move', file: path, to }, () => to);
  };
  const at = names.indexOf(file);
  return (
    <>
      <h2 class="small">{t('chapters')}</h2>
      <ol class="chapter-list" ref={list}>
        {chapters.map(({ path, text, isSaved, theirs }, index) => (
          <li key={path}>
            <button
              type="button"
              class={path === dragged ? 'dragged' : undefined}
              data-file={path}
              aria-current={path === file}
              draggable
              onClick={() => onFile(path)}
              onDragStart={(event) => {
                setDragged(path);
                event.dataTransfer?.setData('text/plain', path);
              }}
              onDragOver={(event) => dragged !== undefined && event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault();
                if (dragged !== undefined) move(dragged, index);
                setDragged(undefined);
              }}
              onDragEnd={() => setDragged(undefined)}
              onKeyDown={(event) => {
                if (!event.altKey) return;
                if (event.key === 'ArrowUp') move(path, index - 1);
                if (event.key === 'ArrowDown') move(path, index + 1);
              }}
            >
              {headingOf(text) ?? path}
              {!isSaved && <span class="soft"> ●</span>}
              {theirs !== undefined && <span class="fault"> ⚠</span>}
            </button>
          </li>
        ))}
      </ol>
      <ControlGroup label={t('changeChapters')} kind="row tight">
        <button type="button" class="quiet" disabled={at <= 0} onClick={() => move(file, at - 1)}>
          {t('moveUp')}
        </button>
        <button
          type="button"
          class="quiet"
          disabled={at < 0 || at >= names.length - 1}
          onClick={() => move(file, at + 1)}
        >
          {t('moveDown')}
        </button>
        <button
          type="button"
          class="quiet"
          disabled={at < 0 || at >= names.length - 1}
          onClick={() => change({ kind: 'merge', file }, () => at)}
        >
          {t('merge')}
        </button>
        <button
          type="button"
          class="quiet"
          disabled={at < 0}
          onClick={() => change({ kind: 'split', file, offset }, () => at + 1)}
        >
          {t('split')}
        </button>
      </ControlGroup>
    </>
  );
}

/** The first heading of a chapter. */
export function headingOf(text: string): string | undefined {
  const [, heading] = /^#[ \t]+([^\n]{1,200})/m.exec(text) ?? [];
  return heading?.trim();
}
