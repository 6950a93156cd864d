import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** The whole lines of a log; a last one that a killed process cut off is none. */
export function logLines(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8').split('\n').slice(0, -1);
}

/** Begins a log with `lines`, over what stands there. */
export function beginLog(path: string, lines: readonly string[]): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
}

/** Adds a line in one call to the system. */
export function addToLog(path: string, line: string): void {
  appendFileSync(path, `${line}\n`);
}

/** Marks a file as used now. */
export function markUsed(path: string): void {
  const now = new Date();
  utimesSync(path, now, now);
}
