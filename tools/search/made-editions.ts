import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SearchText } from '../../src/archive/search/text.js';
import { TextMaker } from './made-text.js';

/** Characters of a printed page, and of a paragraph at least. */
const PAGE = 600;
const SHORTEST = 20;
const FOLDERS = ['content/market-regulation-2020', 'tests/fixtures/manuscripts'];

export interface MadeEditions {
  readonly texts: readonly SearchText[];
  /** Of each edition its paragraphs. */
  readonly paragraphs: readonly (readonly string[])[];
  /** Phrases to be looked up. */
  readonly queries: readonly string[];
}

/** Editions with some `characters` together, made of the sample's and the fixtures' words, and phrases of them. */
export function madeEditions(characters: number, editions: number, queries: number): MadeEditions {
  const maker = new TextMaker(ownParagraphs());
  const texts = Array.from({ length: editions }, (_, n) =>
    madeEdition(maker, n, characters / editions),
  );
  const paragraphs = texts.map(({ divisions }) =>
    divisions.flatMap(({ blocks }) => blocks.map(({ text }) => text)),
  );
  const phrases: string[] = [];
  while (phrases.length < queries) {
    const phrase = query(maker, paragraphs, phrases.length);
    if (phrase.length > 1) phrases.push(phrase);
  }
  return { texts, paragraphs, queries: phrases };
}

function ownParagraphs(): readonly string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(?:md|txt)$/.test(name))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/\s*\n\s*/))
      .filter((line) => line.length > 1),
  );
}

function madeEdition(maker: TextMaker, number: number, characters: number): SearchText {
  const blocks = [];
  let page = 0;
  for (let length = 0; length < characters; ) {
    const text = maker.paragraph();
    if (text.length < SHORTEST) continue;
    length += text.length;
    const begins = Math.floor(length / PAGE) > page;
    if (begins) page++;
    blocks.push({ text, pages: begins ? [{ offset: 0, folio: String(page), page }] : [] });
  }
  const id = `edition-${number}`;
  return {
    edition: {
      id,
      title: `刊本${number}`,
      files: [{ format: 'pdf', address: `${id}/${id}.pdf`, places: 'page' }],
    },
    divisions: [{ name: '01-a', title: '篇', blocks }],
  };
}

/** Of the text, two to twelve characters; every fifth with one character exchanged, so that its pairs mostly stand there. */
function query(maker: TextMaker, all: MadeEditions['paragraphs'], n: number): string {
  const blocks = all[Math.floor(maker.random() * all.length)] ?? [];
  const block = blocks[Math.floor(maker.random() * blocks.length)] ?? '';
  const size = 2 + (n % 11);
  const from = Math.floor(maker.random() * Math.max(1, block.length - size));
  const phrase = block.slice(from, from + size);
  return n % 5 === 4 ? phrase.slice(0, -1) + (block[0] ?? '') : phrase;
}
