import { useEffect, useState } from 'preact/hooks';
import type { DeskDiagnostic } from '../api.js';
import { NotDone, Unreachable } from './server.js';
import { sentence, t } from './words.js';

interface Note {
  readonly number: number;
  readonly kind: 'done' | 'fault';
  readonly text: string;
}

const LASTS = 6000;

let notes: readonly Note[] = [];
let count = 0;
const listeners = new Set<() => void>();

function set(next: readonly Note[]): void {
  notes = next;
  for (const listener of listeners) listener();
}

/** Shows a message in the corner of the window for a while; a fault stays until it is closed. */
export function note(text: string, kind: Note['kind'] = 'done'): void {
  const number = ++count;
  set([...notes.slice(-4), { number, kind, text }]);
  if (kind === 'done') setTimeout(() => close(number), LASTS);
}

function close(number: number): void {
  set(notes.filter((one) => one.number !== number));
}

/** Shows why a call failed. */
export function noteFault(error: unknown): void {
  if (error instanceof NotDone) {
    const shown = error.diagnostics.filter(({ severity }) => severity === 'error');
    for (const one of (shown.length > 0 ? shown : error.diagnostics).slice(0, 3)) {
      note(placed(one), 'fault');
    }
    return;
  }
  note(error instanceof Unreachable ? t('unreachable') : String(error), 'fault');
}

/** A diagnostic with its place. */
export function placed(one: DeskDiagnostic): string {
  const { file, line } = one;
  const where = file === null ? '' : `${file}${line === null ? '' : `:${line}`}　`;
  return where + sentence(one);
}

/** Runs a call; where it fails, shows why and gives undefined. */
export async function attempt<Value>(body: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await body();
  } catch (error) {
    noteFault(error);
    return undefined;
  }
}

export function Notes() {
  const [, redraw] = useState(0);
  useEffect(() => {
    const listener = () => redraw((n) => n + 1);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return (
    <section class="notes" aria-live="polite" aria-label={t('notes')}>
      {notes.map(({ number, kind, text }) => (
        <p key={number} class={`note ${kind}`} role={kind === 'fault' ? 'alert' : 'status'}>
          <span>{text}</span>
          <button type="button" class="quiet" aria-label={t('close')} onClick={() => close(number)}>
            ×
          </button>
        </p>
      ))}
    </section>
  );
}
