import type { EditorView } from '@codemirror/view';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { countWords } from '../../../model/count-words.js';
import type { DeskDiagnostic, DeskProject, FilePlace } from '../../api.js';
import type { Documents, OpenText } from '../documents.js';
import { attempt } from '../notes.js';
import { PageList } from '../pages/page-list.js';
import { Phone } from '../pages/phone.js';
import { usePages } from '../pages/use-pages.js';
import { call, upload } from '../server.js';
import { Choices, ControlGroup } from '../ui.js';
import { t } from '../words.js';
import { Chapters } from './chapters.js';
import { editorState, openEditor, replaceText, showDiagnostics } from './code-editor.js';
import { shownIn } from './fixes.js';
import { Form } from './form.js';
import { BookOptions } from './options.js';
import { Outline } from './outline.js';
import { pictureBlock, picturePlace } from './picture-block.js';
import { Problems } from './problems.js';
import { SearchPanel } from './search-panel.js';

interface EditViewProps {
  readonly id: string;
  readonly documents: Documents;
  readonly project: DeskProject | undefined;
}

/** After the last change the whole edition is checked, ms; where checking takes long, after as long again. */
const CHECK_PAUSE = 1500;
const CHECK_SHARE = 4;

/** Editing: chapters, the text or the form, and the pages beside it. */
export function EditView({ id, documents, project }: EditViewProps) {
  const [file, setFile] = useState(() => documents.chapters[0]?.path ?? '');
  const [panel, setPanel] = useState<'text' | 'form' | 'search'>('text');
  const [side, setSide] = useState<'pages' | 'phone'>('pages');
  const [template, setTemplate] = useState<string>();
  const [size, setSize] = useState<string>();
  const [marks, setMarks] = useState(true);
  const [offset, setOffset] = useState(0);
  const [checked, setChecked] = useState<readonly DeskDiagnostic[]>([]);
  const cursor = panel === 'text' && side === 'pages' ? { file, offset } : undefined;
  const book = usePages(id, documents, { template, size, cursor });
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>();
  const shown = useRef('');
  const aim = useRef<FilePlace>();
  /** Counts what the person did in the editor. */
  const steps = useRef(0);

  const insertPictures = useCallback(
    async (path: string, files: readonly File[], at: number) => {
      let place = at;
      for (const one of files) {
        const answer = await attempt(async () => {
          const waiting = await upload(one);
          return call('picture', { id, upload: waiting });
        });
        if (answer === undefined || shown.current !== path) continue;
        const view = editor.current;
        if (view === undefined) return;
        const text = view.state.doc;
        const from = picturePlace(text.toString(), place);
        const [before, after] = [text.sliceString(0, from), text.sliceString(from)];
        const insert = pictureBlock({ name: one.name, path: answer.path }, before, after);
        view.dispatch({ changes: { from, insert } });
        // The next one goes behind it.
        place = from + insert.length;
      }
    },
    [id],
  );
  const listenerOf = useCallback(
    (path: string) => ({
      onText: (text: string) => documents.type(path, text),
      onCursor: (at: number) => {
        steps.current++;
        setOffset(at);
      },
      onComposing: (isComposing: boolean) => {
        steps.current++;
        documents.compose(path, isComposing);
      },
      onDrop: (files: readonly File[], at: number) => {
        insertPictures(path, files, at);
      },
    }),
    [documents, insertPictures],
  );

  // Each chapter has its own editor state, so that Undo stays within the chapter.
  useEffect(() => {
    const parent = host.current;
    const text = documents.get(file)?.text;
    if (parent === null || text === undefined || panel !== 'text') return;
    if (editor.current === undefined) editor.current = openEditor(parent, text, listenerOf(file));
    else editor.current.setState(editorState(text, listenerOf(file)));
    shown.current = file;
    const place = aim.current;
    aim.current = undefined;
    if (place?.file === file) showPlace(editor.current, place.offset);
    return () => {
      documents.compose(file, false);
      if (panel !== 'text') return;
      shown.current = '';
    };
  }, [file, panel, documents, listenerOf]);
  useEffect(
    () => () => {
      editor.current?.destroy();
      editor.current = undefined;
    },
    [panel],
  );
  useEffect(
    () =>
      documents.listen((event) => {
        if (event !== 'reloaded') return;
        const names = documents.chapters.map(({ path }) => path);
        if (!names.includes(file)) setFile(names[0] ?? '');
        const text = documents.get(shown.current)?.text;
        if (
          editor.current !== undefined &&
          text !== undefined &&
          !editor.current.compositionStarted
        ) {
          replaceText(editor.current, text);
        }
      }),
    [documents, file],
  );
  const composing = book.state?.diagnostics;
  const diagnostics = useMemo(() => merged(composing ?? [], checked), [composing, checked]);
  useEffect(() => {
    const view = editor.current;
    if (view !== undefined && !view.compositionStarted)
      showDiagnostics(view, shownIn(file, view, diagnostics));
  }, [book.state?.diagnostics, checked, file, panel]);
  useEffect(() => {
    let timer = 0;
    let pause = CHECK_PAUSE;
    const check = () => {
      clearTimeout(timer);
      timer = window.setTimeout(async () => {
        const began = performance.now();
        try {
          setChecked((await call('check', { id })).diagnostics);
        } catch {
          // What the check would say is said by the pages and by the build as well.
        }
        pause = Math.max(CHECK_PAUSE, CHECK_SHARE * (performance.now() - began));
      }, pause);
    };
    check();
    const end = documents.listen(check);
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [id, documents]);
  const goTo = (place: FilePlace) => {
    if (place.file === 'edition.yaml') {
      setPanel('form');
      return;
    }
    if (panel === 'text' && place.file === file && editor.current !== undefined) {
      showPlace(editor.current, place.offset);
      return;
    }
    aim.current = place;
    setPanel('text');
    setFile(place.file);
  };
  // Who has typed or moved on since the click keeps the cursor: a late answer must not take it elsewhere.
  const follow = async (placing: Promise<FilePlace | null | undefined>) => {
    const before = steps.current;
    const place = await placing;
    if (place && steps.current === before) goTo(place);
  };
  const text = documents.get(file)?.text ?? '';
  const words = documents.chapters.reduce((sum, one) => sum + wordsOf(one), 0);
  return (
    <>
      <aside class="chapters" aria-label={t('chapters')}>
        <Chapters documents={documents} file={file} offset={offset} onFile={setFile} />
        <Outline text={text} onOffset={(at) => goTo({ file, offset: at })} />
        <p class="soft small count">
          {t('wordCount', { count: countWords(text).toLocaleString() })} ·{' '}
          {t('inAll', { count: words.toLocaleString() })}
        </p>
      </aside>
      <section class="writing" aria-label={t('writing')}>
        <div class="row strip">
          <ControlGroup label={t('panels')}>
            <Choices
              names={['text', 'form', 'search']}
              chosen={panel}
              onChoose={setPanel}
              wordOf={(one) => t(`panel.${one}`)}
            />
          </ControlGroup>
          <span class="grow" />
          <span class="soft small">{file}</span>
        </div>
        {panel === 'text' && <div class="editor" ref={host} />}
        {panel === 'form' && <Form documents={documents} form={project?.form ?? []} />}
        {panel === 'search' && <SearchPanel documents={documents} onPlace={goTo} />}
        <Problems diagnostics={diagnostics} documents={documents} onPlace={goTo} />
      </section>
      <section class="looking" aria-label={t('looking')}>
        <div class="row strip">
          <ControlGroup label={t('looking')}>
            <Choices
              names={['pages', 'phone']}
              chosen={side}
              onChoose={setSide}
              wordOf={(one) => t(`side.${one}`)}
            />
          </ControlGroup>
          <BookOptions
            documents={documents}
            project={project}
            template={template}
            onTemplate={setTemplate}
            size={size}
            onSize={setSize}
          />
          <label class="small">
            <input
              type="checkbox"
              checked={marks}
              onChange={({ currentTarget }) => setMarks(currentTarget.checked)}
            />{' '}
            {t('proofMarks')}
          </label>
          <span class="grow" />
          <span class="soft small" role="status">
            {book.state?.faulty
              ? t('faultyPages')
              : t('pageCount', { count: book.state?.pages ?? 0 })}
          </span>
        </div>
        {side === 'pages' ? (
          <PageList id={id} book={book} caret={book.caret} marks={marks} onPlace={follow} />
        ) : (
          <Phone id={id} documents={documents} />
        )}
      </section>
    </>
  );
}

/** The words of a text, counted once: a text that changes is another one. */
function wordsOf(one: OpenText): number {
  const known = counted.get(one);
  if (known !== undefined) return known;
  const words = countWords(one.text);
  counted.set(one, words);
  return words;
}

const counted = new WeakMap<OpenText, number>();

function showPlace(view: EditorView, offset: number): void {
  const at = Math.min(offset, view.state.doc.length);
  view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
  view.focus();
}

/** The diagnostics of composing and of the check, each once. */
function merged(
  composed: readonly DeskDiagnostic[],
  checked: readonly DeskDiagnostic[],
): readonly DeskDiagnostic[] {
  const key = ({ file, line, column, rule, message }: DeskDiagnostic) =>
    JSON.stringify([file, line, column, rule, message.zh]);
  const known = new Set(composed.map(key));
  return [...composed, ...checked.filter((one) => !known.has(key(one)))];
}
