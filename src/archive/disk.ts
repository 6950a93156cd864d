import { mkdir, open, rename, rm, rmdir } from 'node:fs/promises';
import { codeOf } from '../host/files.js';

/**
 * The changes that an archive makes on a disk. Each is one step after which a process may be killed:
 * the order of steps is what keeps a store whole, so it is all done through here.
 */
export interface Disk {
  /** With the folders above it. */
  makeFolder(path: string): Promise<void>;
  /** A new file, its bytes on the disk before this ends. */
  write(path: string, bytes: Uint8Array | string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** What is there no longer is no fault. */
  removeTree(path: string): Promise<void>;
  /** Only where it is empty; told by the answer. */
  removeFolder(path: string): Promise<boolean>;
  /** What a folder names is on the disk before this ends. */
  syncFolder(path: string): Promise<void>;
}

export const realDisk: Disk = {
  async makeFolder(path) {
    await mkdir(path, { recursive: true });
  },
  async write(path, bytes) {
    const file = await open(path, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename,
  async removeTree(path) {
    await rm(path, { recursive: true, force: true, maxRetries: 3 });
  },
  async removeFolder(path) {
    try {
      await rmdir(path);
      return true;
    } catch (error) {
      if (isTaken(error) || codeOf(error) === 'ENOENT') return false;
      throw error;
    }
  },
  async syncFolder(path) {
    let folder: Awaited<ReturnType<typeof open>> | undefined;
    try {
      folder = await open(path, 'r');
      await folder.sync();
    } catch (error) {
      // Windows and some network drives can't do it; there the rename itself has to do.
      if (!['EPERM', 'EISDIR', 'EINVAL', 'ENOTSUP', 'EACCES'].includes(codeOf(error) ?? '')) {
        throw error;
      }
    } finally {
      await folder?.close();
    }
  },
};

/** Whether a rename or removal failed since something stands there (what it is called differs by system). */
export function isTaken(error: unknown): boolean {
  return ['EEXIST', 'ENOTEMPTY', 'EPERM', 'EISDIR'].includes(codeOf(error) ?? '');
}
