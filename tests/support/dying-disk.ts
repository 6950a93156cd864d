import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Disk, realDisk } from '../../src/host/disk.js';
import { thisProcess } from '../../src/host/owner.js';

/** What a process that dies throws in tests. */
export class Stop extends Error {}

/** A process that is no longer there: its pid is above what systems give out. */
export const dead = { ...thisProcess(), pid: 2 ** 31 - 2, started: '' };

export interface DyingDisk extends Disk {
  /** The operations that were carried out. */
  readonly done: () => number;
}

/**
 * A disk whose process dies before its `n`th operation; where `torn`, a file that it was to write is there by half, and
 * a tree that it was to remove is half gone. A dead process does nothing more, tidying up included.
 */
export function dyingDisk(n: number, torn: boolean, real: Disk = realDisk): DyingDisk {
  let count = 0;
  const step = <T>(body: () => T, half?: () => void): T => {
    if (count >= n) {
      if (count === n && torn) half?.();
      count = Number.POSITIVE_INFINITY;
      throw new Stop();
    }
    count += 1;
    return body();
  };
  return {
    done: () => count,
    makeFolder: (path) => step(() => real.makeFolder(path)),
    write: (path, bytes) =>
      step(
        () => real.write(path, bytes),
        () => real.write(path, Buffer.from(bytes as string).subarray(0, bytes.length >> 1)),
      ),
    draft: (path, bytes) =>
      step(
        () => real.draft(path, bytes),
        () => real.draft(path, Buffer.from(bytes as string).subarray(0, bytes.length >> 1)),
      ),
    flush: async (paths) => step(() => real.flush(paths)),
    rename: (from, to) => step(() => real.rename(from, to)),
    keep: (from, to) => step(() => real.keep(from, to)),
    removeFile: (path) => step(() => real.removeFile(path)),
    removeTree: (path) =>
      step(
        () => real.removeTree(path),
        () => removeHalf(path),
      ),
    removeFolder: (path) => step(() => real.removeFolder(path)),
    syncFolder: (path) => step(() => real.syncFolder(path)),
  };
}

function removeHalf(folder: string): void {
  const names = readdirSync(folder);
  for (const name of names.slice(0, Math.ceil(names.length / 2))) {
    rmSync(join(folder, name), { recursive: true });
  }
}
