import { join } from 'node:path';
import { entriesOf } from '../../host/disk.js';
import { readInput } from '../../host/files.js';
import { packageRoot } from '../../host/package-root.js';
import type { OutputFile } from '../../host/write-all.js';
import { diagnose, InputError } from '../../messages/diagnostic.js';
import {
  type Indexable,
  indexState,
  isCurrent,
  isIndexFolder,
  remadeIndex,
} from './index-folder.js';

/** The folder of a catalogue's index, and the script that searches it. */
const SEARCH_FOLDER = 'kanben-search';
const SCRIPT = 'search.js';
export const SEARCH_SCRIPT = `${SEARCH_FOLDER}/${SCRIPT}`;

/** The script as the build bundles it from src/archive/search/browser.ts. */
const BUNDLED = join(packageRoot, 'lib/bundle/search.js');

/** The files that the index of a catalogue adds to the catalogue's files. */
export interface ShelfIndex {
  readonly files: readonly OutputFile[];
  readonly remove: readonly string[];
}

/**
 * The index of the catalogue in `to` over these editions, newest first; nothing to write where it stands there as it is.
 * Throws InputError where its folder is somebody else's.
 */
export async function shelfIndex(
  to: string,
  editions: readonly Indexable[],
  script: Uint8Array = readInput(BUNDLED),
): Promise<ShelfIndex> {
  const folder = join(to, SEARCH_FOLDER);
  const state = indexState(folder);
  if (state === undefined && entriesOf(folder).length > 0 && !isIndexFolder(folder)) {
    throw new InputError([diagnose('catalog/foreign-file', { file: folder })]);
  }
  const { files, remove } = isCurrent(state, editions)
    ? { files: [], remove: [] }
    : await remadeIndex(folder, editions);
  const below = (path: string) => `${SEARCH_FOLDER}/${path}`;
  return {
    files: [
      ...files.map(({ path, bytes }) => ({ path: below(path), bytes })),
      { path: below(SCRIPT), bytes: script },
    ],
    remove: remove.map(below),
  };
}
