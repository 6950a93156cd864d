import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, kanben, root, scratch } from './kanben.js';

const cwd = scratch();

/** Writes a book's folder; a text of `picture` stands for a picture. */
function book(name: string, files: Readonly<Record<string, string>>): void {
  for (const [place, text] of Object.entries(files)) {
    const path = join(cwd, name, place);
    mkdirSync(dirname(path), { recursive: true });
    if (text === 'picture') copyFileSync(join(root, 'tests/golden/pages/hard.png'), path);
    else writeFileSync(path, text);
  }
}

const CHAPTERS = {
  'early.md': '# 早市\n\n早市从六点开始，见[晚市](late/README.md#where)与[序](README.md)。\n',
  'late/README.md': '# 晚市\n\n## 在哪里 {#where}\n\n在河滩上，![摊](../img/stall.png)。\n',
  'img/stall.png': 'picture',
  'draft.md': '# 草稿\n\n没有列在目录里的一篇。\n',
};
const README = '# 河口集市志\n\n这本小册子记河口镇的集市。\n';

/** A book's kind, the files that make it one, and its title. */
const BOOKS: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  [
    'GitBook',
    {
      'book.json': '{"title":"集市三题","language":"zh-hans"}',
      'README.md': README,
      'SUMMARY.md':
        '# Summary\n\n* [序](README.md)\n* [早市](early.md)\n* [晚市](late/README.md)\n',
      ...CHAPTERS,
    },
    '集市三题',
  ],
  [
    'HonKit',
    {
      'README.md': README,
      'SUMMARY.md': '# 目录\n\n- [序](README.md)\n- [早市](early.md)\n  - [晚市](late/)\n',
      ...CHAPTERS,
    },
    '河口集市志',
  ],
  [
    'docsify',
    {
      'docs/README.md': README,
      'docs/_sidebar.md':
        '* [序](/)\n* [早市](early)\n* [晚市](/late/)\n* [外面](https://example.org)\n',
      'docs/index.html': '<script>window.$docsify = {}</script>',
      ...Object.fromEntries(
        Object.entries(CHAPTERS).map(([place, text]) => [`docs/${place}`, text]),
      ),
    },
    '河口集市志',
  ],
];

describe.each(BOOKS)('kanben make with the folder of a %s book', (kind, files, title) => {
  book(kind, files);
  const run = kanben(
    ['make', kind, '--id', kind.toLowerCase(), '--format', 'txt', '--json', '--content', 'content'],
    { cwd },
  );
  const edition = join(cwd, 'content', kind.toLowerCase());

  it('makes one edition of it, in the order of its list, with its title', () => {
    expect(run.status, run.stderr).toBe(0);
    const [made] = JSON.parse(run.stdout).editions;
    expect(made.title).toBe(title);
    const headings = filesBelow(edition)
      .filter((name) => /^\d.*\.md$/.test(name))
      .map((name) => /^# (.*)$/m.exec(readFileSync(join(edition, name), 'utf8'))?.[1]);
    expect(headings).toEqual(['河口集市志', '早市', '晚市']);
  });

  it('names what the list leaves out, and keeps links and pictures inside the book', () => {
    const [made] = JSON.parse(run.stdout).editions;
    const rules = made.diagnostics.map(({ rule }: { rule: string }) => rule);
    expect(rules).toContain('io/chapter-unlisted');
    const chapters = filesBelow(edition).filter((name) => /^\d.*\.md$/.test(name));
    const [first, early, late] = chapters.map((name) => readFileSync(join(edition, name), 'utf8'));
    expect(first).toBeDefined();
    expect(early).toContain(`[晚市](${chapters[2]}#where)`);
    expect(early).toContain(`[序](${chapters[0]})`);
    const picture = /!\[摊\]\((source\/[^)]+)\)/.exec(late ?? '')?.[1] ?? '';
    expect(filesBelow(edition)).toContain(picture);
  });
});
