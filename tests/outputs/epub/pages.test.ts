import { expect, it } from 'vitest';
import { builtInTemplates, readTemplate } from '../../../src/layout/template/read-template.js';
import { buildEpub, checkEpub } from '../../../src/outputs/epub/index.js';
import { extractText } from '../../../src/proof/read/index.js';
import { editionOf, fonts, PNG, root } from '../../support/edition.js';
import { renderPdf } from '../../support/render.js';
import { seenText, unzip } from './unzip.js';

const OPTIONS = { date: '2020-09-17T00:00:00Z', tool: 'Kanben 0.0.0' };
let sentences = 0;
/** Sentences that no other place of the book has. */
const prose = (count: number) =>
  Array.from({ length: count }, () => `第${String(++sentences).padStart(4, '0')}句说的是监管`).join(
    '，',
  );
const several = (count: number, make: () => string, between: string) =>
  Array.from({ length: count }, make).join(between);

/** Every kind of block that a page may begin in, each longer than a page. */
const LONG = `# 一篇

${several(6, () => prose(40), '\n\n')}

## 清单

${several(50, () => `- ${prose(3)}`, '\n')}

1. ${prose(4)}
2. ${prose(120)}

   ${prose(60)}

## 引文

${several(8, () => `> ${prose(25)}`, '\n>\n')}

## 表格

| 地区 | 说明 |
|---|---|
${several(60, () => `| ${prose(1)} | ${prose(3)} |`, '\n')}

\`\`\`
${several(60, () => prose(1), '\n')}
\`\`\`

图前${prose(40)}![图](pic.png)图后${prose(120)}

[${prose(9)}](https://example.org/a)**${prose(20)}**[^1]*${prose(60)}*\`${prose(3)}\`${prose(60)}

[^1]: ${prose(12)}
`;

const solid = (text: string) => text.replace(/\s/g, '');

it.each(await builtInTemplates(root))(
  'the pages of the EPUB begin at the very characters with which the PDF’s begin: %s',
  async (name) => {
    const template = await readTemplate(name, { packageRoot: root });
    const edition = editionOf([LONG, `# 二篇\n\n${prose(200)}\n`], {
      assets: new Map([['pic.png', PNG]]),
    });
    const { bytes: pdf, pageMap } = await renderPdf(edition, template, fonts, OPTIONS);
    const printed = (await extractText(pdf)).map(solid);
    const { bytes } = await buildEpub(edition, template, {
      modified: OPTIONS.date,
      tool: OPTIONS.tool,
      pageMap,
    });
    expect((await checkEpub(bytes, 'a.epub')).map(String)).toEqual([]);
    const entries = await unzip(bytes);
    const document = (name: string) =>
      entries.find((entry) => entry.name === `OEBPS/${name}.xhtml`)?.text ?? '';
    expect(pageMap.starts.length).toBeGreaterThan(15);
    for (const { folio, page, division } of pageMap.starts) {
      const [before = '', after] = document(division).split(
        new RegExp(`<span [^>]*id="page-${folio}"[^>]*></span>`),
      );
      expect(after, `page ${folio} is marked`).toBeDefined();
      // Each book has marks of its own for its notes.
      const unmarked = (text: string) => text.replace(/\[\d+\]|[\u2460-\u2473]/gu, '');
      const follows = unmarked(solid(seenText(`<body>${after}`)));
      const shown = unmarked(printed[page - 1] ?? '');
      // A list's number and a table's head, set again, may stand before it.
      const at = shown.indexOf(follows.slice(0, 16));
      expect(at, `page ${folio}: ${follows.slice(0, 20)} | ${shown.slice(0, 40)}`).toBeGreaterThan(
        -1,
      );
      // On the first page masthead and contents may.
      if (folio !== '1')
        expect(at, `page ${folio}: ${follows.slice(0, 20)} | ${shown.slice(0, 40)}`).toBeLessThan(
          7,
        );
      const ahead = solid(seenText(before)).slice(-16);
      if (ahead.length === 16) expect(shown, `page ${folio}`).not.toContain(ahead);
    }
  },
);
