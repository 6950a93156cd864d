import { describe, expect, it } from 'vitest';
import { readTemplate } from '../../../src/layout/template/read-template.js';
import { checkOfd } from '../../../src/outputs/ofd/check.js';
import { ofdDocument } from '../../../src/outputs/ofd/document.js';
import { readOfd } from '../../../src/outputs/ofd/read.js';
import { readPdf } from '../../../src/proof/read/index.js';
import { editionOf, fonts, root } from '../../support/edition.js';
import { bookOf, renderPdf } from '../../support/render.js';

const MM = 25.4 / 72;
const TITLE = '江川市统计局关于商请提供数据的函';
const TEXT = `# ${TITLE}\n\n因工作需要，商请贵局提供数据。\n\n一、时间范围。2025年全年。\n\n特此函商。\n`;
const TABLE =
  '---\nrole: appendix\n---\n\n# 数据表\n\n| 项目 | 数量 |\n| --- | --- |\n| 住房 | 120 |\n';

const FORMS: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    '文件',
    'gongwen',
    `official: { copyNumber: "000012", secrecy: 机密, secrecyTerm: 1年, urgency: 特急, issuers: [江川市统计局文件, 江川市财政局],
      number: 江统〔2026〕7号, signers: [王立, 李明], recipients: 市政府, attachments: [数据表], date: 2026-03-05, note: 此件公开发布,
      copyTo: 市委办公室, printedBy: 江川市统计局办公室, printedOn: 2026-03-06 }`,
    [TEXT, TABLE],
  ],
  [
    '信函',
    'gongwen',
    'official: { form: letter, issuers: [江川市统计局], number: 江统函〔2026〕7号, recipients: 市财政局, date: 2026-03-05, copyTo: 市政府 }',
    [TEXT],
  ],
  [
    '命令',
    'gongwen',
    'official: { form: order, issuers: [江川市人民政府令], number: 第12号, seal: signed, signature: [市长], date: 2026-03-05 }',
    ['---\nheading: 江川市人民政府令\n---\n\n现予公布。\n'],
  ],
  [
    '纪要',
    'gongwen',
    'official: { form: minutes, issuers: [江川市人民政府常务会议纪要], number: 第3期, signature: [江川市人民政府办公室], date: 2026-03-05 }',
    ['---\nheading: 江川市人民政府常务会议纪要\n---\n\n会议研究了防汛工作。\n\n出席：李强、王立\n'],
  ],
  [
    '简报',
    'briefing',
    `masthead: { name: 江川简报, issue: 增刊第3期, totalIssue: 412, unit: 市政府办公室, date: 2026-03-05, secrecy: 内部资料 }
tail: { report: 市委, send: 各区, distribute: 各街道, copies: 60 }`,
    [
      '---\nrole: editors-note\n---\n\n# 编者按\n\n供学习借鉴。\n',
      '# 东城区抓春耕\n\n全区备足种子。\n',
      '# 西城区建公园\n\n新建十二处。\n',
    ],
  ],
];

describe.each(FORMS)('the OFD of a %s', (_, name, yaml, texts) => {
  it('has the PDF’s glyphs in their order, each within 0.01 mm, and passes its check', async () => {
    const template = await readTemplate(name, { packageRoot: root });
    const edition = editionOf(texts, { yaml: `title: ${TITLE}\ndate: 2026-03-05\n${yaml}\n` });
    const about = { date: '2026-03-05T00:00:00Z', tool: 'Kanben' };
    const { bytes: pdf } = await renderPdf(edition, template, fonts, about);
    const book = await bookOf(edition, template, fonts, about);
    const { bytes: ofd } = await ofdDocument(
      { ...book, cover: async () => undefined, rendered: new Map(), onProgress: () => {} },
      [],
    );
    expect((await checkOfd(ofd, 'a.ofd')).diagnostics).toEqual([]);
    const [printed, read] = [await readPdf(pdf), await readOfd(ofd, 'a.ofd')];
    expect(read.pages).toHaveLength(printed.pages.length);
    read.pages.forEach((page, index) => {
      const characters = page.texts.flatMap(({ text, places }) =>
        [...text].flatMap((character, at) => {
          const { x = 0, y = 0 } = places[at] ?? {};
          return /\s/u.test(character) ? [] : [{ character, x, y }];
        }),
      );
      const glyphs = (printed.pages[index]?.glyphs ?? [])
        .map(({ codePoint, x, y }) => ({
          character: String.fromCodePoint(codePoint),
          x: x * MM,
          y: y * MM,
        }))
        .filter(({ character }) => !/\s/u.test(character));
      expect(characters.map(({ character }) => character)).toEqual(
        glyphs.map(({ character }) => character),
      );
      characters.forEach(({ x, y }, at) => {
        expect(Math.abs(x - (glyphs[at]?.x ?? 0))).toBeLessThan(0.01);
        expect(Math.abs(y - (glyphs[at]?.y ?? 0))).toBeLessThan(0.01);
      });
    });
  });
});
