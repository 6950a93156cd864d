import { describe, expect, it } from 'vitest';
import { readTemplate } from '../../../src/layout/template/read-template.js';
import { type Glyph, readPdf } from '../../../src/proof/read/index.js';
import { editionOf, fonts, root } from '../../support/edition.js';
import { renderPdf } from '../../support/render.js';

/** The grid of lines and characters (docs/typography.md, rule 16), read from finished files. */

const OFFICIAL = `title: 关于摊位登记的通知
date: 2026-03-05
official: { issuers: [江川市文件], number: 江〔2026〕1号, date: 2026-03-05 }
`;
const BOOK = 'title: 书\ndate: 2024-05-06\noptions: { cover: false, contents: false }\n';

const PROSE =
  '管理所自2023年9月17日起逐日清点摊位1204个，登记经营者的姓名、品类和摊位号，月底张榜公布；凡不足3个月的，按“临时摊位”办理，收费标准为每日12.50元。';
const TEXT = [
  '# 关于摊位登记的通知',
  ...['一、登记　范围', '二、期限', '三、收费'].flatMap((heading) => [
    `## ${heading}`,
    ...Array.from({ length: 6 }, () => `${PROSE}甲　乙两类分别登记。`),
    '> 原有摊位　一律重新登记，2 . 与1.两种写法照录。',
    PROSE,
  ]),
].join('\n\n');

const isHan = ({ codePoint }: Glyph) => codePoint >= 0x4e00 && codePoint <= 0x9fff;
const isDigit = ({ codePoint }: Glyph) => codePoint >= 0x30 && codePoint <= 0x39;

async function printed(name: 'gongwen' | 'booklet') {
  const template = await readTemplate(name, { packageRoot: root });
  const edition = editionOf([TEXT], { yaml: name === 'gongwen' ? OFFICIAL : BOOK });
  const options = { date: '2024-05-06T00:00:00Z', tool: 'test' };
  const { bytes } = await renderPdf(edition, template, fonts, options);
  const { pages } = await readPdf(bytes);
  const { size, leading } = template.typeArea;
  return { pages, size, leading };
}

/** The neighbours on a line of text in order, where nothing stands between them. */
function neighbours(glyphs: readonly Glyph[]): readonly (readonly [Glyph, Glyph])[] {
  return glyphs.flatMap((glyph, index) => {
    const before = glyphs[index - 1];
    return before !== undefined && Math.abs(before.y - glyph.y) < 0.01 && glyph.x > before.x
      ? [[before, glyph] as const]
      : [];
  });
}

describe.each(['gongwen', 'booklet'] as const)('the grid of %s', async (name) => {
  const { pages, size, leading } = await printed(name);
  const body = pages.map(({ glyphs }) =>
    glyphs.filter((glyph) => Math.abs(glyph.size - size) < 0.01),
  );

  it('all lines of text stand on one grid, the same on every page', () => {
    const lines = body.map((glyphs) => new Set(glyphs.filter(isHan).map(({ y }) => y)));
    expect(lines.filter((page) => page.size > 10).length).toBeGreaterThanOrEqual(2);
    const first = Math.min(...lines.flatMap((page) => [...page]));
    for (const page of lines) {
      for (const y of page) {
        const rows = (y - first) / leading;
        // A quarter of a point (rule 16).
        expect(Math.abs(rows - Math.round(rows)) * leading).toBeLessThan(0.25);
      }
    }
  });

  it('digits of a number stand as far apart as their face has them', () => {
    const pairs = body.flatMap((glyphs) =>
      neighbours(glyphs).filter(([a, b]) => isDigit(a) && isDigit(b)),
    );
    expect(pairs.length).toBeGreaterThan(100);
    for (const [a, b] of pairs) expect(b.x - a.x).toBeCloseTo(a.width, 1);
  });

  it('a full-width space is one em, as the characters beside it are', () => {
    const around = body.flatMap((glyphs) => {
      const visible = glyphs.filter(({ codePoint }) => codePoint !== 0x3000);
      return neighbours(visible).filter(
        ([a, b]) => a.codePoint === 0x7532 && b.codePoint === 0x4e59,
      );
    });
    expect(around.length).toBeGreaterThan(5);
    // On the character grid it is exact. Elsewhere a line may be let out at the two boundaries around it.
    const slack = name === 'gongwen' ? 0.001 : 0.09;
    for (const [a, b] of around) {
      expect((b.x - a.x) / size).toBeGreaterThan(2 - 0.001);
      expect((b.x - a.x) / size).toBeLessThan(2 + slack);
    }
  });
});
