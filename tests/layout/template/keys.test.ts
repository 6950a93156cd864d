import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { composeEdition } from '../../../src/layout/compose-edition.js';
import { parseTemplate } from '../../../src/layout/template/parse.js';
import type { Edition } from '../../../src/model/edition.js';
import type { Template } from '../../../src/model/template.js';
import { STYLES, TemplateSchema } from '../../../src/model/template-schema.js';
import { documentStyles } from '../../../src/outputs/docx/styles.js';
import { EVERYTHING, editionOf, fonts, PNG, root } from '../../support/edition.js';
import { type KeyPath, type Leaf, leavesOf, valueAt } from '../../support/schema-walk.js';

/*
 * Every key of template.yaml changes what is made: the test walks the schema itself, so that a key that nothing obeys
 * fails here on the day when it is added.
 */

const builtIn = (name: string) => ({
  name,
  path: `${name}/template.yaml`,
  yaml: readFileSync(`${root}templates/${name}/template.yaml`, 'utf8'),
  css: '',
});

const MIXED =
  '本条所称——即上文所述……包括“甲/乙”、Internationalization与responsibilities两项，「丙」；（丁）！'.repeat(
    6,
  );
const SHORT = Array.from({ length: 27 }, () => '短段。').join('\n\n');

const BOOK = editionOf(
  [
    '# 第一部\n',
    `${EVERYTHING}\n**重点 Heavy ŵǂ words** ***both*** *slanted* *slanted* ŵǂ\n`,
    `# 第一章 ${'长标题含柳湾新集之名'.repeat(4)}\n\n${MIXED}注[^1]。\n\n${SHORT}\n\n又注[^2]。\n\n## 节\n\n### 目\n\n#### 点\n\n正文。\n\n[^1]: 注文。\n\n[^2]: 注文。\n`,
    '---\nrole: editors-note\n---\n# 编者按\n\n按语一段。\n\n按语二段。\n',
  ],
  {
    assets: new Map([['pic.png', PNG]]),
    yaml: 'title: 书名\nsubtitle: 副题\npublisher: 出版者\ndate: 2020-09-17\ncreators: [张三]\n',
  },
);
const BRIEFING = editionOf(['# 甲：乙丙\n\n正文一段。\n'], {
  yaml: `title: 书名
date: 2020-09-17
masthead: {name: 简报, issue: 第1期, unit: 单位, date: 2020-09-17, secrecy: 秘密, copyNumber: "000001"}
tail: {report: 甲, send: 乙, distribute: 丙, copies: 3}
`,
});
const OFFICIAL = editionOf(['# 关于某事的通知\n\n正文一段。\n'], {
  yaml: 'title: 关于某事的通知\ndate: 2020-09-17\nofficial: {issuers: [某局文件], number: 某发〔2020〕1号, date: 2020-09-17}\n',
});

/** Its chapters end with four lines on a page. */
const SPILLING = editionOf(
  ['甲', '乙', '丙'].map((name) => `# ${name}\n\n${'正文一段，恰好一行。\n\n'.repeat(24)}`),
);

const SHORT_ONES = editionOf(['# 甲\n\n正文。\n', '# 乙\n\n正文。\n']);

/** A book, the templates that it is set after, and what `template.yaml` says beside the key in question. */
interface Setting {
  readonly edition: Edition;
  readonly templates: readonly string[];
  readonly yaml?: Readonly<Record<string, unknown>>;
}

const PLAIN: Setting = { edition: BOOK, templates: ['booklet'] };
const BRIEF: Setting = { edition: BRIEFING, templates: ['booklet', 'briefing'] };

const ROLES = 'song hei kai fangsong xiaobiaosong latin latinFull latinItalic latinSans mono'.split(
  ' ',
);
/** Roles that body text can take; Western ones are heard in its Western words. */
const bodyFont = (role: string) =>
  role === 'latinSans' ? 'hei' : role.startsWith('latin') ? 'song' : role;

/** Where a key shows itself only beside another. */
const SETTINGS: ReadonlyMap<string, Setting> = new Map([
  ['official', { edition: OFFICIAL, templates: ['booklet'] }],
  ['notes.number', { ...PLAIN, yaml: { typeArea: { lines: 10 } } }],
  ['prohibition', { ...PLAIN, yaml: { typeArea: { characters: 13 } } }],
  ['divisions.short', { edition: SHORT_ONES, templates: ['booklet'] }],
  ['divisions.spill', { edition: SPILLING, templates: ['booklet'] }],
  ['styles.mastheadName.bold', { ...BRIEF, yaml: { styles: { mastheadName: { font: 'song' } } } }],
  ...['fangsong', 'xiaobiaosong'].map((role): [string, Setting] => [
    `fonts.${role}.regular`,
    { ...PLAIN, yaml: { styles: { body: { font: role } } } },
  ]),
  ...ROLES.map((role): [string, Setting] => [
    `fonts.${role}`,
    {
      ...PLAIN,
      yaml: {
        styles: { body: { font: bodyFont(role), bold: true } },
        strong: 'bold',
      },
    },
  ]),
]);

function settingOf(path: KeyPath): Setting {
  const [first, second] = path;
  const special = SETTINGS.get(path.join('.'));
  if (special !== undefined) return special;
  if (first === 'masthead' || first === 'tail' || first === 'signature') return BRIEF;
  if (second !== undefined && /^(?:masthead|secrecy|tail)/.test(second)) return BRIEF;
  return (
    (path.at(-1) === 'regular' ? undefined : SETTINGS.get(path.slice(0, 2).join('.'))) ?? PLAIN
  );
}

const FACES = [['kai'], ['hei'], ['latin'], ['latin-full']];

/** Values of which one at least must show; where the template has one of them already the others do. */
function valuesOf({ path, type, options }: Leaf): readonly unknown[] {
  const key = path.at(-1);
  if (type === 'picklist') return options;
  if (type === 'boolean') return [true, false];
  if (type === 'number') return [3, 6, 1, 24];
  if (type === 'array') return path[0] === 'fonts' ? FACES : [['长标题含柳湾新集']];
  if (key === 'size' && path[0] === 'page') return ['A4'];
  if (key === 'color') return ['#00aa00'];
  if (key === 'parts') return [true, false, 'named'];
  if (type === 'union') return ['9pt', '12pt', '3pt', '60pt'];
  return key === 'format' ? ['〔{n}〕'] : ['※'];
}

function templateOf({ templates, yaml = {} }: Setting, over: unknown): Template | undefined {
  const written = [yaml, over].map((one, index) => ({
    name: `t${index}`,
    path: 'template.yaml',
    yaml: JSON.stringify(one),
    css: '',
  }));
  return parseTemplate([...templates.map(builtIn), ...written]).template;
}

/** All that is placed on the pages and the cover, as text. */
async function pagesOf(edition: Edition, template: Template): Promise<string> {
  const { pages, starts, cover } = await composeEdition(edition, template, fonts);
  return JSON.stringify([pages, cover(), starts], (key, value) =>
    key === 'face' ? value?.id : key === 'parent' || key === 'document' ? undefined : value,
  );
}

/** Keys that change something beside the pages, each with what. */
const ELSEWHERE: ReadonlyMap<string, (template: Template) => unknown> = new Map<
  string,
  (template: Template) => unknown
>([
  ['title.zh', ({ title }) => title],
  ['title.en', ({ title }) => title],
  // tests/outputs/pdf/press.test.ts, tests/outputs/epub
  ['press.bleed', ({ press }) => press],
  ['epub.writing', ({ epub }) => epub],
  // A briefing or an official document without its elements is reported: tests/edition.
  ['masthead.required', ({ masthead }) => masthead],
  ['tail.required', ({ tail }) => tail],
]);

/** Maps, whose parts no single value sets, and the key by which templates find each other. */
const WITH_TESTS_OF_THEIR_OWN = new Set([
  'extends',
  'description.zh',
  'description.en',
  'press.spots',
]);

const plainPages = new Map<Setting, Promise<string>>();
const plainOf = (setting: Setting, template: Template) => {
  const pages = plainPages.get(setting) ?? pagesOf(setting.edition, template);
  plainPages.set(setting, pages);
  return pages;
};

async function shows(leaf: Leaf): Promise<boolean> {
  const setting = settingOf(leaf.path);
  const before = templateOf(setting, {});
  if (before === undefined) throw new Error(`no template for ${leaf.path.join('.')}`);
  const other = ELSEWHERE.get(leaf.path.join('.'));
  for (const value of valuesOf(leaf)) {
    const after = templateOf(setting, valueAt(leaf.path, value));
    if (after === undefined) continue;
    const outside = other ?? (leaf.path[0] === 'styles' ? documentStyles : undefined);
    if (outside !== undefined && JSON.stringify(outside(after)) !== JSON.stringify(outside(before)))
      return true;
    if (other !== undefined) continue;
    if ((await pagesOf(setting.edition, after)) !== (await plainOf(setting, before))) return true;
  }
  return false;
}

describe('every key of template.yaml changes what is made', () => {
  const leaves = leavesOf(TemplateSchema).filter(
    ({ path }) => !WITH_TESTS_OF_THEIR_OWN.has(path.join('.')),
  );
  const parts = [...new Set(leaves.map(({ path }) => path[0] ?? ''))];

  it.each(parts)(
    '%s',
    async (part) => {
      const idle: string[] = [];
      for (const leaf of leaves.filter(({ path }) => path[0] === part)) {
        if (!(await shows(leaf))) idle.push(leaf.path.join('.'));
      }
      expect(idle).toEqual([]);
    },
    120_000,
  );

  it('a key that a style does not obey is refused, with the keys that it does', () => {
    for (const style of STYLES) expect(leaves.some(({ path }) => path[1] === style)).toBe(true);
    const { diagnostics } = parseTemplate([
      builtIn('booklet'),
      { name: 't', path: 'template.yaml', yaml: 'styles: {secrecy: {inset: 2}}\n', css: '' },
    ]);
    expect(diagnostics).toMatchObject([
      {
        ruleId: 'template/unknown-key',
        line: 1,
        column: 27,
        values: { key: 'styles.secrecy.inset' },
      },
    ]);
  });
});
