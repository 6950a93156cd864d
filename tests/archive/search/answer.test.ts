import { describe, expect, it } from 'vitest';
import { BUDGET, hasRoom, nextAnswer } from '../../../src/archive/search/answer.js';
import { parseIndexFile } from '../../../src/archive/search/index-files.js';
import { SearchIndex } from '../../../src/archive/search/search.js';
import { filesOver, textOf } from './index-of.js';

/** Editions in each of whose texts the phrase stands once, too few in a budget's worth for a whole answer. */
const PHRASE = '长江';
const EDITIONS = Array.from({ length: 60 }, (_, n) =>
  textOf(`e${n}`, [PHRASE, '整理'.repeat(1900), `第${n}种`]),
);

/** An index whose files come in the order in which the test lets them come, as in a browser. */
async function slowIndex() {
  const files = new Map((await filesOver(EDITIONS)).map(({ path, bytes }) => [path, bytes]));
  const state = { fetched: 0, loading: 0, most: 0, names: [] as string[] };
  const load = async (name: string) => {
    const bytes = files.get(`${name}.js`) as Uint8Array;
    state.names.push(name);
    state.most = Math.max(state.most, ++state.loading);
    await new Promise((resolve) => setTimeout(resolve, 2));
    state.loading--;
    state.fetched += bytes.length;
    return parseIndexFile(bytes);
  };
  return { index: await SearchIndex.open(load), state };
}

describe('the first answer on a shelf', () => {
  it('loads several texts at a time, each once, and stays within the budget', async () => {
    const { index, state } = await slowIndex();
    const hits = index.hits(PHRASE, () => hasRoom(state.fetched, state.loading));
    const answer = await nextAnswer(hits);
    expect(state.most).toBeGreaterThan(3);
    expect(state.fetched).toBeLessThan(BUDGET);
    expect(state.fetched).toBeGreaterThan(BUDGET * 0.7);
    expect(new Set(state.names).size).toBe(state.names.length);
    expect(answer.ended).toBe(false);
    expect(answer.hits.length).toBeGreaterThan(5);
  });

  it('goes on where it stopped, with a new budget each time, until every place was given once', async () => {
    const { index, state } = await slowIndex();
    const hits = index.hits(PHRASE, () => hasRoom(state.fetched, state.loading));
    const found: string[] = [];
    for (let ended = false; !ended; ) {
      state.fetched = 0;
      const answer = await nextAnswer(hits);
      found.push(...answer.hits.map(({ edition }) => edition.id));
      ended = answer.ended;
    }
    expect(found).toEqual(EDITIONS.map(({ edition }) => edition.id));
    expect(new Set(state.names).size).toBe(state.names.length);
  });

  it('loads no further text for a phrase that nobody waits for any more', async () => {
    const { index, state } = await slowIndex();
    let isWanted = true;
    const hits = index.hits(PHRASE, () => isWanted && hasRoom(state.fetched, state.loading));
    await hits.next();
    isWanted = false;
    const before = state.names.length;
    await nextAnswer(hits);
    expect(state.names.length).toBe(before);
  });
});
