import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DeskDiagnostic } from '../../api.js';
import type { Documents } from '../documents.js';
import { call } from '../server.js';

/** The pause between the last change and the check of the whole edition, ms. A check that takes longer is followed by a pause of its own length. */
const CHECK_PAUSE = 1500;
const CHECK_SHARE = 4;

/** The diagnostics of composing and of the check, each once; the edition is checked after each change. */
export function useDiagnostics(
  id: string,
  documents: Documents,
  composed: readonly DeskDiagnostic[] | undefined,
): readonly DeskDiagnostic[] {
  const checked = useCheck(id, documents);
  return useMemo(() => merged(composed ?? [], checked), [composed, checked]);
}

function useCheck(id: string, documents: Documents): readonly DeskDiagnostic[] {
  const [checked, setChecked] = useState<readonly DeskDiagnostic[]>([]);
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
  return checked;
}

function merged(
  composed: readonly DeskDiagnostic[],
  checked: readonly DeskDiagnostic[],
): readonly DeskDiagnostic[] {
  const key = ({ file, line, column, rule, message }: DeskDiagnostic) =>
    JSON.stringify([file, line, column, rule, message.zh]);
  const known = new Set(composed.map(key));
  return [...composed, ...checked.filter((one) => !known.has(key(one)))];
}
