import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listTemplates } from '../../src/index.js';
import { kanben, scratch } from './kanben.js';

const folder = scratch();

function template(name: string, yaml: string, css?: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  writeFileSync(join(path, 'template.yaml'), yaml);
  if (css !== undefined) writeFileSync(join(path, 'epub.css'), css);
  return name;
}

describe('kanben templates', () => {
  it('lists each built-in one with its page, type area and what it is for, in both languages', () => {
    const en = kanben(['templates']).stdout;
    expect(en).toMatch(/^booklet +A5 148 × 210 mm +30 characters × 26 lines +A5 booklet of /m);
    const zh = kanben(['templates', 'list', '--lang', 'zh']).stdout;
    expect(zh).toMatch(/^booklet +A5 148 × 210 mm +30 字 × 26 行 +A5 汇编/m);
  });

  it('--json gives the same for programs', () => {
    const { templates } = JSON.parse(kanben(['templates', '--json']).stdout);
    expect(templates).toContainEqual({
      name: 'booklet',
      title: 'Booklet',
      description: expect.stringMatching(/^A5 booklet/),
      page: { size: 'A5', width: 148, height: 210 },
      typeArea: { characters: 30, lines: 26 },
    });
  });

  it('each built-in one is free of mistakes and says what it is for', async () => {
    const all = await listTemplates();
    const run = kanben(['templates', 'check', ...all.map(({ name }) => name)]);
    expect(run.stderr).not.toMatch(/ {2}(?:error|warning) {2}/);
    expect(run.status).toBe(0);
    expect(all.filter(({ description }) => description === undefined)).toEqual([]);
  });

  it('what a template is for is not inherited from the one that it extends', async () => {
    template('heir', 'extends: booklet\n');
    const run = kanben(['templates', 'check', 'heir', '--json'], { cwd: folder });
    expect(JSON.parse(run.stdout).checked[0]).toMatchObject({
      path: 'heir',
      chain: ['booklet', 'heir'],
      errors: 0,
    });
  });

  it('check finds every mistake of a folder, each at its line and column', () => {
    const name = template(
      'wrong',
      'extends: booklet\npage: { size: A9 }\nmarsk: full\nfolios: { plac: outer }\n',
      'p { color: red }\n@import "x.css";\nh1 { : red }\nh2 { background: url(https://a.b/c.png) }\n',
    );
    const run = kanben(['templates', 'check', name], { cwd: folder });
    expect(run.status).toBe(1);
    const found = run.stderr
      .trim()
      .split('\n')
      .map((line) => /([\w.]+:\d+:\d+) {2}error {2}.* {2}(\S+)$/.exec(line)?.slice(1));
    expect(found).toEqual([
      ['template.yaml:2:15', 'template/bad-value'],
      ['template.yaml:3:8', 'template/unknown-key'],
      ['template.yaml:4:17', 'template/unknown-key'],
      ['epub.css:2:1', 'template/remote-css'],
      ['epub.css:3:6', 'template/bad-css'],
      ['epub.css:4:18', 'template/remote-css'],
    ]);
    expect(run.stderr).toMatch(/one of A3, A4, A5/);
    expect(run.stderr).toMatch(/no key “folios\.plac”; did you mean place\? /);
  });

  it.each([
    [
      'a font that no catalogue has',
      'extends: booklet\nfonts:\n  song: { regular: [songti] }\n',
      '3:21',
      'font/unknown-face',
    ],
    [
      'a base that is not there',
      'title: { zh: 甲, en: A }\nextends: bookle\n',
      '2:10',
      'template/no-such-template',
    ],
    [
      'a type area larger than the page',
      'extends: booklet\ntypeArea: { characters: 90 }\n',
      '2:11',
      'template/too-large',
    ],
    ['no YAML', 'a: [\n', '2:1', 'template/bad-yaml'],
    ['parts that are missing', 'title: { zh: 甲, en: A }\n', '1:1', 'template/missing-keys'],
  ])('check reports %s', (what, yaml, place, rule) => {
    const run = kanben(['templates', 'check', template(what, yaml), '--json'], { cwd: folder });
    expect(run.status).toBe(1);
    const [checked] = JSON.parse(run.stdout).checked;
    expect(checked.errors).toBe(1);
    const [{ line, column, rule: found }] = checked.diagnostics;
    expect([`${line}:${column}`, found]).toEqual([place, rule]);
  });

  it('check reports a font that only some have, and the font that sets its text, without a fault', () => {
    const yaml = 'extends: booklet\nfonts:\n  song: { regular: [biaosong, song] }\n';
    const run = kanben(['templates', 'check', template('bought', yaml)], { cwd: folder });
    expect(run.status).toBe(0);
    expect(run.stderr).toMatch(
      /^\S.*bought\/template\.yaml:3:21 {2}info {2}.*“biaosong”.*“song” is used.*\n$/,
    );
  });

  it('check of a folder that is no template is one clear line', () => {
    const run = kanben(['templates', 'check', 'nowhere'], { cwd: folder });
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/^nowhere {2}error {2}there is no template\.yaml here; .*\n$/);
  });
});

describe('kanben fonts', () => {
  it('lists the catalogue: name, family, weight, licence, glyphs, what it covers', () => {
    const run = kanben(['fonts']);
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(/^song +Noto Serif SC +400 +OFL-1\.1 +\d{5} +GBK, Big5/m);
    expect(run.stdout).toMatch(/^kai +Kanben Kai +400 /m);
    const { fonts } = JSON.parse(kanben(['fonts', 'list', '--json']).stdout);
    expect(fonts.length).toBeGreaterThanOrEqual(10);
    for (const font of fonts) {
      expect(font.glyphs).toBeGreaterThan(100);
      expect(font.characters).toBeGreaterThan(100);
    }
  });

  const edition = (name: string, text: string, yaml = 'title: 书名\ndate: 2025-01-01\n') => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'edition.yaml'), yaml);
    writeFileSync(join(folder, name, '01-a.md'), text);
    return name;
  };

  it('check counts every character but white space, by the face that sets it', () => {
    const name = edition('counted', '# 标题\n\n正文甲乙，**重点**，abc 1.5%。\n');
    const run = kanben(['fonts', 'check', name, '--json'], { cwd: folder });
    expect(run.status, run.stderr).toBe(0);
    const [found] = JSON.parse(run.stdout).checked;
    const faces = Object.fromEntries(
      found.faces.map((face: { name: string; characters: number }) => [face.name, face.characters]),
    );
    // 书名 on the cover, 标题 and 重点 in hei; abc and 1.5% in latin; the rest in song.
    expect(faces).toEqual({ hei: 6, latin: 7, song: 7 });
    expect(found).toMatchObject({ characters: 20, fallbacks: [], missing: 0, template: 'booklet' });
  });

  it('lists the characters from a fallback, and reports each missing character at its place', () => {
    const name = edition(
      'rare',
      '# 标题\n\n> 楷体里没有的字：𬱖，又一个\n> 龘字。\n\n\\*缺\\*的：\n两行之后ꀀ，**粗ꀀ**。\n',
      'title: 书ꀀ名\ndate: 2025-01-01\n',
    );
    const run = kanben(['fonts', 'check', name, '--json'], { cwd: folder });
    expect(run.status).toBe(1);
    const [found] = JSON.parse(run.stdout).checked;
    expect(found.missing).toBe(3);
    expect(
      found.diagnostics.map((one: { file: string; line: number; column: number }) => [
        one.file,
        one.line,
        one.column,
      ]),
    ).toEqual([
      ['rare/edition.yaml', 1, 9],
      ['rare/01-a.md', 7, 5],
      ['rare/01-a.md', 7, 10],
    ]);
    expect(found.fallbacks).toEqual([
      {
        character: '龘',
        code: 'U+9F98',
        count: 1,
        wanted: 'kai',
        set: 'song',
        file: 'rare/01-a.md',
        line: 4,
        column: 3,
      },
    ]);
    const checked = kanben(['fonts', 'check', name], { cwd: folder });
    expect(checked.stderr).toMatch(/rare\/01-a\.md:7:5 {2}warning {2}no font .*“ꀀ” \(U\+A000\)/);
    expect(checked.stdout).toMatch(
      /fallback “龘” \(U\+9F98\) × 1: not in kai, set from song {2}rare\/01-a\.md:4:3/,
    );
  });
});
