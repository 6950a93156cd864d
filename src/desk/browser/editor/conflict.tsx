import { MergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'preact/hooks';
import type { Documents, OpenText } from '../documents.js';
import { t } from '../words.js';
import { withStyles } from './code-editor.js';

interface ConflictProps {
  readonly documents: Documents;
  readonly conflict: OpenText;
}

/** Shows both versions of a text that was changed here and elsewhere. Nothing is saved until the user has chosen. */
export function Conflict({ documents, conflict }: ConflictProps) {
  const host = useRef<HTMLDivElement>(null);
  const merge = useRef<MergeView>();
  const dialog = useRef<HTMLDialogElement>(null);
  const { path, text, theirs } = conflict;
  const other = theirs?.text ?? '';
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    const parent = host.current;
    if (parent === null) return;
    const view = new MergeView({
      parent,
      a: {
        doc: other,
        extensions: [
          withStyles(),
          lineNumbers(),
          EditorView.lineWrapping,
          EditorState.readOnly.of(true),
          EditorView.contentAttributes.of({ 'aria-label': t('theirs') }),
        ],
      },
      b: {
        doc: text,
        extensions: [
          withStyles(),
          lineNumbers(),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': t('yours') }),
        ],
      },
      revertControls: 'a-to-b',
      gutter: true,
      // Equal parts are folded away, so that the differences are visible.
      collapseUnchanged: { margin: 2, minSize: 5 },
    });
    merge.current = view;
    return () => view.destroy();
  }, [path, other]);
  const settle = (chosen: string) => documents.settle(path, chosen);
  return (
    <dialog
      ref={dialog}
      class="conflict"
      aria-labelledby="conflict-title"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="conflict-title">{t('conflictTitle', { file: path })}</h2>
      <p class="soft">{theirs === null ? t('conflictGone') : t('conflictHint')}</p>
      <div class="merge-heads" aria-hidden="true">
        <span>{t('theirs')}</span>
        <span>{t('yours')}</span>
      </div>
      <div class="merge" ref={host} />
      <div class="row">
        <button
          type="button"
          class="main"
          onClick={() => settle(merge.current?.b.state.doc.toString() ?? text)}
        >
          {t('saveMerged')}
        </button>
        <button
          type="button"
          onClick={() => (theirs === null ? documents.leave(path) : settle(other))}
        >
          {t('takeTheirs')}
        </button>
        <button type="button" onClick={() => settle(text)}>
          {t('takeYours')}
        </button>
      </div>
    </dialog>
  );
}
