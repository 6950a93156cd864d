import { readTemplate } from '../../src/layout/template/read-template.js';
import { MM } from '../../src/model/lengths.js';
import { readPdf } from '../../src/proof/read/index.js';
import { editionOf, fonts, root } from './edition.js';
import { bookOf, renderPdf } from './render.js';

/** Official documents as their finished PDF shows them. Lengths are mm. */

const OPTIONS = { date: '2026-03-05T00:00:00Z', tool: 'Kanben' };
const template = await readTemplate('gongwen', { packageRoot: root });

export interface Line {
  readonly text: string;
  /** Of the first and the last glyph; `right` is where the last one ends. */
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

/** The lines of a page of the PDF, from the page's top left corner. */
function linesOf(page: Awaited<ReturnType<typeof readPdf>>['pages'][number]): readonly Line[] {
  const rows = new Map<string, typeof page.glyphs>();
  for (const glyph of page.glyphs) {
    if (String.fromCodePoint(glyph.codePoint).trim() === '') continue;
    const key = `${glyph.y.toFixed(1)} ${glyph.size.toFixed(1)}`;
    rows.set(key, [...(rows.get(key) ?? []), glyph]);
  }
  return [...rows.values()].map((glyphs) => {
    const sorted = [...glyphs].sort((a, b) => a.x - b.x);
    const [first] = sorted;
    const last = sorted.at(-1);
    if (first === undefined || last === undefined) throw new Error('a line without glyphs');
    return {
      text: sorted.map(({ codePoint }) => String.fromCodePoint(codePoint)).join(''),
      left: first.x / MM,
      right: (last.x + last.width) / MM,
      baseline: first.y / MM,
      size: first.size,
    };
  });
}

/** The document with `official` as its elements (YAML) and `texts` as its divisions, set and read back. */
export async function documentOf(title: string, official: string, texts: readonly string[]) {
  const edition = editionOf(texts, { yaml: `title: ${title}\nofficial: ${official}\n` });
  const { bytes } = await renderPdf(edition, template, fonts, OPTIONS);
  const { pages } = await readPdf(bytes);
  const { composition } = await bookOf(edition, template, fonts, OPTIONS);
  const lines = pages.map(linesOf);
  const find = (text: string, page = 0): Line => {
    const line = lines[page]?.find((one) => one.text.includes(text));
    if (line === undefined)
      throw new Error(`no line with ${text}: ${lines[page]?.map((one) => one.text).join(' | ')}`);
    return line;
  };
  const strokes = (page = 0) =>
    (composition.pages[page]?.items ?? []).flatMap((item) =>
      item.kind === 'rule'
        ? [
            {
              y: item.y1 / MM,
              left: item.x1 / MM,
              right: item.x2 / MM,
              width: item.width / MM,
              color: item.color,
            },
          ]
        : [],
    );
  return { lines, find, strokes, pages };
}
