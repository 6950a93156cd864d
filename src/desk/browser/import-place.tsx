import { useRef, useState } from 'preact/hooks';
import type { DeskProject } from '../api.js';
import { attempt } from './notes.js';
import { go } from './route.js';
import { call, upload } from './server.js';
import { currentLanguage, t } from './words.js';

/** Files that the library reads. */
const ACCEPTED = '.txt,.md,.markdown,.html,.htm,.docx';
/** A pasted text is imported if it is longer than this, in characters; a shorter one may be a mistake. */
const PASTED = 200;

interface ImportPlaceProps {
  readonly templates: DeskProject['templates'];
  /** There is no edition yet: the place has the whole page. */
  readonly isFirst: boolean;
}

/** The place that takes a text: pasted, dropped or chosen. */
export function ImportPlace({ templates, isFirst }: ImportPlaceProps) {
  const [template, setTemplate] = useState('');
  const [text, setText] = useState('');
  const [isOver, setOver] = useState(false);
  const { work, importText, importFiles, openSample } = useImport(template);
  const pasted = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    const value = event.clipboardData?.getData('text/plain') ?? '';
    if (files.length === 0 && (text !== '' || value.length < PASTED)) return;
    event.preventDefault();
    if (files.length > 0) importFiles(files);
    else {
      setText(value);
      importText(value);
    }
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) importFiles(files);
  };
  return (
    <section
      class={`import ${isOver ? 'over' : ''} ${isFirst ? 'first' : ''}`}
      aria-labelledby="import-title"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <h2 id="import-title">{t('importTitle')}</h2>
      <p class="soft">{t('importHint')}</p>
      <textarea
        aria-label={t('pasteHere')}
        placeholder={t('pasteHere')}
        value={text}
        spellcheck={false}
        onPaste={pasted}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div class="row">
        <button
          type="button"
          class="main"
          disabled={work !== '' || text.trim() === ''}
          onClick={() => importText(text)}
        >
          {t('makeBook')}
        </button>
        <FileButton isOff={work !== ''} onFiles={importFiles} />
        <button type="button" disabled={work !== ''} onClick={openSample}>
          {t('openSample')}
        </button>
        <TemplateChoice templates={templates} chosen={template} onChoose={setTemplate} />
        <span role="status">{work}</span>
      </div>
    </section>
  );
}

/** Imports into a new edition of a template, and opens it; `work` says what is under way. */
function useImport(template: string) {
  const [work, setWork] = useState('');
  const open = async (body: () => Promise<{ readonly id: string }>) => {
    setWork(t('importing'));
    const answer = await attempt(body);
    setWork('');
    if (answer !== undefined) go({ id: answer.id, view: 'edit' });
  };
  const chosen = template === '' ? {} : { template };
  const importText = (text: string) => open(() => call('import', { text, ...chosen }));
  const importFiles = (files: readonly File[]) =>
    open(async () => {
      const uploads: string[] = [];
      for (const file of files) uploads.push(await upload(file));
      return call('import', { uploads, ...chosen });
    });
  const openSample = () => open(() => call('sample', {}));
  return { work, importText, importFiles, openSample };
}

interface FileButtonProps {
  readonly isOff: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Opens the system's window to choose files. */
function FileButton({ isOff, onFiles }: FileButtonProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" disabled={isOff} onClick={() => picker.current?.click()}>
        {t('chooseFiles')}
      </button>
      <input
        ref={picker}
        hidden
        type="file"
        multiple
        accept={ACCEPTED}
        onChange={({ currentTarget }) => onFiles([...(currentTarget.files ?? [])])}
      />
    </>
  );
}

interface TemplateChoiceProps {
  readonly templates: DeskProject['templates'];
  /** A template's name; empty for the usual one. */
  readonly chosen: string;
  readonly onChoose: (name: string) => void;
}

/** The template of the new edition. */
function TemplateChoice({ templates, chosen, onChoose }: TemplateChoiceProps) {
  return (
    <label class="row">
      {t('template')}
      <select value={chosen} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        <option value="">{t('usualTemplate')}</option>
        {templates.map(({ name, title }) => (
          <option key={name} value={name}>
            {title[currentLanguage()]}
          </option>
        ))}
      </select>
    </label>
  );
}
