import { randomBytes } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { type Disk, isTaken, type OutputFile } from './disk.js';
import { tidy, unplacedName } from './lock.js';
import { thisProcess } from './owner.js';

/**
 * Writes `files` as the folder `folder`, which is not there yet: they are flushed in a folder of `workspace`, which stands
 * on the same disk, and one rename puts all of them into their place. False where somebody else made `folder` meanwhile:
 * nothing is written then.
 */
export async function writeNewFolder(
  disk: Disk,
  workspace: string,
  folder: string,
  files: readonly OutputFile[],
): Promise<boolean> {
  const staged = join(workspace, unplacedName(thisProcess(), randomBytes(8).toString('hex')));
  const places = files.map(({ path }) => resolve(staged, path));
  try {
    for (const parent of new Set([staged, ...places.map(dirname)])) disk.makeFolder(parent);
    for (const [index, { bytes }] of files.entries()) disk.draft(places[index] ?? '', bytes);
    await disk.flush(places);
    disk.rename(staged, folder);
    return true;
  } catch (error) {
    disk.removeTree(staged);
    if (isTaken(error)) return false;
    throw error;
  } finally {
    // What else stands there is another's work, or what a killed process left of its own.
    if (!disk.removeFolder(workspace)) tidy(disk, workspace);
  }
}
