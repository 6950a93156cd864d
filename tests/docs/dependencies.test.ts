import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;

/** The packages that a table of the document lists, in its first column. */
function listed(table: string): readonly string[] {
  return [...table.matchAll(/^\| ([@a-z][^|]*?) +\| [^|]+\| [^|]+\|$/gm)]
    .flatMap(([, names = '']) => names.split(/, |、/))
    .filter((name) => name !== 'package')
    .sort();
}

/** Packages of types say by their names what they are for. */
const named = (packages: Readonly<Record<string, string>>) =>
  Object.keys(packages)
    .filter((name) => !name.startsWith('@types/'))
    .sort();

it.each(['docs/dependencies.md', 'docs/dependencies.zh-CN.md'])(
  '%s has a line for each package, and for no other',
  (document) => {
    const [, running = '', developing = ''] = read(document).split(/^## /m);
    expect(listed(running)).toEqual(named(dependencies));
    expect(listed(developing)).toEqual(named(devDependencies));
  },
);
