import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { InputError } from '../../messages/diagnostic.js';
import { realDisk } from '../disk.js';
import { fileKind, OUTPUT_LIMIT, readInput } from '../files.js';
import { type Store, StoreFault, type StoreKey, storePath } from './store.js';

/** A store in a folder, which other machines may see too. */
export function folderStore(folder: string): Store {
  const place = (key: StoreKey) => join(folder, storePath(key));
  return {
    name: folder,
    get: (key) =>
      withStoreFaults(() => {
        const path = place(key);
        return fileKind(path) === 'file' ? readInput(path, OUTPUT_LIMIT) : undefined;
      }),
    has: (key) => withStoreFaults(() => fileKind(place(key)) === 'file'),
    put: (key, bytes) =>
      withStoreFaults(() => {
        const path = place(key);
        const unfinished = `${path}.${randomUUID()}`;
        realDisk.makeFolder(dirname(path));
        try {
          realDisk.write(unfinished, bytes);
          realDisk.rename(unfinished, path);
        } catch (error) {
          realDisk.removeFile(unfinished);
          throw error;
        }
      }),
    close: () => {},
  };
}

async function withStoreFaults<Value>(body: () => Value): Promise<Value> {
  try {
    return body();
  } catch (error) {
    const isOfDisk = error instanceof InputError || (error instanceof Error && 'code' in error);
    if (isOfDisk) throw new StoreFault(error.message);
    throw error;
  }
}
