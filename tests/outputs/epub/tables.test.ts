import { expect, it } from 'vitest';
import { buildEpub, checkEpub } from '../../../src/outputs/epub/index.js';
import { booklet, editionOf } from '../../support/edition.js';
import { filesOf, OPTIONS } from './everything.js';

it('cells that the Markdown merges are merged in the EPUB, heads of several rows are heads', async () => {
  const table =
    '| 品类 | 产量 || 备注 |\n|---|--:|--:|---|\n| ^^ | 2022年 | 2023年 | ^^ |\n| 青菜 | 1 | 2 | 无 |';
  const { bytes } = await buildEpub(editionOf([`# 甲\n\n${table}\n`]), booklet(), OPTIONS);
  expect((await checkEpub(bytes, 'a.epub')).map(String)).toEqual([]);
  const text = (await filesOf(bytes)).get('01-a.xhtml') ?? '';
  expect(text).not.toContain('^^');
  expect(text).toMatch(
    /<th scope="col" rowspan="2"[^>]*>品类<\/th><th scope="colgroup" colspan="2"[^>]*>产量<\/th>/,
  );
  expect(text.split('</thead>')[0]?.match(/<tr>/g)?.length).toBe(2);
  expect(text).toMatch(/<td style="text-align: right">2<\/td>/);
});
