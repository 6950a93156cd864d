import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Kanben } from './kanben.js';

/** Files that cases are made of, by kind. */
export interface Seeds {
  readonly sources: readonly SeedFile[];
  /** A folder with an edition, built, archived and catalogued: `content/small`, `dist`, `store`. */
  readonly project: string;
}

export interface SeedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const EDITION_YAML = `title: 试验简报
subtitle: 第一期
date: 2020-09-17
publisher: 某某出版社
creators:
  - 张三
  - {name: 李四, role: edt}
identifier: ISBN 978-7-111-11111-1
`;

const CHAPTER = `---
label: 北京
---

# 北京：抓牢**防控**　深化改革

正文一段，[链接](https://example.org/)和<ruby>漢<rt>hàn</rt></ruby>字，注[^1]在此。

| 地区 | 数量 |
|---|---:|
| 北京 | 1.77万 |

![图一](pic.png)

- 条目
  1. 甲

> 引文

[^1]: 注文。
`;

const TEMPLATE = `extends: booklet
page: {size: A5}
typeArea: {characters: 26, lines: 24}
marks: half
`;

const FONTS = `faces:
  latin:
    file: own.ttf
    family: Own
    weight: 400
    licence: OFL-1.1
    covers: Latin
`;

/** Lays the project of the seeds down in \`folder\` and reads the sources of the tests' fixtures. */
export async function makeSeeds(kanben: Kanben, root: string, folder: string): Promise<Seeds> {
  const content = join(folder, 'content/small');
  mkdirSync(content, { recursive: true });
  mkdirSync(join(folder, 'mine'));
  writeFileSync(join(content, 'edition.yaml'), EDITION_YAML);
  writeFileSync(join(content, '01-a.md'), CHAPTER);
  writeFileSync(join(content, '02-b.md'), '# 上海：二\\n\\n正文。\\n'.replaceAll('\\n', '\n'));
  cpSync(join(root, 'tests/fixtures/editions/everything/pic.png'), join(content, 'pic.png'));
  writeFileSync(join(folder, 'mine/template.yaml'), TEMPLATE);
  writeFileSync(join(folder, 'mine/epub.css'), 'p { text-indent: 2em }\n');
  mkdirSync(join(folder, 'fonts'));
  cpSync(join(root, 'fonts/JetBrainsMono-Regular.ttf'), join(folder, 'fonts/own.ttf'));
  writeFileSync(join(folder, 'fonts/fonts.yaml'), FONTS);
  const source = join(folder, 'source.txt');
  writeFileSync(source, readFileSync(join(root, 'starter/digest.txt')));
  const imported = await kanben.importSource([source], {
    to: join(folder, 'content'),
    id: 'imported',
  });
  await kanben.buildEdition(content, { to: join(folder, 'dist'), impose: ['saddle'] });
  // Each seed has to be sound, or its mutations would all be refused for one reason.
  await kanben.buildEdition(content, { to: join(folder, 'other'), template: join(folder, 'mine') });
  process.chdir(folder);
  await kanben.buildEdition('content/small', { to: 'other', formats: ['pdf'] });
  process.chdir(root);
  const checked = await kanben.checkPath(imported.path);
  if (checked.diagnostics.some(({ severity }) => severity === 'error')) throw new Error('unsound');
  const archive = { to: join(folder, 'dist'), store: join(folder, 'store'), user: { name: '甲' } };
  await kanben.archiveEdition(content, { ...archive, sourceDateEpoch: '1600000000' });
  writeFileSync(join(content, '02-b.md'), '# 上海：二\n\n正文改了。\n');
  await kanben.archiveEdition(content, { ...archive, sourceDateEpoch: '1600000001' });
  await kanben.writeCatalog({ to: join(folder, 'dist'), title: '书目', language: 'zh' });
  if (imported.chapters.length === 0) throw new Error('the starter text has no chapters');
  return { sources: fixtures(root), project: folder };
}

export function fixtures(root: string): readonly SeedFile[] {
  const folder = join(root, 'tests/fixtures/manuscripts');
  return readdirSync(folder)
    .filter((name) => ['.txt', '.md', '.html', '.docx'].includes(extname(name)))
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
    .filter(({ bytes }) => bytes.length < 60_000);
}
