import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedTree } from '../../../src/model/markdown/marked-tree.js';
import { plainTree } from '../../../src/model/markdown/plain-tree.js';
import { root } from '../../support/edition.js';

const RUNS = 1500;

/** It leaves the text to remark, or makes the very same tree: keys in the same order, since trees are digested. */
function agrees(text: string): boolean {
  const plain = plainTree(text);
  if (plain === undefined) return false;
  const marked = markedTree(text);
  expect(plain).toStrictEqual(marked);
  expect(JSON.stringify(plain)).toBe(JSON.stringify(marked));
  return true;
}

const words = fc.constantFrom(
  '今年以来',
  '，',
  '。',
  '“重点”',
  '　',
  '　　',
  '：',
  '12',
  '2020年',
  'GDP ',
  '%',
  'Ｗ',
  '\u{20000}',
  '\u2028',
  '\u0085',
  '\u00a0',
  '\u200b',
  '\ud800',
  '\ufeff',
  '(1)',
  '1',
  '.',
  ')',
  ' ',
  'www',
  'http',
  'https:',
  'a.b',
  '“',
  '!',
  '"',
  "'",
  '$',
  '^',
  '{',
  '}',
  ';',
  ',',
  '?',
  '/',
);
const marks = fc.constantFrom(
  ...'\\`*_{}[]()<>#+-.!|~&@:=\t\r\0\v\f',
  '  ',
  'www.a.cn',
  'http://a.cn',
  'a@b.cn',
  '&amp;',
  '[^1]',
  '1. ',
  '- ',
  ': ',
  '---',
  '===',
  '# ',
  ' #',
);
const openings = fc.constantFrom(
  '',
  '',
  '',
  '',
  '# ',
  '## ',
  '###### ',
  '####### ',
  '#',
  '#  ',
  ' ',
);
const breaks = fc.constantFrom('\n\n', '\n\n', '\n\n', '\n', '\n\n\n');
const front = fc.constantFrom(
  '',
  '---\nrole: chapter\nlabel: 北京\n---\n\n',
  '---\nrole: chapter\n---\n',
  '---\n---\n\n',
  '---\n\n---\n',
  '---\na: [1, "*"]\n\nb: c\n---\n\n',
  '---\na: b\n--- \n\n',
  '---\na: b\n----\n---\n',
  '---\na: b\n',
  '----\na: b\n---\n',
  '---\n\na: b\n\n---',
  '\ufeff',
);

/** Lines of `word`, some of them headings, between breaks of every length. */
function documents(word: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const line = fc
    .tuple(openings, fc.array(word, { minLength: 1, maxLength: 6 }))
    .map(([opening, parts]) => opening + parts.join(''));
  const body = fc
    .array(fc.tuple(line, breaks), { maxLength: 6 })
    .map((lines) => lines.flat().join(''));
  return fc.tuple(front, body, fc.constantFrom('', '', '\n', '末')).map((parts) => parts.join(''));
}

describe('a text without markup', () => {
  it.each([
    '---\nrole: chapter\nlabel: 北京\nregion: "110000"\n---\n\n# 北京：抓牢　创新\n\n正文。\n\n又一段。\n',
    '# 甲\n乙\n\n## 丙\n### 丁\n\n\n　　戊\n',
    '# C# 与 F\n\n31% of 2,000 (1) 1 . “x”!\n',
    '甲',
    '\n\n甲\n\n\n',
    '',
    '\n',
  ])('is read without remark: %j', (text) => {
    expect(agrees(text)).toBe(true);
  });

  it.each([
    '# 甲 #\n',
    '甲\n乙\n',
    '甲\n===\n',
    '1. 甲\n',
    '2020) 甲\n',
    '- 甲\n',
    '> 甲\n',
    '    甲\n',
    '甲\n\n: 乙\n',
    '甲  \n',
    '甲\\乙\n',
    '甲&amp;乙\n',
    '见 www.cqn.com.cn\n',
    '见 http://cqn.com.cn\n',
    'a@b.cn\n',
    '甲|乙\n',
    '甲\r\n\r\n乙\r\n',
    '甲\0乙\n',
    '\ufeff甲\n',
    '---\n\n甲\n',
  ])('is what it has to be: %j is left to remark', (text) => {
    expect(plainTree(text)).toBeUndefined();
  });

  it('gets the very tree that remark makes of it', () => {
    let read = 0;
    const check = (text: string) => {
      if (agrees(text)) read++;
    };
    fc.assert(fc.property(documents(words), check), { numRuns: RUNS });
    expect(read).toBeGreaterThan(RUNS / 20);
  });

  it('is distinguished from one with marks in it', () => {
    const word = fc.oneof({ weight: 9, arbitrary: words }, { weight: 1, arbitrary: marks });
    fc.assert(
      fc.property(documents(word), (text) => void agrees(text)),
      { numRuns: RUNS },
    );
    fc.assert(
      fc.property(documents(marks), (text) => void agrees(text)),
      { numRuns: RUNS },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => void agrees(text)),
      { numRuns: RUNS },
    );
  });

  it('is distinguished from one with a character of any kind anywhere', () => {
    const codes = [...Array(0x250).keys(), 0x1680, 0x2000, 0x200b, 0x2028, 0x3000, 0xfeff, 0xfffd];
    for (const code of codes) {
      const character = String.fromCharCode(code);
      for (const text of [
        '甲?乙\n\n丙',
        '?甲\n',
        '甲?\n',
        '?',
        '# ?甲\n',
        '# 甲?\n',
        '1?甲\n',
        '甲\n\n?乙',
      ]) {
        agrees(text.replace('?', () => character));
      }
    }
  });

  it('is what most divisions are', () => {
    const files = ['content', 'tests/fixtures', 'starter', 'docs'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:md|txt)$/.test(name))
        .map((name) => join(folder, name)),
    );
    const read = files.filter((file) => agrees(readFileSync(join(root, file), 'utf8')));
    const divisions = files.filter((file) => /^content\/[^/]+\/[^/]+\.md$/.test(file));
    expect(divisions.length).toBeGreaterThan(0);
    expect(read).toEqual(expect.arrayContaining(divisions));
  });

  it('may be any of the corpus, each line a paragraph', () => {
    const folder = join(root, 'tests/fixtures/manuscripts');
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.txt'))) {
      const lines = readFileSync(join(folder, name), 'utf8').split(/\r?\n/);
      agrees(lines.join('\n\n'));
      for (const line of lines) agrees(`# 题\n\n${line}\n`);
    }
  });
});
