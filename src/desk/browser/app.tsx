import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { DeskProject } from '../api.js';
import { reportChange, reportLink } from './disk-changes.js';
import { EditionDesk } from './edition.js';
import { listen } from './events.js';
import { attempt, Notes } from './notes.js';
import { isAllSaved } from './open-documents.js';
import { usePlace } from './route.js';
import { call } from './server.js';
import { StartPage } from './start.js';
import { currentLanguage, speak, t } from './words.js';

/** The whole desk: the start page with the shelf, or an edition. */
export function App() {
  const place = usePlace();
  const [project, setProject] = useState<DeskProject>();
  const [isUp, setUp] = useState(true);
  const [language, setLanguage] = useState(currentLanguage);
  const load = useCallback(async () => {
    const answer = await attempt(() => call('project', {}));
    if (answer !== undefined) setProject(answer);
  }, []);
  useEffect(() => {
    return listen(reportChange, (isLinked) => {
      setUp(isLinked);
      if (!isLinked) return;
      load();
      reportLink();
    });
  }, [load]);
  useEffect(() => {
    // The window stays open until what was typed is in the files.
    const leaving = (event: BeforeUnloadEvent) => {
      if (!isAllSaved()) event.preventDefault();
    };
    addEventListener('beforeunload', leaving);
    return () => removeEventListener('beforeunload', leaving);
  }, []);
  const languageButton = useRef<HTMLButtonElement>(null);
  const isSwitched = useRef(false);
  useEffect(() => {
    // The whole page is drawn anew in the other language: the focus stays where it was.
    if (isSwitched.current) languageButton.current?.focus();
  }, [language]);
  const switchLanguage = () => {
    isSwitched.current = true;
    const next = language === 'zh' ? 'en' : 'zh';
    speak(next);
    setLanguage(next);
  };
  const tools = (
    <button
      ref={languageButton}
      type="button"
      class="quiet"
      onClick={switchLanguage}
      lang={language === 'zh' ? 'en' : 'zh-CN'}
    >
      {language === 'zh' ? 'English' : '中文'}
    </button>
  );
  return (
    <div class="desk" key={language}>
      <button type="button" class="skip" onClick={skip}>
        {t('skip')}
      </button>
      {!isUp && (
        <p class="banner" role="alert">
          {t('unreachable')}
        </p>
      )}
      {place.id === undefined ? (
        <StartPage project={project} reload={load} tools={tools} />
      ) : (
        <EditionDesk
          key={place.id}
          id={place.id}
          view={place.view}
          project={project}
          tools={tools}
        />
      )}
      <Notes />
    </div>
  );
}

/** The address holds the place in the desk: no link can lead to a part of the page. */
function skip(): void {
  document.getElementById('main')?.focus();
}
