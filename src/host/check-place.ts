import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { diagnose, InputError } from '../messages/diagnostic.js';
import { entryAt } from './disk.js';
import { liesIn } from './within.js';

/**
 * Throws InputError where a file can't be put at `path` below `folder`: the path or a link leads elsewhere, or what
 * stands there is no ordinary file.
 */
export function checkPlace(folder: string, path: string): void {
  const target = resolve(folder, path);
  const below = relative(resolve(folder), target);
  if (below === '' || path.includes('\0') || !liesIn(resolve(folder), target)) {
    throw new InputError([diagnose('io/outside-path', { file: path })]);
  }
  if (existsSync(folder)) {
    let parent = dirname(target);
    while (!existsSync(parent)) parent = dirname(parent);
    if (!liesIn(realpathSync.native(folder), realpathSync.native(parent))) {
      throw new InputError([diagnose('io/outside-path', { file: join(folder, path) })]);
    }
  }
  if (!(entryAt(target)?.isFile() ?? true)) {
    throw new InputError([diagnose('io/not-a-file', { file: join(folder, path) })]);
  }
}

/** Throws InputError where `folder`, which should lie below `to`, is a link that leads elsewhere. */
export function refuseLinkOut(to: string, folder: string): void {
  if (leadsOut(to, folder)) throw new InputError([diagnose('io/outside-path', { file: folder })]);
}

/** Whether `folder`, which should lie below `to`, is a link that leads elsewhere. */
export function leadsOut(to: string, folder: string): boolean {
  return (
    existsSync(to) &&
    existsSync(folder) &&
    !liesIn(realpathSync.native(to), realpathSync.native(folder))
  );
}
