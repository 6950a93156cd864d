import { foldPairs } from '../../../src/archive/search/fold-pairs.js';
import {
  type IndexFile,
  indexedEdition,
  indexFiles,
  parseIndexFile,
  textFiles,
} from '../../../src/archive/search/index-files.js';
import { SearchIndex } from '../../../src/archive/search/search.js';
import type { SearchText } from '../../../src/archive/search/text.js';

/** An edition of one division with these paragraphs. */
export function textOf(id: string, blocks: readonly string[]): SearchText {
  return {
    edition: { id, title: id },
    divisions: [{ name: '01-a', title: '篇', blocks: blocks.map((text) => ({ text, pages: [] })) }],
  };
}

/** The files of an index over these texts, by their names. */
export async function filesOver(texts: readonly SearchText[]): Promise<readonly IndexFile[]> {
  const editions = texts.map((text, at) => indexedEdition(text, `e${at}`));
  return [...editions.flatMap(textFiles), ...indexFiles(editions, await foldPairs())];
}

/** An index in memory. `onLoad` gets each file that is read with its size. */
export async function indexOver(
  texts: readonly SearchText[],
  onLoad: (name: string, bytes: number) => void = () => {},
): Promise<SearchIndex> {
  const files = new Map((await filesOver(texts)).map(({ path, bytes }) => [path, bytes]));
  return SearchIndex.open(async (name) => {
    const bytes = files.get(`${name}.js`) as Uint8Array;
    onLoad(name, bytes.length);
    return parseIndexFile(bytes);
  });
}

/** The hits of a phrase, in order. */
export async function hitsOf(index: SearchIndex, phrase: string) {
  const hits = [];
  for await (const some of index.hits(phrase)) hits.push(...some);
  return hits;
}
