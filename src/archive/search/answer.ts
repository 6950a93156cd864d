import { type Hit, NO_ROOM } from './search.js';

/** The number of hits that are shown at once, and the most bytes that are fetched for them. The reader may ask for more of both. */
const SHOWN = 20;
export const BUDGET = 150_000;
/** The files of an index are hardly ever larger: so much of the budget has to be left for each file, bytes. */
const LARGEST_FILE = 12_000;

/** The next hits of a phrase, and whether they are the last. */
export interface Answer {
  readonly hits: readonly Hit[];
  readonly ended: boolean;
}

/** Whether an answer may load another file, after `fetched` bytes and while `loading` files are on their way. */
export function hasRoom(fetched: number, loading: number): boolean {
  return fetched + (loading + 1) * LARGEST_FILE < BUDGET;
}

/** Takes hits until there are enough to be shown or no text may be loaded. */
export async function nextAnswer(all: AsyncGenerator<readonly Hit[]>): Promise<Answer> {
  const hits: Hit[] = [];
  while (hits.length < SHOWN) {
    const next = await all.next();
    if (next.done === true) return { hits, ended: true };
    if (next.value === NO_ROOM) break;
    hits.push(...next.value);
  }
  return { hits, ended: false };
}
