import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { renderEdition } from '../../../src/app/render-edition.js';
import { checkOfd } from '../../../src/outputs/ofd/check.js';
import { type OfdText, readOfd } from '../../../src/outputs/ofd/read.js';
import { readPdf } from '../../../src/proof/read/index.js';
import { EDITIONS } from '../rows.js';

const MM = 25.4 / 72;

async function both(path: string) {
  const { rendered, edition, composition } = await renderEdition(path, {
    formats: ['pdf', 'ofd'],
    outputOptions: { pdfa: '3b' },
  });
  const [pdf, ofd] = rendered.map(({ files }) => files.files[0]?.bytes as Uint8Array);
  return { pdf: pdf as Uint8Array, ofd: ofd as Uint8Array, edition, composition };
}

/** Characters with their places, spaces left out: a PDF's reader makes spaces of its own. */
function charactersOf(texts: readonly OfdText[]) {
  return texts.flatMap(({ text, places }) =>
    [...text].flatMap((character, index) =>
      /\s/u.test(character) || character.length > 1
        ? []
        : [{ character, ...(places[index] as { x: number; y: number }) }],
    ),
  );
}

describe.each(EDITIONS)('the OFD of %s', (path) => {
  it('has on each page the PDF’s text, each glyph within 0.01 mm of its place there', async () => {
    const { pdf, ofd } = await both(path);
    const [printed, read] = await Promise.all([readPdf(pdf), readOfd(ofd, 'a.ofd')]);
    expect(read.pages).toHaveLength(printed.pages.length);
    let compared = 0;
    read.pages.forEach(({ texts, width, height }, index) => {
      const page = printed.pages[index];
      if (page === undefined) throw new Error('no page');
      expect(Math.abs(width - page.width * MM)).toBeLessThan(0.01);
      expect(Math.abs(height - page.height * MM)).toBeLessThan(0.01);
      const glyphs = page.glyphs
        .map(({ codePoint, x, y }) => ({
          character: String.fromCodePoint(codePoint),
          x: x * MM,
          y: y * MM,
        }))
        // The places of an OFD's text are those of characters of the basic plane.
        .filter(({ character }) => !/[\s\p{Cs}]/u.test(character) && character.length === 1);
      const characters = charactersOf(texts);
      expect(characters.map(({ character }) => character).sort()).toEqual(
        glyphs.map(({ character }) => character).sort(),
      );
      for (const one of characters) {
        const near = glyphs.some(
          ({ character, x, y }) =>
            character === one.character && Math.abs(x - one.x) < 0.01 && Math.abs(y - one.y) < 0.01,
        );
        expect(near, `${one.character} on page ${index + 1}`).toBe(true);
        compared++;
      }
    });
    expect(compared).toBeGreaterThan(1000);
  });

  it('passes its own check, with outline, attachments and title', async () => {
    const { ofd, edition, composition } = await both(path);
    const { diagnostics, report } = await checkOfd(ofd, 'a.ofd');
    expect(diagnostics).toEqual([]);
    expect(report).toMatchObject({
      title: edition.metadata.title,
      pages: composition.pages.length,
      outline: composition.bookmarks.length,
      attachments: expect.arrayContaining(['edition.yaml']),
    });
  });

  it('is the same bytes each time', async () => {
    const [one, two] = [await both(path), await both(path)];
    expect(Buffer.from(one.ofd).equals(Buffer.from(two.ofd))).toBe(true);
  });
});

describe('the check of an OFD', () => {
  const sample = EDITIONS[1] as string;

  /** The file with one of its documents changed. */
  async function changed(name: string, change: (text: string) => string | undefined) {
    const { ofd } = await both(sample);
    const zip = await JSZip.loadAsync(ofd);
    const text = await zip.file(name)?.async('string');
    if (text === undefined) throw new Error(name);
    const next = change(text);
    if (next === undefined) zip.remove(name);
    else zip.file(name, next);
    const bytes = await zip.generateAsync({ type: 'uint8array' });
    return (await checkOfd(bytes, 'a.ofd')).diagnostics.map(({ ruleId }) => ruleId);
  }

  const page = 'Doc_0/Pages/Page_5/Content.xml';

  it.each([
    ['a missing page', page, () => undefined, 'ofd/missing-file'],
    ['XML that is cut', page, (text: string) => text.slice(0, 200), 'ofd/unreadable'],
    [
      'a distance that is lost',
      page,
      (text: string) => text.replace(/DeltaX="\S+ /, 'DeltaX="'),
      'ofd/bad-text',
    ],
    [
      'a font that is none',
      page,
      (text: string) => text.replace(/ Font="\d+"/, ' Font="99999"'),
      'ofd/bad-reference',
    ],
    [
      'a character without a glyph',
      page,
      (text: string) => text.replace('示意', '示靐'),
      'ofd/missing-glyph',
    ],
    [
      'an id that stands twice',
      page,
      (text: string) => text.replace(/<ofd:Layer ID="\d+"/, '<ofd:Layer ID="1"'),
      'ofd/repeated-id',
    ],
    [
      'a text outside the page',
      page,
      (text: string) => text.replace(/(<ofd:TextObject ID="\d+" Boundary=")[\d.]+ /, '$1900 '),
      'ofd/outside-page',
    ],
  ])('reports %s', async (_, name, change, rule) => {
    expect(await changed(name, change)).toContain(rule);
  });

  it('reports bytes that are no OFD', async () => {
    const { diagnostics } = await checkOfd(Buffer.from('no zip'), 'a.ofd');
    expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual(['ofd/unreadable']);
  });
});
