import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Documents } from '../documents.js';
import { noteFault } from '../notes.js';
import { ControlGroup } from '../ui.js';
import { t } from '../words.js';
import { type AskedChange, ChapterChanges } from './chapter-changes.js';

interface ChaptersProps {
  readonly documents: Documents;
  readonly file: string;
  /** Where the cursor stands in the open chapter. */
  readonly offset: number;
  readonly onFile: (file: string) => void;
}

/** The chapters in their order: opened by a click, moved by drag or by Alt and the arrows, merged and split. */
export function Chapters({ documents, file, offset, onFile }: ChaptersProps) {
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
  /** Whether the last change was asked for in the list: its buttons are drawn anew before it is done. */
  const isHere = useRef(false);
  const done = useRef((_: string) => {});
  done.current = (next) => {
    if (isHere.current) focused.current = next;
    onFile(next);
  };
  const changes = useMemo(
    () => new ChapterChanges(documents, (next) => done.current(next)),
    [documents],
  );
  const ask = (change: AskedChange) => {
    isHere.current = list.current?.contains(document.activeElement) === true;
    changes.ask(change).catch(noteFault);
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
                if (dragged !== undefined) ask({ kind: 'place', file: dragged, to: index });
                setDragged(undefined);
              }}
              onDragEnd={() => setDragged(undefined)}
              onKeyDown={(event) => {
                if (!event.altKey) return;
                if (event.key === 'ArrowUp') ask({ kind: 'move', file: path, by: -1 });
                if (event.key === 'ArrowDown') ask({ kind: 'move', file: path, by: 1 });
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
        <button
          type="button"
          class="quiet"
          disabled={at <= 0}
          onClick={() => ask({ kind: 'move', file, by: -1 })}
        >
          {t('moveUp')}
        </button>
        <button
          type="button"
          class="quiet"
          disabled={at < 0 || at >= names.length - 1}
          onClick={() => ask({ kind: 'move', file, by: 1 })}
        >
          {t('moveDown')}
        </button>
        <button
          type="button"
          class="quiet"
          disabled={at < 0 || at >= names.length - 1}
          onClick={() => ask({ kind: 'merge', file })}
        >
          {t('merge')}
        </button>
        <button
          type="button"
          class="quiet"
          disabled={at < 0}
          onClick={() => ask({ kind: 'split', file, offset })}
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
