import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import * as library from '../../src/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The functions and classes that the table of a document names, in its first two columns. */
function namedIn(document: string): readonly string[] {
  const rows = readFileSync(`${root}${document}`, 'utf8').match(/^\| `.*\|$/gm) ?? [];
  return rows.flatMap((row) => {
    const [, first = '', second = ''] = row.split(/(?<!\\)\|/);
    const called = [...first.matchAll(/`(?:new )?(\w+)/g)];
    const mentioned = [...second.matchAll(/`([a-z]+[A-Z]\w*)`/g)];
    return [...called, ...mentioned].map(([, name = '']) => name);
  });
}

it.each(['docs/library.md', 'docs/library.zh-CN.md'])(
  '%s names only functions that exist',
  (document) => {
    const names = namedIn(document);
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => !(name in library))).toEqual([]);
  },
);
