import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/edition.js';

interface Row {
  readonly number: number;
  readonly clause: string;
  readonly file: string;
  readonly test: string;
  readonly name: string;
}

/** The rules of a page of docs/typography: `| n | rule | clause | file | test: its name |`. */
function rulesOf(page: string): readonly Row[] {
  const text = readFileSync(join(root, 'docs', page), 'utf8');
  const rows = text.matchAll(
    /^\| *(\d+) *\|[^|]+\| *([^|]+?) *\| *`([^`|]+)` *\| *`([^`|]+)`: ([^|]+?) *\|$/gm,
  );
  return [...rows].map(([, number, clause, file, test, name]) => ({
    number: Number(number),
    clause: clause as string,
    file: file as string,
    test: test as string,
    name: name as string,
  }));
}

const ENGLISH = rulesOf('typography.md');
const CHINESE = rulesOf('typography.zh-CN.md');

describe('docs/typography.md', () => {
  it('numbers its rules from 1 on, each once', () => {
    expect(ENGLISH.map(({ number }) => number)).toEqual(ENGLISH.map((_, index) => index + 1));
    expect(ENGLISH.length).toBeGreaterThanOrEqual(29);
  });

  it.each(ENGLISH)('rule $number: its file and its test exist', ({ file, test, name }) => {
    expect(existsSync(join(root, 'src', file)), `src/${file}`).toBe(true);
    expect(readFileSync(join(root, 'tests', test), 'utf8')).toContain(name);
  });

  it('says the same in Chinese of each rule: clause, file, test', () => {
    expect(CHINESE).toEqual(ENGLISH);
  });

  it('has every rule that a comment or a test cites', () => {
    const numbers = new Set(ENGLISH.map(({ number }) => number));
    const unknown = cited().filter(([, number]) => !numbers.has(number));
    expect(unknown).toEqual([]);
    expect(cited().length).toBeGreaterThan(50);
  });
});

/** The numbers in `docs/typography.md, rules 4, 5–7` anywhere in src and tests, with the file that cites them. */
function cited(): readonly (readonly [string, number])[] {
  return ['src', 'tests'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => {
        const text = readFileSync(join(root, folder, name), 'utf8');
        return [...text.matchAll(/docs\/typography\.md, rules? (\d+(?:(?:–|, | and )\d+)*)/g)]
          .flatMap(([, numbers]) => (numbers as string).match(/\d+/g) ?? [])
          .map((number) => [join(folder, name), Number(number)] as const);
      }),
  );
}
