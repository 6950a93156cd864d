import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMap, isScalar, isSeq, type Node, parseDocument, stringify } from 'yaml';
import { type KeyOffsets, plainYaml } from '../../src/kernel/plain-yaml.js';
import { root } from '../support/edition.js';

const RUNS = 2000;

/** It leaves the text to the library, or reads the very same value, its keys in the same order and places. */
function agrees(text: string): boolean {
  const offsets: KeyOffsets = new Map();
  const plain = plainYaml(text, offsets);
  if (plain === undefined) return false;
  const document = parseDocument(text);
  expect(document.errors).toEqual([]);
  expect(plain).toStrictEqual(document.toJS() ?? {});
  expect(JSON.stringify(plain)).toBe(JSON.stringify(document.toJS() ?? {}));
  placesAgree(plain, document.contents, offsets);
  return true;
}

function placesAgree(value: unknown, node: Node | null, offsets: KeyOffsets): void {
  if (isSeq(node)) {
    for (const [at, item] of node.items.entries()) {
      placesAgree((value as unknown[])[at], item as Node, offsets);
    }
  }
  if (!isMap(node)) return;
  const own = node.items.map(({ key }) =>
    isScalar(key) ? [String(key.value), key.range?.[0]] : [],
  );
  const map = value as Record<string, unknown>;
  expect([...(offsets.get(map) ?? [])]).toEqual(own);
  for (const item of node.items) {
    if (isScalar(item.key)) placesAgree(map[String(item.key.value)], item.value as Node, offsets);
  }
}

const words = fc.constantFrom(
  ...['研究新形势', '甲', 'A5', '10.5pt', '2020-09-17', '12', '3.50', '007', 'true', 'false', '，'],
  ...[' ', ' ', '.', '-', '/', '(', ')', '%', '+', '~', '=', 'null', 'Null', 'TRUE', '1e3', '0x1F'],
  ...['0o7', '.5', '1_000', '\u3000', '\u{20000}', '“', '\u00a0', 'https://a.cn/b', 'yes', '<<'],
);
const signs = fc.constantFrom(
  ...'#:-?,[]{}&*!|>\'"%@`\\\t\r\0\u0085\u2028\ufeff\ud800',
  ...[' #', ': ', ' : ', '- ', '? ', '""', "''", '\\n', '\n'],
);
const keys = fc.constantFrom(
  'id',
  'title',
  'a',
  'b-c',
  'latinSans',
  'true',
  'null',
  '甲',
  '1',
  'id',
);

/** A text of one value: bare or in quotation marks. */
function single(word: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const bare = fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
  return fc.oneof(
    { weight: 4, arbitrary: bare },
    bare.map((text) => `"${text}"`),
    bare.map((text) => `'${text}'`),
  );
}

function flow(word: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      single(word),
      fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
      fc
        .array(fc.tuple(keys, tie('value')), { maxLength: 3 })
        .map((items) => `{ ${items.map(([key, value]) => `${key}: ${value}`).join(', ')} }`),
    ),
  })).value;
}

/** Lines of keys and values, each some way in. */
function documents(word: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const line = fc
    .tuple(
      fc.constantFrom('', '', '', '  ', '  ', '    ', ' '),
      fc.oneof(
        {
          weight: 6,
          arbitrary: fc.tuple(keys, flow(word)).map(([key, value]) => `${key}: ${value}`),
        },
        { weight: 3, arbitrary: keys.map((key) => `${key}:`) },
        { weight: 2, arbitrary: flow(word).map((value) => `- ${value}`) },
        {
          weight: 2,
          arbitrary: fc.tuple(keys, flow(word)).map(([key, value]) => `- ${key}: ${value}`),
        },
        fc.constantFrom('', '# 注', '---', '...', '- a: b', '-', 'a:b'),
      ),
      fc.constantFrom('', '', '', ' # 注', '  #注', '#', ' '),
    )
    .map((parts) => parts.join(''));
  return fc.array(line, { maxLength: 7 }).map((lines) => lines.join('\n'));
}

describe('a YAML text of maps, lists and single values', () => {
  it.each([
    'role: chapter\nlabel: 北京\nregion: "110000"\n',
    'id: a\ntitle: 研究新形势 谋划新思路\nsource:\n  name: 报\n  url: https://a.cn/b:c#d\n\ndate: 2020-09-17\n',
    'a:\n  # 注\n  - 甲\n  - 12 # 注\nb: { c: [x, 18pt, 0.5], d: "{n}" }\ne: true\n',
    'creators:\n  - name: 张三\n    role: aut\n\n  - name: 李四\n    a: { b: [c] }\n',
    'a:\n- b\n- c: d\n  e:\n    - f\ng: h\n',
    '# 注\n\n',
    '',
  ])('is read without the library: %j', (text) => {
    expect(agrees(text)).toBe(true);
  });

  it.each([
    'a: b\na: c\n',
    'a: |\n  b\n',
    'a: b\n  c\n',
    'a: *b\n',
    'a: "\\n"\n',
    'a: b: c\n',
    'a: 1e3\n',
    'a: Null\n',
    'a:\n',
    'a: [b\n',
    'a:\n  - - b\n',
    'a:\n  - b: c\n    - d\n',
    'a:\n  -\n    b: c\n',
    '- a\n',
    'a\n',
    '---\na: b\n',
  ])('is what it has to be: %j is left to the library', (text) => {
    expect(plainYaml(text)).toBeUndefined();
  });

  it('has the value that the library reads', () => {
    let read = 0;
    const check = (text: string) => {
      if (agrees(text)) read++;
    };
    fc.assert(fc.property(documents(words), check), { numRuns: RUNS });
    expect(read).toBeGreaterThan(RUNS / 50);
  });

  it('has the value that the library writes, in whichever of its ways', () => {
    const value = fc.letrec<{ map: object; value: unknown }>((tie) => ({
      map: fc.dictionary(fc.constantFrom('id', 'title', 'b-c', 'name'), tie('value'), {
        minKeys: 1,
        maxKeys: 4,
      }),
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(
          '研究新形势 谋划新思路',
          '（一）',
          '2020-09-17',
          'A5',
          '12',
          'a: b',
          true,
          12,
          0.5,
        ),
        tie('map'),
        fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
      ),
    })).map;
    let read = 0;
    const check = (map: object, indentSeq: boolean, flowing: boolean) => {
      const text = stringify(map, { indentSeq, ...(flowing && { collectionStyle: 'flow' }) });
      if (agrees(text)) read++;
    };
    fc.assert(fc.property(value, fc.boolean(), fc.boolean(), check), { numRuns: RUNS });
    expect(read).toBeGreaterThan(RUNS / 5);
  });

  it('is told from one with signs in it', () => {
    const word = fc.oneof({ weight: 8, arbitrary: words }, { weight: 1, arbitrary: signs });
    fc.assert(
      fc.property(documents(word), (text) => void agrees(text)),
      { numRuns: RUNS },
    );
    fc.assert(
      fc.property(single(word), (text) => void agrees(`a: ${text}\n`)),
      { numRuns: RUNS },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 6 }), (text) => void agrees(`a: ${text}`)),
      { numRuns: RUNS },
    );
  });

  it('is told from one with a character of any kind anywhere', () => {
    const codes = [...Array(0x250).keys(), 0x2028, 0x2029, 0x3000, 0xd800, 0xfeff, 0xfffe];
    for (const code of codes) {
      const character = String.fromCharCode(code);
      for (const text of [
        'a: ?',
        'a: ?b',
        'a: b?',
        'a: b?c',
        'a: [b?, c]',
        'a: [?b]',
        'a?: b',
        '?',
        'a: "?"',
      ]) {
        agrees(text.replace('?', () => character));
      }
    }
  });

  it('is what templates, fonts.yaml and editions are', () => {
    const files = ['content', 'templates', 'fonts', 'tests/fixtures'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => join(folder, name)),
    );
    const read = files.filter((file) => agrees(readFileSync(join(root, file), 'utf8')));
    const usual = files.filter((file) => /^(?:content|templates|fonts)\b/.test(file));
    expect(usual.length).toBeGreaterThan(5);
    expect(read).toEqual(expect.arrayContaining(usual));
  });
});
