import type { EditorView } from '@codemirror/view';
import type { RefObject } from 'preact';
import { type MutableRef, useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { FilePlace } from '../../api.js';
import type { Documents } from '../documents.js';
import { attempt } from '../notes.js';
import { call, upload } from '../server.js';
import { type EditorListener, editorState, openEditor, replaceText } from './code-editor.js';
import { pictureBlock, picturePlace } from './picture-block.js';

/** The editor of the open chapter. */
export interface ChapterEditor {
  /** The element in which it stands. */
  readonly host: RefObject<HTMLDivElement>;
  readonly view: MutableRef<EditorView | undefined>;
  /** Where its cursor stands, in UTF-16 units. */
  readonly offset: number;
  /** Counts what the person did in it. */
  readonly steps: MutableRef<number>;
  /** Puts the cursor at a place: now, or once the chapter of the place is open. */
  readonly show: (place: FilePlace) => void;
}

/** Opens a chapter in the editor while `isOpen`. Each chapter has its own state, so that Undo stays within the chapter. */
export function useChapterEditor(
  id: string,
  documents: Documents,
  file: string,
  isOpen: boolean,
): ChapterEditor {
  const [offset, setOffset] = useState(0);
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>();
  const shown = useRef('');
  const aim = useRef<FilePlace>();
  const steps = useRef(0);
  const listenerOf = useCallback(
    (path: string): EditorListener => ({
      onText: (text) => documents.type(path, text),
      onCursor: (at) => {
        steps.current++;
        setOffset(at);
      },
      onComposing: (isComposing) => {
        steps.current++;
        documents.compose(path, isComposing);
      },
      onDrop: (files, at) => {
        insertPictures(id, files, at, () => (shown.current === path ? view.current : undefined));
      },
    }),
    [id, documents],
  );
  useEffect(() => {
    const text = documents.get(file)?.text;
    if (host.current === null || text === undefined || !isOpen) return;
    if (view.current === undefined) view.current = openEditor(host.current, text, listenerOf(file));
    else view.current.setState(editorState(text, listenerOf(file)));
    shown.current = file;
    const place = aim.current;
    aim.current = undefined;
    if (place?.file === file) showPlace(view.current, place.offset);
    return () => {
      documents.compose(file, false);
      shown.current = '';
    };
  }, [file, isOpen, documents, listenerOf]);
  useEffect(
    () => () => {
      view.current?.destroy();
      view.current = undefined;
    },
    [isOpen],
  );
  useEffect(
    () =>
      documents.listen((event) => {
        const text = documents.get(shown.current)?.text;
        if (event !== 'reloaded' || text === undefined || view.current === undefined) return;
        if (!view.current.compositionStarted) replaceText(view.current, text);
      }),
    [documents],
  );
  const show = (place: FilePlace) => {
    if (isOpen && place.file === file && view.current !== undefined)
      showPlace(view.current, place.offset);
    else aim.current = place;
  };
  return { host, view, offset, steps, show };
}

function showPlace(view: EditorView, offset: number): void {
  const at = Math.min(offset, view.state.doc.length);
  view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
  view.focus();
}

/** Keeps pictures in the edition and inserts them one behind the other; `viewOf` gives the editor while it has the chapter open. */
async function insertPictures(
  id: string,
  files: readonly File[],
  at: number,
  viewOf: () => EditorView | undefined,
): Promise<void> {
  let place = at;
  for (const one of files) {
    const answer = await attempt(async () => {
      const waiting = await upload(one);
      return call('picture', { id, upload: waiting });
    });
    const view = viewOf();
    if (answer === undefined || view === undefined) continue;
    const text = view.state.doc;
    const from = picturePlace(text.toString(), place);
    const [before, after] = [text.sliceString(0, from), text.sliceString(from)];
    const insert = pictureBlock({ name: one.name, path: answer.path }, before, after);
    view.dispatch({ changes: { from, insert } });
    place = from + insert.length;
  }
}
