/**
 * npm run measure:reprints [-- EDITIONS REPEATS]: plants repeats among generated editions and measures how many are found, how
 * many findings are none of them, and how long indexing and finding take.
 */
import { findReprints } from '../src/archive/reprints/find-reprints.js';
import { sentencesOfFile } from '../src/archive/reprints/letters.js';
import { indexSentences } from '../src/archive/reprints/sentence-index.js';
import { generate, randomOf, repeated } from './reprints/generate.js';

const [editionCount = 10_000, repeatCount = 100] = process.argv.slice(2).map(Number);
const random = randomOf(15);
const editions = generate(editionCount, random);
const texts = editions.map(({ id, sentences }) => ({
  edition: id,
  file: `${id}.md`,
  sentences: sentencesOfFile(sentences.join('\n\n')),
}));
const planted = Array.from({ length: repeatCount }, (_, index) =>
  repeated(editions, random, index % 2 === 1),
);
const fresh = generate(repeatCount, random);

const begin = performance.now();
const index = indexSentences(texts);
const indexed = performance.now();
let found = 0;
let others = 0;
planted.forEach(({ from, sentences }, at) => {
  const text = [...(fresh[at]?.sentences ?? []), ...sentences].join('\n\n');
  const editionsFound = findReprints(sentencesOfFile(text), index).map(
    ({ earlier }) => earlier.edition,
  );
  if (editionsFound.includes(from)) found++;
  others += editionsFound.filter((edition) => edition !== from).length;
});
const end = performance.now();

const letters = texts
  .flatMap(({ sentences }) => sentences)
  .reduce((sum, one) => sum + one.letters.length, 0);
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
console.log('| editions | characters | repeats | found | others | indexing | finding |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
console.log(
  `| ${editionCount} | ${letters} | ${repeatCount} | ${found} | ${others} | ${seconds(indexed - begin)} | ${seconds(end - indexed)} |`,
);
