import { AsyncLocalStorage } from 'node:async_hooks';
import { statSync } from 'node:fs';
import { milliseconds } from './clock.js';

/** The files and the times of Kanben's work, for a listener (`--verbose`, `--watch`). */
export type TraceEvent =
  | {
      readonly kind: 'read';
      readonly path: string;
      readonly bytes: number;
      /** The file as it was before it was read; `fileState` gives another text once it changes. */
      readonly state: string;
    }
  /** A file or folder that was looked for and is not there. */
  | { readonly kind: 'absent'; readonly path: string }
  /** A folder whose Markdown files or editions were listed, with their names. */
  | {
      readonly kind: 'listed';
      readonly path: string;
      readonly what: Listing;
      readonly names: readonly string[];
    }
  | { readonly kind: 'written'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'stage'; readonly stage: Stage; readonly milliseconds: number };

/** The names of a folder that are listed. */
export type Listing = 'markdown' | 'all';

/** A part of the work that is timed: a stage's name, or an output's. */
export type Stage = string;

type Listener = (event: TraceEvent) => void;

/** The listener of the work that runs now: each of two builds at once has one. */
const LISTENER = new AsyncLocalStorage<Listener>();

/** Runs `body`, and passes every file and stage of it, and nothing else, to `listener`. */
export function traced<Value>(listener: Listener, body: () => Value): Value {
  const outer = LISTENER.getStore();
  const both: Listener = (event) => {
    listener(event);
    outer?.(event);
  };
  return LISTENER.run(both, body);
}

export function trace(event: TraceEvent): void {
  LISTENER.getStore()?.(event);
}

/** The state that a read is traced with; the disk is asked only where somebody listens. */
export function tracedState(path: string): string {
  return LISTENER.getStore() === undefined ? '' : fileState(path);
}

/** A text that changes when the file at `path` does, by its place, size and times; `none` where there is no file. */
export function fileState(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (stats === undefined) return 'none';
  return `${stats.ino} ${stats.size} ${stats.mtimeNs} ${stats.ctimeNs}`;
}

/** The size in a state that `fileState` gives, bytes; undefined where there is no file. */
export function sizeOfState(state: string): number | undefined {
  return state === 'none' ? undefined : Number(state.split(' ')[1]);
}

/** Times `body` as a stage. */
export async function timed<Value>(stage: Stage, body: () => Promise<Value>): Promise<Value> {
  const begin = milliseconds();
  const value = await body();
  trace({ kind: 'stage', stage, milliseconds: milliseconds() - begin });
  return value;
}
