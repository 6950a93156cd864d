import { join } from 'node:path';
import type { ManuscriptFile } from '../model/manuscript.js';
import { sha256 } from '../model/sha256.js';

/** The first place where a file as it stands differs from what the import gives. */
export interface Difference {
  /** Its path, the folder's included. */
  readonly file: string;
  /** Path below the edition's folder. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly has: string;
  readonly wants: string;
  /** The import no longer makes this file: overwriting means taking it away. */
  readonly unwanted: boolean;
}

export interface HandEdits {
  /** Hand-edited files that the import would change or take away. */
  readonly changed: readonly Difference[];
  /** Files of an earlier import, untouched since, that this one no longer makes. */
  readonly stale: readonly string[];
}

/** How much of a line a message shows, in characters. */
const SHOWN = 24;

/**
 * Compares an edition as it stands with the files of a new import. A file counts as edited by hand
 * where its sha256 isn't the one that the earlier import recorded.
 */
export function handEdits(
  folder: string,
  standing: ReadonlyMap<string, string>,
  recorded: ReadonlyMap<string, string>,
  made: readonly ManuscriptFile[],
): HandEdits {
  const wanted = new Map(made.map(({ path, text }) => [path, text]));
  const changed: Difference[] = [];
  const stale: string[] = [];
  for (const [path, has] of standing) {
    const wants = wanted.get(path);
    if (has === wants) continue;
    const untouched = recorded.get(path) === sha256(has);
    if (untouched) {
      if (wants === undefined) stale.push(path);
    } else if (wants !== undefined || recorded.has(path)) {
      // A file that no import made and that this one doesn't make either is the editor's own.
      changed.push(firstDifference(folder, path, has, wants));
    }
  }
  for (const [path, wants] of wanted) {
    // Taking a file away is an edit too: it isn't brought back unasked.
    if (recorded.has(path) && !standing.has(path)) {
      changed.push(firstDifference(folder, path, '', wants));
    }
  }
  return { changed, stale };
}

function firstDifference(
  folder: string,
  path: string,
  has: string,
  wants: string | undefined,
): Difference {
  const a = has.split('\n');
  const b = (wants ?? '').split('\n');
  let line = 0;
  while (a[line] === b[line]) line++;
  const [left, right] = [a[line] ?? '', b[line] ?? ''];
  let from = 0;
  while (from < left.length && left[from] === right[from]) from++;
  // A few characters before the difference show where in the line it is.
  const start = Math.max(0, from - 6);
  return {
    file: join(folder, path),
    path,
    line: line + 1,
    has: excerpt(left, start),
    wants: excerpt(right, start),
    unwanted: wants === undefined,
  };
}

function excerpt(text: string, start: number): string {
  const end = start + SHOWN;
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${text.length > end ? '…' : ''}`;
}
