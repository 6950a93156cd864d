import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parseEdition, parseSingleFile } from '../../../src/edition/index.js';
import { messageText } from '../../../src/messages/diagnostic.js';
import { yamlProblem } from '../../../src/messages/yaml-words.js';
import { readYaml } from '../../../src/model/yaml/yaml-file.js';

const chapter = { path: 'e/01-a.md', text: '# 甲\n\n乙\n' };
const faultsOf = (text: string) =>
  parseEdition({ path: 'e/edition.yaml', text }, [chapter], 'e').diagnostics;

describe('a fault of edition.yaml', () => {
  it('names each key that its map has already, and none in another map', () => {
    const found = faultsOf('title: 书\n"title": 又\nsource: {name: 报, title: 题, name: 刊}\n');
    expect(found.map((one) => [one.ruleId, one.line, one.column])).toEqual([
      ['edition/bad-yaml', 2, 1],
      ['edition/bad-yaml', 3, 29],
    ]);
    expect(messageText(found[0] as (typeof found)[0], 'en')).toContain('a key occurs twice');
  });

  it('refuses more keys than anybody can mean', () => {
    const keys = Array.from({ length: 10_001 }, (_, at) => `k${at}: 1\n`).join('');
    const [only, ...others] = faultsOf(`title: 书\nsource:\n  ${keys.replaceAll('\n', '\n  ')}\n`);
    expect([only?.ruleId, only?.line, others]).toEqual(['edition/bad-yaml', 3, []]);
  });

  it('names each unknown key, and the key that means the same', () => {
    const found = faultsOf('title: 书\nauthor: 张三\ncolour: red\nsource: {nam: 报}\n');
    expect(found.map((one) => [one.ruleId, one.line, one.column])).toEqual([
      ['edition/unknown-key', 2, 1],
      ['edition/unknown-key', 3, 1],
      ['edition/unknown-key', 4, 10],
    ]);
    expect(found.map((one) => messageText(one, 'en'))).toEqual([
      expect.stringContaining('did you mean creators?'),
      expect.stringContaining('the keys are id, title'),
      expect.stringContaining('did you mean name?'),
    ]);
  });

  it.each([
    ['date: 2024-06-31', 'a day that the calendar has', '历法中有的日期'],
    ['date: 2023-02-29', 'a day that the calendar has', '历法中有的日期'],
    [
      'options: {cover: {}}',
      'expected true or false, found keys with values',
      '应是：true 或 false',
    ],
    [
      'creators: [[]]',
      'expected a text or keys with values, found a list',
      '应是：文字，或“名称: 值”的若干行',
    ],
    ['tail: {copies: 1.5}', 'expected a whole number', '整数'],
    ['language: 中文', 'a language tag such as zh-CN', '语言代码'],
  ])('says %s in both languages', (line, en, zh) => {
    const [found] = faultsOf(`title: 书\n${line}\n`);
    expect(found && messageText(found, 'en')).toContain(en);
    expect(found && messageText(found, 'zh')).toContain(zh);
  });

  it('a leap day is a date', () => {
    expect(faultsOf('title: 书\ndate: 2024-02-29\n')).toEqual([]);
  });

  it.each([
    ['title: "书', '缺少引号', 'missing'],
    ['title: *工作*', '星号开头的文字要加引号', 'begins with an asterisk'],
    ['title: 书\ntitle: 刊', '同一项写了两次', 'a key occurs twice'],
    ['title: 甲: 乙', '一行里有两个冒号', 'two colons'],
    ['title: 书\n\tdate: 2020', '制表符', 'tab'],
  ])('that is no YAML is reported in words: %s', (text, zh, en) => {
    const [found] = faultsOf(`${text}\n`);
    expect(found?.ruleId).toBe('edition/bad-yaml');
    expect(found && messageText(found, 'zh')).toContain(zh);
    expect(found && messageText(found, 'en')).toContain(en);
  });

  it('aliases without end or anchor, and depth, are faults and no crash', () => {
    const bomb = ['a: &a [1,1,1,1,1,1,1,1,1,1]'];
    for (let at = 1; at < 10; at++) {
      const from = String.fromCharCode(96 + at);
      const to = String.fromCharCode(97 + at);
      bomb.push(`${to}: &${to} [${Array(10).fill(`*${from}`).join(',')}]`);
    }
    for (const text of [bomb.join('\n'), '['.repeat(20000), 'a: &a [*a]', 'title: *constructor']) {
      const found = faultsOf(text);
      expect(found.length).toBeGreaterThan(0);
    }
  });

  it('any text at all is read or refused', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab:-[]{}*&!|>\'"#\n\t %@,?甲') }),
        (text) => {
          const read = readYaml(text, 'x.yaml', v.unknown());
          expect(read.faults.every(({ place }) => place.file === 'x.yaml')).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('every problem has its words', () => {
    expect(yamlProblem('BAD_INDENT').zh).toBe('缩进不对');
    expect(yamlProblem('toString').zh).toBe('写法不对');
  });
});

describe('a Markdown file from elsewhere', () => {
  it('its keys are taken where they mean the same, the others named in one line', () => {
    const text =
      '---\nlayout: post\ntitle: 书名\nauthor: 张三、李四\nlang: zh-TW\ntags: [农业, 2024]\ndate: 2020-09-17 08:30:00 +0800\ndraft: false\n---\n正文。\n';
    const { edition, diagnostics } = parseSingleFile({ path: 'post.md', text }, 'post');
    expect(edition.metadata).toMatchObject({
      title: '书名',
      creators: [{ name: '张三' }, { name: '李四' }],
      language: 'zh-TW',
      subjects: ['农业', '2024'],
      date: '2020-09-17',
    });
    expect(edition.divisions[0]?.heading).toBe('书名');
    expect(diagnostics.map((one) => [one.ruleId, one.severity, one.line, one.values.keys])).toEqual(
      [['edition/foreign-keys', 'info', 2, ['layout', 'draft']]],
    );
  });

  it('no value of a foreign key is an error', () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.jsonValue(),
    );
    const key = fc.constantFrom(
      'author',
      'lang',
      'tags',
      'layout',
      'keywords',
      'summary',
      'published',
      'toString',
      '__proto__',
      'isbn',
    );
    fc.assert(
      fc.property(fc.dictionary(key, value), (front) => {
        const text = `---\n${JSON.stringify(front)}\n---\n# 甲\n\n乙。\n`;
        const { diagnostics } = parseSingleFile({ path: 'post.md', text }, 'post');
        expect(diagnostics.filter((one) => one.severity === 'error')).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('inside an edition its front matter is no error either, but a slip in a key is', () => {
    const { diagnostics } = parseEdition(
      { path: 'e/edition.yaml', text: 'title: 书\n' },
      [
        {
          path: 'e/01-a.md',
          text: '---\nlayout: post\ntags: [甲]\nlabell: 北京\n---\n# 甲\n\n乙\n',
        },
      ],
      'e',
    );
    expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual([
      'edition/foreign-keys',
      'edition/unknown-key',
    ]);
  });
});
