import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/edition.js';

const textOf = (page: string) => readFileSync(join(root, 'docs', page), 'utf8');

/** What a page promises: the words at the beginning of its paragraphs, before `end`. */
function promisesOf(page: string, end: string): readonly string[] {
  const [text = ''] = textOf(page).split(end);
  return [...text.matchAll(/^\*\*([^*]+?)[.。]\*\*/gm)].map(([, promise = '']) => promise);
}

/** The rows of its table: `| promise | of what | test: its name |`. */
function rowsOf(page: string) {
  const rows = textOf(page).matchAll(/^\| ([^|]+?) *\| [^|]+ \| `([^`]+)`: (.+?) *\|$/gm);
  return [...rows].map(([, promise = '', file = '', name = '']) => ({ promise, file, name }));
}

const ENGLISH = rowsOf('security.md');
const CHINESE = rowsOf('security.zh-CN.md');
const PROMISES = promisesOf('security.md', '## What is not promised');

describe('docs/security.md', () => {
  it.each(ENGLISH)('$promise: its test stands in $file', ({ file, name }) => {
    expect(existsSync(join(root, file)), file).toBe(true);
    expect(readFileSync(join(root, file), 'utf8')).toContain(name);
  });

  it('names a test of every promise, and promises nothing in the table alone', () => {
    expect(PROMISES.length).toBeGreaterThanOrEqual(11);
    expect([...new Set(ENGLISH.map(({ promise }) => promise))]).toEqual(PROMISES);
  });

  it('says the same in Chinese', () => {
    const tests = (rows: typeof ENGLISH) => rows.map(({ file, name }) => `${file}: ${name}`);
    expect(tests(CHINESE)).toEqual(tests(ENGLISH));
    const promises = promisesOf('security.zh-CN.md', '## 不保证什么');
    expect([...new Set(CHINESE.map(({ promise }) => promise))]).toEqual(promises);
    const numbers = (rows: typeof ENGLISH, of: readonly string[]) =>
      rows.map(({ promise }) => of.indexOf(promise));
    expect(numbers(CHINESE, promises)).toEqual(numbers(ENGLISH, PROMISES));
  });
});
