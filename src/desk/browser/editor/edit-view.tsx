import { useEffect, useState } from 'preact/hooks';
import type { DeskProject, FilePlace } from '../../api.js';
import type { Documents } from '../documents.js';
import { usePages } from '../pages/use-pages.js';
import { Choices, ControlGroup } from '../ui.js';
import { t } from '../words.js';
import { Chapters } from './chapters.js';
import { showDiagnostics } from './code-editor.js';
import { shownIn } from './fixes.js';
import { Form } from './form.js';
import type { TriedLook } from './options.js';
import { Outline } from './outline.js';
import { PagesColumn, type Side } from './pages-column.js';
import { Problems } from './problems.js';
import { SearchPanel } from './search-panel.js';
import { useChapterEditor } from './use-chapter-editor.js';
import { useDiagnostics } from './use-diagnostics.js';
import { WordCount } from './word-count.js';

interface EditViewProps {
  readonly id: string;
  readonly documents: Documents;
  readonly project: DeskProject | undefined;
}

/** Editing: chapters, the text or the form, and the pages beside it. */
export function EditView({ id, documents, project }: EditViewProps) {
  const [file, setFile] = useOpenFile(documents);
  const [panel, setPanel] = useState<'text' | 'form' | 'search'>('text');
  const [side, setSide] = useState<Side>('pages');
  const [tried, setTried] = useState<TriedLook>({});
  const editor = useChapterEditor(id, documents, file, panel === 'text');
  const { host, view, offset, steps } = editor;
  const cursor = panel === 'text' && side === 'pages' ? { file, offset } : undefined;
  const book = usePages(id, documents, { ...tried, cursor });
  const diagnostics = useDiagnostics(id, documents, book.state?.diagnostics);
  useEffect(() => {
    if (view.current === undefined || view.current.compositionStarted) return;
    showDiagnostics(view.current, shownIn(file, view.current, diagnostics));
  }, [diagnostics, file, panel]);
  const goTo = (place: FilePlace) => {
    if (place.file === 'edition.yaml') {
      setPanel('form');
      return;
    }
    editor.show(place);
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
  return (
    <>
      <aside class="chapters" aria-label={t('chapters')}>
        <Chapters documents={documents} file={file} offset={offset} onFile={setFile} />
        <Outline text={text} onOffset={(at) => goTo({ file, offset: at })} />
        <WordCount documents={documents} text={text} />
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
      <PagesColumn
        id={id}
        documents={documents}
        project={project}
        book={book}
        side={side}
        onSide={setSide}
        tried={tried}
        onTry={setTried}
        onPlace={follow}
      />
    </>
  );
}

/** The chapter that is open: the first one, also where the open one is no longer there. */
function useOpenFile(documents: Documents): [string, (file: string) => void] {
  const [file, setFile] = useState(() => documents.chapters[0]?.path ?? '');
  useEffect(
    () =>
      documents.listen((event) => {
        if (event !== 'reloaded') return;
        const names = documents.chapters.map(({ path }) => path);
        if (!names.includes(file)) setFile(names[0] ?? '');
      }),
    [documents, file],
  );
  return [file, setFile];
}
