import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Kanben as it is built: what users run. */
export type Kanben = typeof import('../../src/index.js');

export async function builtKanben(root: string): Promise<Kanben> {
  return (await import(pathToFileURL(join(root, 'lib/index.js')).href)) as Kanben;
}
