// web-score.ts FOLDER [--all] [--marks]: imports each saved page of the data set in FOLDER (`original/x.html`, the text that a person
// copied out of it in `cleaned/x.txt`) and scores the text of the edition: precision, recall and F1 over pieces of four
// characters, white space aside, the mean over all pages. --all names every page, otherwise those below .85; --marks counts the marks of
// Markdown as text too.
// The data set is Chinese-Web-Content-Extraction-Dataset (MIT); nothing of it lies in this repository.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '../src/inputs/index.js';
import { parseMarkdown } from '../src/model/markdown/parse-markdown.js';
import { plainText } from '../src/model/markdown/plain-text.js';
import { manuscriptFiles, prepareManuscript } from '../src/normalise/index.js';

const LOW = 0.85;
const PIECE = 4;

interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** How often each piece of four characters stands in a text. */
function pieces(text: string): ReadonlyMap<string, number> {
  const solid = text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '');
  const counts = new Map<string, number>();
  for (let at = 0; at + PIECE <= solid.length; at++) {
    const piece = solid.slice(at, at + PIECE);
    counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  return counts;
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function score(text: string, gold: string): Score {
  const [has, wants] = [pieces(text), pieces(gold)];
  let both = 0;
  for (const [piece, count] of has) both += Math.min(count, wants.get(piece) ?? 0);
  const precision = both / Math.max(total(has), 1);
  const recall = both / Math.max(total(wants), 1);
  return {
    precision,
    recall,
    f1: both === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

/**
 * The edition's text as its reader has it, without the marks of Markdown that draw tables, links and pictures; with `marks`
 * they stay, and only headings' marks, front matter and escapes are taken off.
 */
async function importedText(name: string, bytes: Uint8Array, marks: boolean): Promise<string> {
  const manuscript = await prepareManuscript([await readSource({ name, bytes })]);
  const texts = manuscriptFiles(manuscript, { id: 'page' }).filter(({ path }) =>
    path.endsWith('.md'),
  );
  if (!marks)
    return texts
      .map(({ text }) => plainText(parseMarkdown(text)))
      .join('\n')
      .replace(/\^\^|<\/?(?:sup|sub|br)>/g, '');
  return texts
    .map(({ text }) => text.replace(/^---\n[\s\S]*?\n---\n/, ''))
    .join('\n')
    .replace(/^#+ /gm, '')
    .replace(/\\(.)/g, '$1');
}

const [folder = '', ...flags] = process.argv.slice(2);
const marks = flags.includes('--marks');
const original = join(folder, 'original');
const scores: Score[] = [];
let refused = 0;
for (const name of readdirSync(original).sort()) {
  const gold = readFileSync(join(folder, 'cleaned', name.replace(/html$/, 'txt')), 'utf8');
  try {
    const one = score(await importedText(name, readFileSync(join(original, name)), marks), gold);
    scores.push(one);
    if (one.f1 < LOW || flags.includes('--all'))
      console.log(
        `${name.slice(0, 8)}  precision ${one.precision.toFixed(3)}  recall ${one.recall.toFixed(3)}  F1 ${one.f1.toFixed(3)}`,
      );
  } catch (error) {
    refused++;
    console.log(`${name.slice(0, 8)}  refused: ${error instanceof Error ? error.message : error}`);
  }
}
const count = scores.length + refused;
const mean = (key: keyof Score) =>
  (scores.reduce((sum, one) => sum + one[key], 0) / count).toFixed(3);
console.log(
  `${count} pages, ${refused} refused: precision ${mean('precision')}, recall ${mean('recall')}, F1 ${mean('f1')}`,
);
