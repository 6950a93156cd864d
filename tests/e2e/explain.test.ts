import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { kanben, scratch } from './kanben.js';

const cwd = scratch();
const HAN = /\p{Script=Han}/u;

/** Sources whose lines are dropped for many reasons: a page of the web, Markdown, plain text with furniture and contents. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  'page.html': [
    '<html><body><nav>首页 新闻</nav><h1>河岸的早市</h1>',
    '<p>早市开了三十年，摊主们都相熟。天亮以前，菜车已经停在河边。</p>',
    '<div class="share">分享到：微信 微博</div><footer>版权所有 柳湾报社</footer></body></html>',
  ],
  'notes.md': [
    ...['---', 'layout: post', '---', '', '[EN](README.en.md) | 简体中文', ''],
    ...['# 笔记', '', '[TOC]', '', '早市有豆腐。', '', '#', '', '<script>', 'x', '</script>'],
  ],
  'plain.txt': [
    ...['您所在的位置：首页 > 新闻 > 正文', '河岸', '', '目录', '第一章 早市', '第二章 晚市', ''],
    ...[
      '第一章 早市',
      '早市有豆腐，也有鱼。',
      '内部流转',
      '- 1 -',
      '第二章 晚市',
      '晚市有灯。',
      '',
    ],
    ...['【打印】【关闭】 字号：大 中 小', '浏览次数：1024', '上一篇：某地召开会议'],
  ],
};

/** The third column of each dropped line of the table that --explain prints. */
function reasons(language: string): readonly string[] {
  const names = Object.keys(SOURCES);
  const args = ['import', ...names, '--explain', '--drop', '^内部', '--id', language];
  const { status, stdout, stderr } = kanben(args, {
    cwd,
    env: { LANG: language, LC_ALL: language },
  });
  expect(status, stderr).toBe(0);
  return stdout
    .split('\n')
    .filter((line) => /^ *\S+ {2}dropped {2}/.test(line))
    .map((line) => line.trim().split(/ {2,}/)[3] ?? '');
}

describe('the reasons that --explain prints', () => {
  beforeAll(() => {
    for (const [name, lines] of Object.entries(SOURCES))
      writeFileSync(join(cwd, name), `${lines.join('\n')}\n`);
  });

  it('are in the language of the locale', () => {
    const english = reasons('en_US.UTF-8');
    const chinese = reasons('zh_CN.UTF-8');
    expect(new Set(english).size).toBeGreaterThan(10);
    expect(english.filter((one) => HAN.test(one))).toEqual(['--drop ^内部']);
    expect(chinese).toHaveLength(english.length);
    expect(chinese.filter((one) => !HAN.test(one))).toEqual([]);
  });

  it('are in the language of the edition in a Word file for review', async () => {
    for (const [language, words] of [
      ['en', 'dropped: '],
      ['zh-CN', '删去：'],
    ] as const) {
      const folder = join(cwd, 'content', `review-${language}`.toLowerCase());
      const id = `review-${language}`.toLowerCase();
      expect(kanben(['import', 'plain.txt', '--id', id], { cwd }).status).toBe(0);
      const edition = join(folder, 'edition.yaml');
      const text = readFileSync(edition, 'utf8').replace(/^language: .*$/m, '');
      writeFileSync(edition, `${text}language: ${language}\n`);
      const args = ['build', folder, '--format', 'docx', '--review'];
      const run = kanben(args, { cwd });
      expect(run.status, run.stderr).toBe(0);
      const bytes = readFileSync(join(cwd, 'dist', id, `${id}.review.docx`));
      const zip = await JSZip.loadAsync(bytes);
      const comments = (await zip.file('word/comments.xml')?.async('string')) ?? '';
      const reasons = comments.split(words).slice(1);
      expect(reasons.length).toBeGreaterThan(4);
      expect(reasons.every((one) => HAN.test(one.slice(0, 4)))).toBe(language !== 'en');
    }
  });
});
