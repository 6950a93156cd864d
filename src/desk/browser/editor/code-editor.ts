import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension, Facet, Prec } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { currentLanguage, t } from '../words.js';

/** The listener to an editor's text. */
export interface EditorListener {
  /** The text changed by typing, and no character is being composed. */
  readonly onText: (text: string) => void;
  readonly onCursor: (offset: number) => void;
  /** An input method begins or ends a character. At the end, the text was reported before. */
  readonly onComposing: (isComposing: boolean) => void;
  readonly onDrop: (files: readonly File[], offset: number) => void;
}

/** The listener belongs to the state: a view may show another text by the time that an event is over. */
const LISTENER = Facet.define<EditorListener, EditorListener | undefined>({
  combine: ([listener]) => listener,
});

const HIGHLIGHT = HighlightStyle.define([
  { tag: tags.heading1, class: 'md-h1' },
  { tag: tags.heading, class: 'md-h' },
  { tag: tags.emphasis, class: 'md-em' },
  { tag: tags.strong, class: 'md-strong' },
  { tag: [tags.link, tags.url], class: 'md-link' },
  { tag: [tags.processingInstruction, tags.contentSeparator], class: 'md-mark' },
  { tag: [tags.monospace, tags.meta], class: 'md-code' },
]);

type MarkdownConfig = NonNullable<NonNullable<Parameters<typeof markdown>[0]>['extensions']>;

/** The settings between two lines of `---` at the top of a file: without this they would be a rule and a heading. */
const FRONT_MATTER: MarkdownConfig = {
  defineNodes: [{ name: 'FrontMatter', block: true, style: tags.meta }],
  parseBlock: [
    {
      name: 'FrontMatter',
      before: 'HorizontalRule',
      parse(context, line) {
        if (context.lineStart > 0 || line.text !== '---') return false;
        const from = context.lineStart;
        while (context.nextLine() && line.text !== '---');
        const to = context.lineStart + line.text.length;
        context.nextLine();
        context.addElement(context.elt('FrontMatter', from, to));
        return true;
      },
    },
  ],
};

/** An editor of Markdown in `parent`. */
export function openEditor(
  parent: HTMLElement,
  text: string,
  listener: EditorListener,
): EditorView {
  return new EditorView({ parent, state: editorState(text, listener) });
}

/** The state of a text that is opened: its history begins here. */
export function editorState(text: string, listener: EditorListener): EditorState {
  return EditorState.create({ doc: text, extensions: extensions(listener) });
}

/** The server admits only styles that bear its mark. */
export function withStyles(): Extension {
  const meta = document.querySelector('meta[name="style-nonce"]');
  return EditorView.cspNonce.of(meta?.getAttribute('content') ?? '');
}

function extensions(listener: EditorListener): Extension {
  return [
    LISTENER.of(listener),
    withStyles(),
    lineNumbers(),
    history(),
    drawSelection(),
    highlightSpecialChars(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    search({ top: true }),
    lintGutter(),
    markdown({ extensions: FRONT_MATTER }),
    syntaxHighlighting(HIGHLIGHT),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      'aria-label': t('editorLabel'),
      spellcheck: 'false',
      // Reached by Tab as it is without; programs that check pages know it by this.
      tabindex: '0',
    }),
    EditorState.phrases.of(currentLanguage() === 'zh' ? PHRASES : {}),
    Prec.low(keymap.of([...searchKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap])),
    // Tab leaves the editor, as everywhere; Escape and Tab indents nothing.
    keymap.of([{ key: 'Mod-]', run: indentWithTab.run as never }]),
    EditorView.updateListener.of((update) => {
      // A character that is being composed is not text yet: it is taken when the composition ends.
      if (update.docChanged && !update.view.composing) {
        listener.onText(update.state.doc.toString());
      }
      if (update.selectionSet || update.docChanged) {
        listener.onCursor(update.state.selection.main.head);
      }
    }),
    EditorView.domEventHandlers({
      compositionstart: () => listener.onComposing(true),
      compositionend: (_, view) => {
        // CodeMirror ends its composition after this event.
        setTimeout(() => {
          view.state.facet(LISTENER)?.onText(view.state.doc.toString());
          listener.onComposing(false);
        }, 0);
      },
      drop: (event, view) => {
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length === 0) return false;
        event.preventDefault();
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
        listener.onDrop(files, at ?? view.state.selection.main.head);
        return true;
      },
      paste: (event, view) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (files.length === 0) return false;
        event.preventDefault();
        listener.onDrop(files, view.state.selection.main.head);
        return true;
      },
    }),
  ];
}

/** Replaces the visible text if it differs. The cursor keeps its place if possible. */
export function replaceText(view: EditorView, written: string): void {
  const before = view.state.doc.toString();
  // The editor's lines all end alike.
  const text = written.replace(/\r\n?/g, '\n');
  if (before === text) return;
  let start = 0;
  while (start < before.length && before[start] === text[start]) start++;
  let end = 0;
  const most = Math.min(before.length, text.length) - start;
  while (end < most && before.at(-1 - end) === text.at(-1 - end)) end++;
  view.dispatch({
    changes: { from: start, to: before.length - end, insert: text.slice(start, text.length - end) },
  });
}

export function showDiagnostics(view: EditorView, diagnostics: readonly Diagnostic[]): void {
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

/** The words of CodeMirror's panels in Chinese. */
const PHRASES = {
  Find: '查找',
  Replace: '替换为',
  next: '下一处',
  previous: '上一处',
  all: '全选',
  'match case': '区分大小写',
  regexp: '正则表达式',
  'by word': '整词',
  replace: '替换',
  'replace all': '全部替换',
  close: '关闭',
  'current match': '当前一处',
  'on line': '行',
  'replaced $ matches': '替换了 $ 处',
  'replaced match on line $': '替换了第 $ 行的一处',
  'Go to line': '转到行',
  go: '转到',
  Diagnostics: '问题',
  'No diagnostics': '没有问题',
};
