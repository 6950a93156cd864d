// measure-search.ts [CHARACTERS] [EDITIONS]: measures the search over made-up editions; docs/performance.md has its table.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nextAnswer } from '../src/archive/search/answer.js';
import { Folding } from '../src/archive/search/fold.js';
import { foldPairs } from '../src/archive/search/fold-pairs.js';
import {
  indexedEdition,
  indexFiles,
  parseIndexFile,
  textFiles,
} from '../src/archive/search/index-files.js';
import { SearchIndex } from '../src/archive/search/search.js';
import type { SearchText } from '../src/archive/search/text.js';
import { TextMaker } from './search/made-text.js';

const [characters = 3e6, editions = 120] = process.argv.slice(2).map(Number);
const QUERIES = 127;
/** Characters of a printed page, and of a paragraph at least. */
const PAGE = 600;
const SHORTEST = 20;

const folders = ['content/market-regulation-2020', 'tests/fixtures/manuscripts'];
const paragraphs = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:md|txt)$/.test(name))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/\s*\n\s*/))
    .filter((line) => line.length > 1),
);
const maker = new TextMaker(paragraphs);
const texts = Array.from({ length: editions }, (_, n): SearchText => {
  const blocks = [];
  let page = 0;
  for (let length = 0; length < characters / editions; ) {
    const text = maker.paragraph();
    if (text.length < SHORTEST) continue;
    length += text.length;
    const begins = Math.floor(length / PAGE) > page;
    if (begins) page++;
    blocks.push({ text, pages: begins ? [{ offset: 0, folio: String(page), page }] : [] });
  }
  return {
    edition: { id: `edition-${n}`, title: `刊本${n}`, pdf: `edition-${n}/edition-${n}.pdf` },
    divisions: [{ name: '01-a', title: '篇', blocks }],
  };
});
const all = texts.map(({ divisions }) =>
  divisions.flatMap(({ blocks }) => blocks.map((b) => b.text)),
);
const length = all.flat().reduce((sum, { length: some }) => sum + some, 0);

const began = performance.now();
const indexed = texts.map((text, n) => indexedEdition(text, n.toString(16).padStart(7, '0')));
const shared = indexFiles(indexed, await foldPairs());
const textParts = indexed.flatMap(textFiles);
const making = performance.now() - began;
const files = new Map([...shared, ...textParts].map(({ path, bytes }) => [path, bytes]));

/** Of the text, two to twelve characters; every fifth with one character exchanged, so that its pairs mostly stand there. */
function query(n: number): string {
  const blocks = all[Math.floor(maker.random() * all.length)] ?? [];
  const block = blocks[Math.floor(maker.random() * blocks.length)] ?? '';
  const size = 2 + (n % 11);
  const from = Math.floor(maker.random() * Math.max(1, block.length - size));
  const phrase = block.slice(from, from + size);
  return n % 5 === 4 ? phrase.slice(0, -1) + (block[0] ?? '') : phrase;
}
const queries: string[] = [];
while (queries.length < QUERIES) {
  const phrase = query(queries.length);
  if (phrase.length > 1) queries.push(phrase);
}

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
  const hits = index.hits(phrase);
  const first = await nextAnswer(hits, () => bytes);
  times.push(performance.now() - from);
  fetched.push(bytes);
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

const sizeOf = (some: readonly { readonly bytes: Uint8Array }[]) =>
  some.reduce((sum, { bytes }) => sum + bytes.length, 0);
const middle = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
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
  [
    'first answer, ms, median and most',
    `${middle(times).toFixed(0)}, ${Math.max(...times).toFixed(0)}`,
  ],
  [
    'fetched for it, kB, median and most',
    `${(middle(fetched) / 1e3).toFixed(0)}, ${(Math.max(...fetched) / 1e3).toFixed(0)}`,
  ],
];
for (const [name, value] of rows) process.stdout.write(`${name.padEnd(40)}${value}\n`);
