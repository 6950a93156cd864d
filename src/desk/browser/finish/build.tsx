import { useCallback, useState } from 'preact/hooks';
import type { Answered, DeskProject } from '../../api.js';
import type { Documents } from '../documents.js';
import { attempt, note, noteFault, placed } from '../notes.js';
import { call } from '../server.js';
import { sentence, t } from '../words.js';
import { FinishedList } from './finished-list.js';
import { useSaved } from './use-saved.js';

interface BuildProps {
  readonly id: string;
  readonly documents: Documents;
  readonly formats: DeskProject['formats'];
  readonly isSigned: boolean;
}

/** Builds the formats that are ticked, as a book or as a proof, and offers the files. */
export function Build({ id, documents, formats, isSigned }: BuildProps) {
  const [picked, setPicked] = useState<ReadonlySet<string>>();
  const [isProof, setProof] = useState(false);
  const [finished, setFinished] = useState<Answered<'finished'>>();
  const [work, setWork] = useState(false);
  const [lines, setLines] = useState<readonly string[]>([]);
  const preset = formats.filter(({ byDefault }) => byDefault).map(({ name }) => name);
  const chosen = picked ?? new Set(preset);
  const offered = formats.filter(({ showsPages }) => !isProof || showsPages);
  const wanted = offered.map(({ name }) => name).filter((name) => chosen.has(name));
  const load = useCallback(() => {
    call('finished', { id }).then(setFinished, noteFault);
  }, [id]);
  useSaved(documents, load);
  const build = async () => {
    setWork(true);
    const asked = { id, formats: wanted, proof: isProof };
    const answer = await attempt(() => call('build', asked));
    setWork(false);
    if (answer === undefined) return;
    load();
    setLines(answer.diagnostics.filter(({ severity }) => severity !== 'info').map(placed));
    note(t('built', { count: answer.count }));
  };
  return (
    <>
      <fieldset class="formats">
        <legend class="hidden">{t('formats')}</legend>
        {offered.map(({ name, title }) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={chosen.has(name)}
              onChange={({ currentTarget }) => {
                const next = new Set(chosen);
                if (currentTarget.checked) next.add(name);
                else next.delete(name);
                setPicked(next);
              }}
            />{' '}
            {sentence({ message: title })}
          </label>
        ))}
      </fieldset>
      <label>
        <input
          type="checkbox"
          checked={isProof}
          onChange={({ currentTarget }) => setProof(currentTarget.checked)}
        />{' '}
        {t('asProof')}
      </label>
      {!isSigned && !isProof && <p class="soft small">{t('unsignedHint')}</p>}
      <div class="row">
        <button type="button" class="main" disabled={work || wanted.length === 0} onClick={build}>
          {work ? t('making') : t('buildNow')}
        </button>
      </div>
      {finished !== undefined && (
        <>
          <FinishedList id={id} finished={finished.book} formats={formats} isProof={false} />
          <FinishedList id={id} finished={finished.proof} formats={formats} isProof />
        </>
      )}
      {lines.length > 0 && (
        <ul class="small">
          {lines.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
    </>
  );
}
