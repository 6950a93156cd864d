import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Kanben } from './kanben.js';

/** Files that cases are made of, by kind. */
export interface Seeds {
  readonly sources: readonly SeedFile[];
  readonly pictures: readonly SeedFile[];
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

const STYLE = `- avoid: [帐户, 帐号]
  prefer: 账户
  why: 统一用字
- {avoid: app, prefer: App, whole-word: true, except: [apps]}
`;

const JOBS = `{"path":"content/small","formats":["pdf"],"options":{"pdfa":"3b"}}
{"path":["source.txt"],"id":"乙","template":"booklet"}
`;
const JOBS_CSV = `path,template,formats,options.pdfa
content/small,booklet,"pdf,epub",3b
"source.txt",,,
`;

/** Lays the project of the seeds down in `folder`. */
export async function makeSeeds(kanben: Kanben, root: string, folder: string): Promise<void> {
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
  const formats = ['epub', 'pdf', 'ofd', 'docx'];
  await kanben.buildEdition(content, { to: join(folder, 'dist'), formats, impose: ['saddle'] });
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
  writeFileSync(join(imported.path, 'decisions.yaml'), decisionsOn(readFileSync(source, 'utf8')));
  writeFileSync(join(imported.path, 'style.yaml'), STYLE);
  writeFileSync(join(folder, 'jobs.jsonl'), JOBS);
  writeFileSync(join(folder, 'jobs.csv'), JOBS_CSV);
  await kanben.importSource([source], { to: join(folder, 'content'), id: 'imported' });
  await kanben.jobsNamed([join(folder, 'jobs.jsonl'), join(folder, 'jobs.csv')]);
}

/** One decision on the first line of the text. */
function decisionsOn(text: string): string {
  const line = text.split(/\r?\n/)[0] ?? '';
  const digest = createHash('sha256').update(line).digest('hex');
  return `- rule: nav\n  line: {sha256: ${digest}, number: 1}\n  take: as-is\n`;
}

/** The texts, pages and documents of the tests' fixtures, and the Markdown of their editions. */
export function sourcesIn(root: string): readonly SeedFile[] {
  const fixtures = join(root, 'tests/fixtures');
  const files = (folder: string) =>
    readdirSync(folder)
      .filter((name) => ['.txt', '.md', '.html', '.docx'].includes(extname(name)))
      .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
  const editions = readdirSync(join(fixtures, 'editions'));
  return [
    ...files(join(fixtures, 'manuscripts')),
    ...editions.flatMap((name) => files(join(fixtures, 'editions', name))),
  ].filter(({ bytes }) => bytes.length < LARGEST_SOURCE);
}

/** bytes */
const LARGEST_SOURCE = 60_000;
