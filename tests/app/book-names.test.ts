import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importSource } from '../../src/app/import-source.js';
import { importedFrom } from '../../src/app/review/reimport.js';
import { scratch } from './scratch.js';

const FILES = {
  'SUMMARY.md':
    '# 目录\n\n- [序](README.md)\n- [**早**市](1/README.md)\n  - [几点开始](1/README.md#when)\n- [晚市](late.md)\n- [集后](after.md)\n',
  'README.md': '# 河口集市志\n\n这本小册子记河口镇的集市。\n',
  '1/README.md': '早市从六点开始。\n\n### 几点开始 {#when}\n\n六点。\n',
  'late.md': '<!-- 待核：\n\n日期 -->\n\n# 河滩晚市\n\n晚市在河滩上。\n',
  'after.md': '<p align="center"><img src="logo.png"></p>\n\n集散了，人也散了。\n',
};

describe('a file of a book without a heading', () => {
  it('takes the name that the list of chapters gives it, and keeps it when the kept sources are read again', async () => {
    const folder = scratch();
    for (const [place, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(folder, place)), { recursive: true });
      writeFileSync(join(folder, place), text);
    }
    const to = scratch();
    const { path, chapters, diagnostics } = await importSource([folder], { to, id: 'book' });
    const headings = ['河口集市志', '早市', '河滩晚市', '集后'];
    expect(chapters.map(({ heading }) => heading)).toEqual(headings);
    // What is left out before a heading, and holds words, is reported.
    const comments = diagnostics.filter(({ ruleId }) => ruleId === 'edition/comment');
    expect(comments.map(({ line }) => line)).toEqual([1, 3]);
    const early = join(path, chapters[1]?.file ?? '');
    expect(readFileSync(early, 'utf8')).toContain('heading: 早市\n');

    writeFileSync(early, readFileSync(early, 'utf8').replace('六点开始', '五点开始'));
    const { sources, options } = await importedFrom(path);
    const again = await importSource(sources, { ...options, to, id: 'book', kept: true });
    expect(again.chapters.map(({ heading }) => heading)).toEqual(headings);
    expect(readFileSync(early, 'utf8')).toContain('早市从五点开始。');
    expect(readFileSync(early, 'utf8')).toContain('heading: 早市\n');
  });
});
