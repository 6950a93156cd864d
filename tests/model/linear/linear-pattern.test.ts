import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearPattern } from '../../../src/model/linear/index.js';

const FLAGS = ['u', 'iu', 'su', 'isu'] as const;

/** Characters and places as expressions write them. */
const character = fc.constantFrom(
  ...['a', 'b', 'K', '页', '😀', '.', '-', ',', '/', '\\d', '\\D', '\\s', '\\S', '\\w', '\\W'],
  ...['\\u9875', '\\ud83d\\ude00', '\\u{1f600}', '\\x61', '\\t', '\\.', '\\/', '\\p{Script=Han}'],
  ...['[ab]', '[^a]', '[\\]页]', '[\\d-]', '[^\\p{L}]', '[a-k]', '[\\b]', '[]', '[^]'],
);
const place = fc.constantFrom('^', '$', '\\b', '\\B');
const repeat = fc.constantFrom(
  '',
  '',
  '*',
  '+',
  '?',
  '*?',
  '{2}',
  '{0}',
  '{1,3}',
  '{2,}',
  '{0,2}?',
);

const { expression } = fc.letrec<{ expression: string; part: string }>((tie) => ({
  expression: fc
    .array(fc.array(tie('part'), { maxLength: 4 }), { minLength: 1, maxLength: 3 })
    .map((choices) => choices.map((parts) => parts.join('')).join('|')),
  part: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'group' },
    fc.tuple(character, repeat).map((all) => all.join('')),
    place,
    fc
      .tuple(fc.constantFrom('(', '(?:'), tie('expression'), repeat)
      .map(([open, inner, times]) => `${open}${inner})${times}`),
  ),
}));
const text = fc
  .array(fc.constantFrom(...'aAbBkK\u212a页第1２ \u3000\n\u2028😀\ud83d.-_ſ'), { maxLength: 8 })
  .map((all) => all.join(''));

const realm = createContext({});
/** How long the system's own expression may look, ms: a few of those made at random take it for ever. */
const PATIENCE = 500;

/** Between the halves of one character. V8 looks there, which ECMA-262 22.2.7.2 does not. */
const HALVED = /[\ud800-\udbff]$/;

/** What the RegExp finds; undefined where it does not end, or where V8 does not keep to the standard. */
function findsByRegExp(source: string, flags: string, line: string): boolean | undefined {
  Object.assign(realm, { source, flags, line });
  try {
    const place: number = runInContext('line.search(new RegExp(source, flags))', realm, {
      timeout: PATIENCE,
    });
    const inPair =
      place > 0 && HALVED.test(line.slice(0, place)) && /^[\udc00-\udfff]/.test(line.slice(place));
    return inPair ? undefined : place >= 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
}

describe('an expression that is run in linear time', () => {
  it('finds what the RegExp finds', () => {
    fc.assert(
      fc.property(expression, fc.constantFrom(...FLAGS), text, (source, flags, line) => {
        const pattern = linearPattern(source, flags);
        const found = findsByRegExp(source, flags, line);
        fc.pre(pattern !== undefined && found !== undefined);
        expect(pattern.test(line)).toBe(found);
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    ['^来源[:：]', 'u', '来源：江州日报', '据来源：江州日报'],
    ['^第\\d{1,3}页(?:\\s共\\d+页)?$', 'u', '第12页\u3000共30页', '第12页。'],
    ['copyright|版权所有', 'iu', 'COPYRIGHT 2020', '版权'],
    ['(?<name>本报记者)\\s*\\S{2,4}$', 'u', '本报记者 张三', '张三'],
  ])('%s', (source, flags, yes, no) => {
    const pattern = linearPattern(source, flags);
    expect([pattern?.source, pattern?.flags]).toEqual([source, flags]);
    expect([pattern?.test(yes), pattern?.test(no)]).toEqual([true, false]);
  });

  it.each(['(a|aa)+$', 'a*a*a*b', '^(a+)+$', '(a*)*b', '(?:a|a)*c', '(.*)*=', 'a{1,200}b'])(
    'reads a long line by %s',
    (source) => {
      expect(linearPattern(source, 'u')?.test(`${'a'.repeat(5000)}!`)).toBe(false);
    },
    30_000,
  );

  it.each([
    ['looks ahead', '(?=a)', 'u'],
    ['looks behind', '(?<!a)b', 'u'],
    ['refers back', '(a)\\1', 'u'],
    ['refers back by name', '(?<x>a)\\k<x>', 'u'],
    ['goes on where it stopped', 'a', 'gu'],
    ['reads half characters', 'a', ''],
    ['needs too many states', '(?:a{50}){50}', 'u'],
    ['has no end of states', '(?:a{9999}){9999}', 'u'],
    ['is too long', 'a'.repeat(1001), 'u'],
  ])('is none that %s', (_, source, flags) => {
    expect(linearPattern(source, flags)).toBeUndefined();
  });

  it('is none where the text is no expression', () => {
    expect(() => linearPattern('(', 'u')).toThrow(SyntaxError);
  });
});
