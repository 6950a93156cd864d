import { expect, it } from 'vitest';
import { parseEdition } from '../../src/edition/index.js';
import { plainText } from '../../src/model/markdown/plain-text.js';

const TEXT = '# 甲\n\n> [!WARNING]\n> 夜里停航。\n\n> [!NOTE] 渡口\n> 早上开船。\n';

it.each([
  ['zh-CN', '注意'],
  ['zh-TW', '注意'],
  ['en', 'Warning'],
])('names a boxed note in the language of the edition: %s', (language, name) => {
  const yaml = { path: 'edition.yaml', text: `id: a\ntitle: 甲\nlanguage: ${language}\n` };
  const { edition } = parseEdition(yaml, [{ path: '01-a.md', text: TEXT }], 'a');
  const [, warning, note] = edition.divisions[0]?.tree.children ?? [];
  const names = [warning, note].map((box) =>
    box?.type === 'blockquote' && box.children[0] ? plainText(box.children[0]) : undefined,
  );
  expect(names).toEqual([name, '渡口']);
});
