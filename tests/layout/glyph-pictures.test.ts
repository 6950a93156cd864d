import { beforeAll, describe, expect, it } from 'vitest';
import { composeEdition } from '../../src/layout/compose-edition.js';
import type { Composition, PlacedImage } from '../../src/model/composition.js';
import { plainText } from '../../src/model/markdown/plain-text.js';
import { buildEpub, checkEpub } from '../../src/outputs/epub/index.js';
import { filesOf, OPTIONS } from '../outputs/epub/everything.js';
import { booklet, editionOf, fonts } from '../support/edition.js';

const SVG = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><path d="M10 10H90V40H10Z"/></svg>',
);
const yaml = 'title: 说𰻝字\ndate: 2020-09-17\nglyphs:\n  𰻝: biang.svg\n  \ue123: biang.svg\n';
const TEXT =
  '# 说𰻝字\n\n面名𰻝𰻝，又一\ue123字[^1]。**𰻝**。\n\n| 字 |\n|---|\n| 𰻝 |\n\n[^1]: 注𰻝。\n';
const edition = () => editionOf([TEXT], { yaml, assets: new Map([['biang.svg', SVG]]) });

describe('a character that edition.yaml names a picture for (造字)', () => {
  let composition: Composition;
  beforeAll(async () => {
    composition = await composeEdition(edition(), booklet(), fonts);
  });

  it('stays a character of the text', () => {
    const [division] = edition().divisions;
    expect(division?.heading).toBe('说𰻝字');
    expect(plainText(division?.tree ?? { type: 'root', children: [] })).toContain(
      '面名𰻝𰻝，又一\ue123字',
    );
  });

  it('is printed as its picture, one em large, in text, headings, tables, notes and on the cover', () => {
    expect(composition.diagnostics.map(String)).toEqual([]);
    const sizes = composition.pages.map(({ items }) =>
      items.filter((item): item is PlacedImage => item.kind === 'image').map(({ width }) => width),
    );
    expect(sizes[0]).toEqual([booklet().styles.coverTitle.size]);
    const { body, table, footnote, headings } = booklet().styles;
    const text = [headings[0].size, ...Array(4).fill(body.size), table.size, footnote.size];
    expect(sizes.at(-1)?.toSorted()).toEqual(text.toSorted());
    const printed = composition.pages.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'text' ? [item.text] : [])),
    );
    expect(printed.join('')).not.toMatch(/[𰻝\ue123〓]/u);
  });

  it('takes exactly one em of its line, and its picture keeps its proportions', () => {
    const items = composition.pages.at(-1)?.items ?? [];
    const [first, second] = items.filter(
      (item): item is PlacedImage =>
        item.kind === 'image' && item.width === booklet().styles.body.size,
    );
    expect((second?.x ?? 0) - (first?.x ?? 0)).toBeCloseTo(booklet().styles.body.size, 6);
    expect(first?.height).toBeCloseTo((first?.width ?? 0) / 2, 6);
  });

  it('is an inline picture with the character as its description in the EPUB', async () => {
    const { bytes } = await buildEpub(edition(), booklet(), OPTIONS);
    expect((await checkEpub(bytes, 'a.epub')).map(String)).toEqual([]);
    const files = await filesOf(bytes);
    const text = files.get('01-a.xhtml') ?? '';
    expect(
      text.match(/<img src="images\/\w+\.svg" alt="(?:𰻝|\ue123)" class="glyph"\/>/gu)?.length,
    ).toBe(7);
    expect(files.get('style.css')).toContain('.glyph { width: 1em;');
  });
});
