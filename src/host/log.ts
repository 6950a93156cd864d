import { appendFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { thisMoment } from './clock.js';
import { makeFolders } from './disk.js';
import { fileKind, OUTPUT_LIMIT, readInput } from './files.js';

/** The whole lines of a log; with `cut`, the last line as well that a killed process cut off. */
export function logLines(
  path: string,
  { cut = false }: { readonly cut?: boolean } = {},
): readonly string[] {
  if (fileKind(path) === 'none') return [];
  const lines = new TextDecoder().decode(readInput(path, OUTPUT_LIMIT)).split('\n');
  return cut ? lines : lines.slice(0, -1);
}

/** Begins a log with `lines`, over the file that stands there. */
export function beginLog(path: string, lines: readonly string[]): void {
  makeFolders(dirname(path));
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
}

/** Adds a line in one call to the system. */
export function addToLog(path: string, line: string): void {
  appendFileSync(path, `${line}\n`);
}

/** Marks a file as used now. */
export function markUsed(path: string): void {
  const now = thisMoment();
  utimesSync(path, now, now);
}
