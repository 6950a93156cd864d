import { setTimeout as pause } from 'node:timers/promises';
import { fileState, sizeOfState } from '../host/trace.js';

/** The pause between two looks at a file that is being written, ms. */
const BETWEEN = 25;

/** The longest wait for a file that has become empty, ms: its writer may be about to fill it. */
const LONGEST = 500;

/**
 * Resolves once the files at `paths` hold still: two looks give the same state, and none is empty. Many editors empty
 * a file before they write it; what is read between the two steps is not text of theirs. After half a second the files
 * are taken as they are.
 */
export async function quiet(paths: readonly string[], signal: AbortSignal): Promise<void> {
  let before = paths.map(fileState);
  for (let waited = 0; waited < LONGEST && !signal.aborted; waited += BETWEEN) {
    await pause(BETWEEN);
    const now = paths.map(fileState);
    const still = now.every((state, index) => state === before[index]);
    if (still && !now.some((state) => sizeOfState(state) === 0)) return;
    before = now;
  }
}
