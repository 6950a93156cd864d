import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { manuscriptFiles, prepareManuscript } from '../../src/normalise/index.js';
import { sourceOf } from './source-of.js';

async function importedMarkdown(front: string) {
  const source = {
    ...sourceOf(`---\n${front}\n---\n\n# 书名\n\n正文。\n`, 'a.md'),
    kind: 'md',
    markdown: true,
  };
  const manuscript = await prepareManuscript([source], {});
  const edition = manuscriptFiles(manuscript, { id: 'test' }).find(
    ({ path }) => path === 'edition.yaml',
  );
  return { ...manuscript, edition: edition?.text ?? '' };
}

describe('front matter from elsewhere', () => {
  it('gives edition.yaml what means the same, under whatever key', async () => {
    const { edition } = await importedMarkdown(
      'locale: zh-TW\nbyline: 张三\ntags: [市场, 监管]\nsummary: 一年的经验。\ncopyright: 某社\npublisher: 某出版社\npublish_date: 2024-02-03',
    );
    expect(parse(edition)).toMatchObject({
      language: 'zh-TW',
      creators: [{ name: '张三' }],
      subjects: ['市场', '监管'],
      description: '一年的经验。',
      rights: '某社',
      publisher: '某出版社',
      date: '2024-02-03',
    });
  });

  it('names the keys that have no use in one line', async () => {
    const { diagnostics } = await importedMarkdown(
      'tags: 市场\ncategories: 新闻\nlayout: post\ndraft: true',
    );
    expect(diagnostics.map(({ ruleId, values }) => [ruleId, values.keys])).toEqual([
      ['edition/foreign-keys', ['categories', 'layout', 'draft']],
    ]);
  });
});
