import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../../src/messages/book-labels/english.js';
import { WORDS } from '../../src/messages/command-line/index.js';
import { DESK_WORDS } from '../../src/messages/desk.js';
import { REVIEW_WORDS } from '../../src/messages/docx.js';
import { fill, withNoun } from '../../src/messages/fill.js';
import { RULES } from '../../src/messages/index.js';

const rules = Object.entries(RULES).flatMap(([id, rule]) =>
  ('mend' in rule ? [rule.what, rule.mend] : [rule.what]).map(({ en }) => [id, en] as const),
);
const words = Object.entries({ ...WORDS, ...DESK_WORDS }).map(([id, { en }]) => [id, en] as const);
const texts = [...rules, ...words, ...Object.entries(REVIEW_WORDS.en)];

/** A number that goes before the word that it counts: `{n} lines`, `{n} wrong characters`. */
const COUNTED = /\{(\w+)\} (?:[a-z]+ )?[a-z]+s\b/g;
/** Its numbers are those of items, not of how many there are. */
const ORDINALS = 'edition/list-numbers';
/** Names of values that are counts in some text. */
const COUNTS = new Set(
  texts.flatMap(([, en]) => [...en.matchAll(/\{(\w+)\|/g)].map(([, name]) => name)),
);

describe('English numbers with their nouns', () => {
  it('are one chapter, and no, two or twenty-one chapters', () => {
    expect([0, 1, 2, 21].map((n) => withNoun(n, 'chapter', 'chapters'))).toEqual([
      '0 chapters',
      '1 chapter',
      '2 chapters',
      '21 chapters',
    ]);
    expect(fill('{n|line starts|lines start} with {mark}', { n: 1, mark: '，' })).toBe(
      '1 line starts with ，',
    );
    expect(fill('{n|line starts|lines start} with {mark}', { n: 3, mark: '，' })).toBe(
      '3 lines start with ，',
    );
  });

  it('leave a value alone that looks like a place for a value, or has a name that no value has', () => {
    expect(fill('“{text}”', { text: '{n|one|many}' })).toBe('“{n|one|many}”');
    expect(fill('{n|one|many} {constructor}', {})).toBe('{n|one|many} {constructor}');
  });

  it('say a number with its noun in both forms, in every message', () => {
    const single = texts.flatMap(([id, en]) =>
      [...en.matchAll(COUNTED)]
        .filter(([, name = '']) => COUNTS.has(name) && id !== ORDINALS)
        .map(([text]) => `${id}: ${text}`),
    );
    expect(texts.length).toBeGreaterThan(600);
    expect(single).toEqual([]);
  });

  it('read well in the words that are printed in books', () => {
    expect([ENGLISH.copies(1), ENGLISH.copies(20)]).toEqual(['1 copy', '20 copies']);
    expect(ENGLISH.pageNumbers(1)).toMatch(/edition, 1 page$/);
    expect(ENGLISH.pageNumbers(2)).toMatch(/edition, 2 pages$/);
  });
});
