import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../src/', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(sep).join('/'))
  .filter((name) => /\.(?:ts|tsx|cts)$/.test(name) && !name.endsWith('.d.ts'));
const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));

/** What each row of a table of inputs or outputs offers under the same name, and each command of the command line. */
const ROWS = /^(?:inputs|outputs)\/[^/]+(?:\/index)?\.ts$/;
const EXPORT =
  /^export (?:declare )?(?:abstract )?(?:async )?(const|let|function\*?|class|interface|type|enum) (\w+)/gm;
/** A variable with a name that says nothing: `const found`, `({ own })`, `(made) =>`. */
const EMPTY = ['own', 'found', 'told', 'made', 'so', 'it', 'said'];

/** A word that a plain report does not need. */
const TELLS = /\b(?:tells?|told|telling)\b/i;

it('exports a name from one file only, so that it means one thing', () => {
  const places = new Map<string, Set<string>>();
  for (const [file, text] of texts) {
    if (ROWS.test(file)) continue;
    for (const [, , name = ''] of text.matchAll(EXPORT))
      places.set(name, (places.get(name) ?? new Set()).add(file));
  }
  const repeated = [...places].filter(([, of]) => of.size > 1);
  expect(repeated.map(([name, of]) => `${name}: ${[...of].join(', ')}`)).toEqual([]);
});

it('gives no variable a name that says nothing', () => {
  const names = EMPTY.join('|');
  const declared = new RegExp(
    `\\b(?:const|let|function) (?:${names})\\b|[({,] ?(?:${names})(?:[,)}]| =>|: (?:readonly |string|number|boolean))|\\b(?:${names}) =>|\\b(?:const|let) [{[][^=;]*\\b(?:${names})\\b[^=;]*[}\\]] =`,
    'g',
  );
  const lines = [...texts].flatMap(([file, text]) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        !/^\s*(?:\*|\/\/|\/\*)/.test(line) &&
        line.replace(/'[^']*'/g, "''").match(declared) !== null
          ? [`${file}:${index + 1}: ${line.trim()}`]
          : [],
      ),
  );
  expect(lines).toEqual([]);
});

it('reports, names or says in its comments, but does not tell', () => {
  const lines = [...texts].flatMap(([file, text]) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        /^\s*(?:\*|\/\/|\/\*)/.test(line) && TELLS.test(line)
          ? [`${file}:${index + 1}: ${line.trim()}`]
          : [],
      ),
  );
  expect(lines).toEqual([]);
});

it('does not tell in the names of tests either', () => {
  const tests = fileURLToPath(new URL('../', import.meta.url));
  const titles = readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && !name.startsWith('architecture'))
    .flatMap((name) =>
      [
        ...readFileSync(join(tests, name), 'utf8').matchAll(
          /^\s*(?:\]\)?|it|test|describe)[.\w]*\(\s*(['`])(.*)\1,/gm,
        ),
      ].map(([, , title = '']) => `${name}: ${title}`),
    );
  expect(titles.length).toBeGreaterThan(1000);
  expect(titles.filter((title) => TELLS.test(title))).toEqual([]);
});
