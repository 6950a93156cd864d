import type { Hit } from './search.js';

/** So many hits are shown at once, and so many bytes are fetched for them at most; more of both where the reader asks. */
const SHOWN = 20;
export const BUDGET = 150_000;
/** The files of an index are hardly ever larger: so much of the budget has to be left for the next one, bytes. */
const LARGEST_FILE = 12_000;

/** The next hits of a phrase, and whether they are the last. */
export interface Answer {
  readonly hits: readonly Hit[];
  readonly ended: boolean;
}

/** Takes hits until there are enough to be shown or the budget is used up. `fetched` gives the bytes read for this answer. */
export async function nextAnswer(
  all: AsyncGenerator<readonly Hit[]>,
  fetched: () => number,
): Promise<Answer> {
  const hits: Hit[] = [];
  while (hits.length < SHOWN && fetched() + LARGEST_FILE < BUDGET) {
    const next = await all.next();
    if (next.done === true) return { hits, ended: true };
    hits.push(...next.value);
  }
  return { hits, ended: false };
}
