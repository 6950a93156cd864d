import { expect, it } from 'vitest';
import { composeEdition } from '../../src/layout/compose-edition.js';
import { readTemplate } from '../../src/layout/template/read-template.js';
import { editionOf, fonts, root } from '../support/edition.js';

it('a briefing’s 按语 opens with its name in hei, and is no entry of the contents', async () => {
  const template = await readTemplate('briefing', { packageRoot: root });
  const edition = editionOf(
    [
      '---\nrole: editors-note\n---\n\n# 编者按\n\n东城区的做法值得借鉴。\n\n请各区研究。\n',
      '# 东城区推进改造\n\n已开工30个小区。\n',
    ],
    {
      yaml: 'title: 江川简报\nmasthead: { name: 江川简报, issue: 12, unit: 办公室, date: 2026-03-05 }\n',
    },
  );
  const { pages, bookmarks } = await composeEdition(edition, template, fonts);
  expect(bookmarks.map(({ title }) => title)).toEqual(['东城区推进改造']);
  const texts = pages.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'text' ? [item] : [])),
  );
  const at = texts.findIndex(({ text }) => text.startsWith('编者按'));
  expect(texts[at]?.face.id).toBe('hei');
  expect(texts[at]?.text).toBe('编者按：');
  expect(texts[at + 1]).toMatchObject({ text: '东城区的做法值得借鉴。', face: { id: 'kai' } });
  expect(texts.filter(({ text }) => text.includes('编者按'))).toHaveLength(1);
});
