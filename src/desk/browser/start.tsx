import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { DeskProject } from '../api.js';
import { useChanges } from './disk-changes.js';
import { attempt } from './notes.js';
import { go } from './route.js';
import { call, upload } from './server.js';
import { Shelf } from './shelf.js';
import { currentLanguage, t } from './words.js';

/** Files that the library reads. */
const ACCEPTED = '.txt,.md,.markdown,.html,.htm,.docx';
/** A pasted text is imported if it is longer than this, in characters; a shorter one may be a mistake. */
const PASTED = 200;

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

interface ImportPlaceProps {
  readonly templates: DeskProject['templates'];
  /** There is no edition yet: the place has the whole page. */
  readonly isFirst: boolean;
}

function ImportPlace({ templates, isFirst }: ImportPlaceProps) {
  const [template, setTemplate] = useState('');
  const [text, setText] = useState('');
  const [work, setWork] = useState('');
  const [isOver, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const open = async (body: () => Promise<{ readonly id: string }>) => {
    setWork(t('importing'));
    const answer = await attempt(body);
    setWork('');
    if (answer !== undefined) go({ id: answer.id, view: 'edit' });
  };
  const chosen = template === '' ? {} : { template };
  const importText = (value: string) => open(() => call('import', { text: value, ...chosen }));
  const importFiles = (files: readonly File[]) =>
    open(async () => {
      const uploads: string[] = [];
      for (const file of files) uploads.push(await upload(file));
      return call('import', { uploads, ...chosen });
    });
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
        <button type="button" disabled={work !== ''} onClick={() => picker.current?.click()}>
          {t('chooseFiles')}
        </button>
        <input
          ref={picker}
          hidden
          type="file"
          multiple
          accept={ACCEPTED}
          onChange={({ currentTarget }) => importFiles([...(currentTarget.files ?? [])])}
        />
        <button type="button" disabled={work !== ''} onClick={() => open(() => call('sample', {}))}>
          {t('openSample')}
        </button>
        <label class="row">
          {t('template')}
          <select
            value={template}
            onChange={({ currentTarget }) => setTemplate(currentTarget.value)}
          >
            <option value="">{t('usualTemplate')}</option>
            {templates.map(({ name, title }) => (
              <option key={name} value={name}>
                {title[currentLanguage()]}
              </option>
            ))}
          </select>
        </label>
        <span role="status">{work}</span>
      </div>
    </section>
  );
}
