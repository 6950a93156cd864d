import { channel } from 'node:diagnostics_channel';
import { statSync } from 'node:fs';
import { milliseconds } from './clock.js';

/** What the workshop does with files and time, for whoever wants to know (`--verbose`, `--watch`). */
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
  /** A folder whose Markdown files or whose editions were looked for, with the names that were found. */
  | {
      readonly kind: 'listed';
      readonly path: string;
      readonly what: Listing;
      readonly names: readonly string[];
    }
  | { readonly kind: 'written'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'stage'; readonly stage: Stage; readonly milliseconds: number };

/** What of a folder's names is asked for. */
export type Listing = 'markdown' | 'all';

/** The parts of the work that are timed. */
export type Stage =
  | 'source'
  | 'manuscript'
  | 'edition'
  | 'template'
  | 'compose'
  | 'print'
  | 'epub'
  | 'write';

/** Node's own way to tell of such things: it costs nothing where nobody listens. */
const CHANNEL = channel('kanben:trace');

/** Tells `listener` of every file and stage from now on; the function that comes back ends that. */
export function onTrace(listener: (event: TraceEvent) => void): () => void {
  const hear = (message: unknown) => listener(message as TraceEvent);
  CHANNEL.subscribe(hear);
  return () => {
    CHANNEL.unsubscribe(hear);
  };
}

export function trace(event: TraceEvent): void {
  if (CHANNEL.hasSubscribers) CHANNEL.publish(event);
}

/** The state that a read is traced with; nothing is asked of the disk where nobody listens. */
export function tracedState(path: string): string {
  return CHANNEL.hasSubscribers ? fileState(path) : '';
}

/** A text that changes when the file at `path` does, by its place, size and times; `none` where there is no file. */
export function fileState(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (found === undefined) return 'none';
  return `${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}`;
}

/** Times `body` as a stage. */
export async function timed<Value>(stage: Stage, body: () => Promise<Value>): Promise<Value> {
  const begin = milliseconds();
  const value = await body();
  trace({ kind: 'stage', stage, milliseconds: milliseconds() - begin });
  return value;
}
