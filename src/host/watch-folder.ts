import { type FSWatcher, watch } from 'node:fs';
import { fileKind, filesBelow } from './files.js';
import { fileState } from './trace.js';
import { WRITE_WORKSPACE } from './write-all.js';

/** How long nothing may happen before changes are reported, ms. */
const SETTLE = 40;
/** How often files are compared where no event came (shared folders send none), ms. */
const LOOK = 2000;

/**
 * Calls `onChange` with the paths, relative to `folder`, of the files in it that came, went or changed since the last
 * call. Gives a function that ends the watching. An event only says when to look: the state of the files says what
 * changed.
 */
export function watchFolder(
  folder: string,
  onChange: (paths: readonly string[]) => void,
): () => void {
  let states = statesIn(folder);
  let watcher: FSWatcher | undefined;
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    timer = undefined;
    const now = statesIn(folder);
    const changed = [...new Set([...states.keys(), ...now.keys()])].filter(
      (path) => states.get(path) !== now.get(path),
    );
    states = now;
    if (changed.length > 0) onChange(changed);
    watcher ??= open();
  };
  const ring = () => {
    timer ??= setTimeout(look, SETTLE);
  };
  const open = () => {
    try {
      const opened = watch(folder, { recursive: true }, (_, name) => {
        if (name === null || !isOurs(name)) ring();
      });
      opened.on('error', () => {
        opened.close();
        watcher = undefined;
      });
      return opened;
    } catch {
      // A folder that is not there yet, or a system without recursive watching: looked at now and then.
      return undefined;
    }
  };
  watcher = open();
  const clock = setInterval(ring, LOOK);
  clock.unref();
  return () => {
    clearInterval(clock);
    clearTimeout(timer);
    watcher?.close();
  };
}

/**
 * Calls `onName` with the name of each entry of `folder` on which something happens (null where the system doesn't give
 * it), and `onEnd` where the watching breaks off. Gives a function that ends the watching; undefined where the folder
 * can't be watched.
 */
export function watchNames(
  folder: string,
  onName: (name: string | null) => void,
  onEnd: () => void,
): (() => void) | undefined {
  try {
    const watcher = watch(folder, (_, name) => onName(name));
    watcher.on('error', onEnd);
    return () => watcher.close();
  } catch {
    return undefined;
  }
}

function statesIn(folder: string): Map<string, string> {
  if (fileKind(folder) !== 'folder') return new Map();
  try {
    return new Map(
      filesBelow(folder)
        .filter((path) => !isOurs(path))
        .map((path) => [path, fileState(`${folder}/${path}`)]),
    );
  } catch {
    // A folder that goes while it is listed: the next look finds what is left.
    return new Map();
  }
}

/** The names of files that Kanben itself writes before they take their places. */
function isOurs(path: string): boolean {
  return path.split(/[/\\]/).includes(WRITE_WORKSPACE);
}
