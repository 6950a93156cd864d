import type { DeskDiagnostic, FilePlace } from '../../api.js';
import type { Documents } from '../documents.js';
import { sentence, t } from '../words.js';

interface ProblemsProps {
  readonly diagnostics: readonly DeskDiagnostic[];
  readonly documents: Documents;
  readonly onPlace: (place: FilePlace) => void;
}

/** Every diagnostic of the edition, errors first; a click goes to its place. */
export function Problems({ diagnostics, documents, onPlace }: ProblemsProps) {
  const weight = { error: 0, warning: 1, info: 2 };
  const ordered = [...diagnostics].sort((a, b) => weight[a.severity] - weight[b.severity]);
  const count = (severity: DeskDiagnostic['severity']) =>
    diagnostics.filter((one) => one.severity === severity).length;
  const goTo = ({ file, line, column }: DeskDiagnostic) => {
    const text = documents.get(file ?? '')?.text;
    if (file === null || text === undefined) return;
    const before = text.split('\n').slice(0, (line ?? 1) - 1);
    const offset = before.reduce((sum, one) => sum + one.length + 1, 0) + (column ?? 1) - 1;
    onPlace({ file, offset });
  };
  const open = count('error') > 0;
  return (
    <details class="problems" open={open}>
      <summary>
        {t('problems')}{' '}
        <span class="soft small">
          {t('problemCount', {
            errors: count('error'),
            warnings: count('warning'),
            infos: count('info'),
          })}
        </span>
      </summary>
      <ul>
        {ordered.map((one) => (
          <li key={`${one.file}${one.line}${one.column}${one.rule}${sentence(one)}`}>
            <button type="button" class={`quiet ${one.severity}`} onClick={() => goTo(one)}>
              <span class="chip">{t(`severity.${one.severity}`)}</span> {sentence(one)}{' '}
              <span class="soft small">
                {one.file}
                {one.line !== null && `:${one.line}`} · {one.rule}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
