// measure-search.ts [CHARACTERS] [EDITIONS]: measures the search over made-up editions; docs/performance.md has its table.
import { hasRoom, nextAnswer } from '../src/archive/search/answer.js';
import { Folding } from '../src/archive/search/fold.js';
import { foldPairs } from '../src/archive/search/fold-pairs.js';
import {
  indexedEdition,
  indexFiles,
  parseIndexFile,
  textFiles,
} from '../src/archive/search/index-files.js';
import { SearchIndex } from '../src/archive/search/search.js';
import { timesInBrowser } from './search/in-browser.js';
import { madeEditions } from './search/made-editions.js';

const [characters = 3e6, editions = 120] = process.argv.slice(2).map(Number);
const QUERIES = 127;

const { texts, paragraphs: all, queries } = madeEditions(characters, editions, QUERIES);
const length = all.flat().reduce((sum, { length: some }) => sum + some, 0);

const began = performance.now();
const indexed = texts.map((text, n) => indexedEdition(text, n.toString(16).padStart(7, '0')));
const shared = indexFiles(indexed, await foldPairs());
const textParts = indexed.flatMap(textFiles);
const making = performance.now() - began;
const files = new Map([...shared, ...textParts].map(({ path, bytes }) => [path, bytes]));

const folding = new Folding(await foldPairs());
const folded = all.map((blocks) => blocks.map((block) => folding.fold(block)));
let [right, given, wanted] = [0, 0, 0];
const times: number[] = [];
const fetched: number[] = [];
for (const phrase of queries) {
  let bytes = 0;
  const load = async (name: string) => {
    const file = files.get(`${name}.js`) as Uint8Array;
    bytes += file.length;
    return parseIndexFile(file);
  };
  const from = performance.now();
  const index = await SearchIndex.open(load);
  let room = (): boolean => hasRoom(bytes, 0);
  const hits = index.hits(phrase, () => room());
  const first = await nextAnswer(hits);
  times.push(performance.now() - from);
  fetched.push(bytes);
  room = () => true;
  const rest = [];
  for await (const some of hits) rest.push(...some);
  const places = countsOf([...first.hits, ...rest].map(({ edition }) => edition.id));
  folded.forEach((blocks, n) => {
    const truth = blocks.reduce((sum, block) => sum + occurrences(block, folding.fold(phrase)), 0);
    const has = places.get(`edition-${n}`) ?? 0;
    wanted += truth;
    given += has;
    right += Math.min(truth, has);
  });
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function occurrences(text: string, phrase: string): number {
  let count = 0;
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) count++;
  return count;
}

const browser = await timesInBrowser(texts, [...shared, ...textParts], queries);

const sizeOf = (some: readonly { readonly bytes: Uint8Array }[]) =>
  some.reduce((sum, { bytes }) => sum + bytes.length, 0);
const middle = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
const middleAndMost = (numbers: readonly number[]) =>
  `${middle(numbers).toFixed(0)}, ${Math.max(...numbers).toFixed(0)}`;
const rows: readonly (readonly [string, string])[] = [
  ['editions', String(editions)],
  ['characters', String(length)],
  ['index, bytes a character', (sizeOf(shared) / length).toFixed(2)],
  ['texts beside it, bytes a character', (sizeOf(textParts) / length).toFixed(2)],
  ['shards', String(shared.length - 1)],
  [
    'largest shard, kB',
    (Math.max(...shared.slice(1).map(({ bytes }) => bytes.length)) / 1e3).toFixed(1),
  ],
  ['making it, s', (making / 1e3).toFixed(1)],
  ['queries', String(queries.length)],
  ['places in truth', String(wanted)],
  ['recall', (right / wanted).toFixed(3)],
  ['precision', (right / given).toFixed(3)],
  ['first answer in Node, ms, median and most', middleAndMost(times)],
  ['in Chromium, in a page just opened', middleAndMost(browser.first)],
  ['in Chromium, in a page that has answered', middleAndMost(browser.next)],
  ['fetched for it, kB, median and most', middleAndMost(fetched.map((bytes) => bytes / 1e3))],
];
for (const [name, value] of rows) process.stdout.write(`${name.padEnd(44)}${value}\n`);
