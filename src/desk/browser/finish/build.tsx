import { useState } from 'preact/hooks';
import type { DeskOutput, DeskProject } from '../../api.js';
import { attempt, note, placed } from '../notes.js';
import { call } from '../server.js';
import { sentence, t } from '../words.js';

interface BuildProps {
  readonly id: string;
  readonly formats: DeskProject['formats'];
  readonly isSigned: boolean;
}

/** Builds the formats that are ticked, as a book or as a proof, and offers the files. */
export function Build({ id, formats, isSigned }: BuildProps) {
  const [picked, setPicked] = useState<ReadonlySet<string>>();
  const [isProof, setProof] = useState(false);
  const [outputs, setOutputs] = useState<readonly DeskOutput[]>([]);
  const [work, setWork] = useState(false);
  const [lines, setLines] = useState<readonly string[]>([]);
  const [wasProof, setWasProof] = useState(false);
  const preset = formats.filter(({ byDefault }) => byDefault).map(({ name }) => name);
  const chosen = picked ?? new Set(preset);
  const offered = formats.filter(({ showsPages }) => !isProof || showsPages);
  const wanted = offered.map(({ name }) => name).filter((name) => chosen.has(name));
  const build = async () => {
    setWork(true);
    const asked = { id, formats: wanted, proof: isProof };
    const answer = await attempt(() => call('build', asked));
    setWork(false);
    if (answer === undefined) return;
    setOutputs(answer.outputs);
    setWasProof(isProof);
    setLines(answer.diagnostics.filter(({ severity }) => severity !== 'info').map(placed));
    note(t('built', { count: answer.outputs.length }));
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
      <ul class="files">
        {outputs.map(({ path, format, bytes, pages }) => (
          <li key={path}>
            <a
              href={`/file/${encodeURIComponent(id)}/${wasProof ? 'proof/' : ''}${encodeURIComponent(path)}`}
              download={path}
            >
              {path}
            </a>{' '}
            <span class="soft small">
              {format.toUpperCase()} · {t('kilobytes', { n: Math.ceil(bytes / 1000) })}
              {pages !== undefined && ` · ${t('pageCount', { count: pages })}`}
            </span>
          </li>
        ))}
      </ul>
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
