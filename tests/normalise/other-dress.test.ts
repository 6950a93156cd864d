import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/inputs/index.js';
import { prepareManuscript } from '../../src/normalise/index.js';
import { root } from '../support/edition.js';

/** A text is the same edition in whatever dress a site or an editor's program puts it: marks, spaces, line ends, a page. */
const FOLDERS = ['tests/fixtures/manuscripts', 'content/market-regulation-2020/source'];
const TEXTS = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ name, bytes: readFileSync(join(root, folder, name)) })),
).flatMap(({ name, bytes }) => {
  const text = new TextDecoder().decode(bytes);
  // Of another encoding.
  return text.includes('\ufffd') ? [] : [{ name, text }];
});

const HALF = new Map(
  [...'，。：；！？（）“”‘’'].map((mark, at) => [mark, [...`,.:;!?()""''`][at] as string]),
);

interface Dress {
  readonly put: (text: string) => string;
  readonly html?: boolean;
  /** Texts whose wrapped lines, tables or marks the dress itself changes. */
  readonly but: readonly string[];
}

const DRESSES: Readonly<Record<string, Dress>> = {
  'half-width marks': {
    put: (text) => text.replace(/[，。：；！？（）“”‘’]/gu, (mark) => HALF.get(mark) as string),
    // Narrower lines have no measure.
    but: ['18-fixed-width.txt'],
  },
  'full-width digits': {
    put: (text) =>
      text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    // Wider lines have no measure; the numbers of pages.
    but: [
      '123-table-set-with-spaces.txt',
      '18-fixed-width.txt',
      '19-mail-quoted.txt',
      '20-pdf-copy.txt',
      '74-running-heads.txt',
      '83-official-notice.txt',
      '112-attachments-with-titles.txt',
    ],
  },
  'line ends of Windows': { put: (text) => text.replace(/\n/g, '\r\n'), but: [] },
  'spaces at the ends of lines': {
    put: (text) => text.replace(/\n/g, '  \u3000\n'),
    but: ['19-mail-quoted.txt'],
  },
  'characters without a width behind full stops': {
    put: (text) => text.replace(/。/gu, '。\u200b'),
    but: ['74-running-heads.txt'],
  },
  'no blank lines': { put: (text) => text.replace(/\n\s*\n+/g, '\n'), but: [] },
  'the whole text a second time': {
    put: (text) => `${text}\n${text}`,
    // A text too short for it; furniture between the two copies; wrapped lines across their border; a part or another order of the text that stands there twice
    // already; tables.
    but: [
      '111-tables-in-a-text.txt',
      '121-makers-of-an-old-book.txt',
      '122-calls-of-a-site.txt',
      '123-table-set-with-spaces.txt',
      '15-body-thrice.txt',
      '31-blocks-shuffled.txt',
      '13-noise-everywhere.txt',
      '19-mail-quoted.txt',
      '20-pdf-copy.txt',
      '63-toolbar-a-word-a-line.txt',
      '74-running-heads.txt',
      '88-information-on-two-lines.txt',
    ],
  },
  'the paragraphs of a page': {
    put: (text) => {
      const body = text
        .split(/\n+/)
        .filter((line) => line.trim() !== '')
        .map((line) => `<p>${line.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`);
      return `<!DOCTYPE html><meta charset="utf-8"><title>x</title>${body.join('\n')}`;
    },
    html: true,
    // A page has no wrapped lines, no line separators and no tables drawn of marks.
    but: [
      '108-line-separators.txt',
      '111-tables-in-a-text.txt',
      '123-table-set-with-spaces.txt',
      '18-fixed-width.txt',
      '20-pdf-copy.txt',
      '65-wrapped-with-outliers.txt',
      '73-section-numbers.txt',
    ],
  },
};

/** The letters of title, information, headings and paragraphs, each with what it is. */
async function letters(name: string, text: string): Promise<readonly string[]> {
  const source = await readSource({ name, bytes: new TextEncoder().encode(text) });
  const { metadata, sections } = await prepareManuscript([source]);
  const bare = (written = '') => written.normalize('NFKC').replace(/[\s\p{P}\p{S}\p{Cf}]/gu, '');
  return [
    `title ${bare(metadata.title)}`,
    `date ${metadata.date ?? ''}`,
    ...(metadata.creators ?? []).map(({ name: creator, role }) => `${role} ${bare(creator)}`),
    ...sections.flatMap(({ role, heading, paragraphs }) => [
      `${role} ${bare(heading)}`,
      ...paragraphs.map(({ kind, level, text: words }) => `${kind} ${level ?? ''} ${bare(words)}`),
    ]),
  ].sort();
}

describe.each(Object.entries(DRESSES))('a text in another dress: %s', (_, { put, html, but }) => {
  it.each(TEXTS.filter(({ name }) => !but.includes(name)).map(({ name, text }) => [name, text]))(
    '%s is the same edition',
    async (name, text) => {
      const dressed = html === true ? name.replace('.txt', '.html') : name;
      const [plain, other] = [await letters(name, text), await letters(dressed, put(text))];
      expect(other).toEqual(plain);
    },
  );
});
