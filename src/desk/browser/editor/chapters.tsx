import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Documents, OpenText } from '../documents.js';
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
  const ask = useChapterChanges(documents, list, onFile);
  const names = documents.chapters.map(({ path }) => path);
  const drop = (to: number) => {
    if (dragged !== undefined) ask({ kind: 'place', file: dragged, to });
    setDragged(undefined);
  };
  return (
    <>
      <h2 class="small">{t('chapters')}</h2>
      <ol class="chapter-list" ref={list}>
        {documents.chapters.map((chapter, index) => (
          <ChapterItem
            key={chapter.path}
            chapter={chapter}
            isOpen={chapter.path === file}
            onOpen={() => onFile(chapter.path)}
            onMove={(by) => ask({ kind: 'move', file: chapter.path, by })}
            drag={{ dragged, setDragged, onDrop: () => drop(index) }}
          />
        ))}
      </ol>
      <ChapterButtons
        file={file}
        offset={offset}
        at={names.indexOf(file)}
        of={names.length}
        onChange={ask}
      />
    </>
  );
}

/** Asks for changes of the chapters; a chapter that was moved in the list keeps the focus, under its new file. */
function useChapterChanges(
  documents: Documents,
  list: RefObject<HTMLOListElement>,
  onFile: (file: string) => void,
): (change: AskedChange) => void {
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
  return (change) => {
    isHere.current = list.current?.contains(document.activeElement) === true;
    changes.ask(change).catch(noteFault);
  };
}

interface ChapterItemProps {
  readonly chapter: OpenText;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly drag: {
    /** The file of the chapter that is being dragged. */
    readonly dragged: string | undefined;
    readonly setDragged: (file: string | undefined) => void;
    readonly onDrop: () => void;
  };
}

/** A chapter in the list: its heading, and whether it is saved or changed elsewhere. */
function ChapterItem({ chapter, isOpen, onOpen, onMove, drag }: ChapterItemProps) {
  const { path, text, isSaved, theirs } = chapter;
  const { dragged, setDragged, onDrop } = drag;
  return (
    <li>
      <button
        type="button"
        class={path === dragged ? 'dragged' : undefined}
        data-file={path}
        aria-current={isOpen}
        draggable
        onClick={onOpen}
        onDragStart={(event) => {
          setDragged(path);
          event.dataTransfer?.setData('text/plain', path);
        }}
        onDragOver={(event) => dragged !== undefined && event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          onDrop();
        }}
        onDragEnd={() => setDragged(undefined)}
        onKeyDown={(event) => {
          if (!event.altKey) return;
          if (event.key === 'ArrowUp') onMove(-1);
          if (event.key === 'ArrowDown') onMove(1);
        }}
      >
        {headingOf(text) ?? path}
        {!isSaved && <span class="soft"> ●</span>}
        {theirs !== undefined && <span class="fault"> ⚠</span>}
      </button>
    </li>
  );
}

interface ChapterButtonsProps {
  readonly file: string;
  readonly offset: number;
  /** The place of the open chapter among the others, from 0; -1 where none is open. */
  readonly at: number;
  readonly of: number;
  readonly onChange: (change: AskedChange) => void;
}

/** What changes the open chapter's place, or its bounds. */
function ChapterButtons({ file, offset, at, of, onChange }: ChapterButtonsProps) {
  const isLast = at >= of - 1;
  const changes = [
    { word: t('moveUp'), isOff: at <= 0, change: { kind: 'move', file, by: -1 } },
    { word: t('moveDown'), isOff: at < 0 || isLast, change: { kind: 'move', file, by: 1 } },
    { word: t('merge'), isOff: at < 0 || isLast, change: { kind: 'merge', file } },
    { word: t('split'), isOff: at < 0, change: { kind: 'split', file, offset } },
  ] as const;
  return (
    <ControlGroup label={t('changeChapters')} kind="row tight">
      {changes.map(({ word, isOff, change }) => (
        <button
          key={word}
          type="button"
          class="quiet"
          disabled={isOff}
          onClick={() => onChange(change)}
        >
          {word}
        </button>
      ))}
    </ControlGroup>
  );
}

/** The first heading of a chapter. */
export function headingOf(text: string): string | undefined {
  const [, heading] = /^#[ \t]+([^\n]{1,200})/m.exec(text) ?? [];
  return heading?.trim();
}
