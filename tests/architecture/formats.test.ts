import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { OUTPUTS } from '../../src/outputs/index.js';

const root = fileURLToPath(new URL('../../src/', import.meta.url));

/** Formats have their rows here; an input of the same name has its row in `inputs`, and words stand in `messages`. */
const ROWS = /^(?:outputs|inputs|messages)\//;
/** Names that are also words of something else: nodes of Markdown and extensions of files. */
const OTHER_WORDS = new Set(['html', 'md']);
/** A key of template.yaml, and a rule about furniture of web pages. */
const OTHER_USES = new Set(['model/template.ts: epub', 'normalise/noise/rules.ts: wechat']);

it('names an output format nowhere but in its row', () => {
  // The schemes of sheets are also values of a flag of `impose`.
  const names = OUTPUTS.filter(({ madeFrom }) => madeFrom === undefined)
    .map(({ name }) => name)
    .filter((name) => !OTHER_WORDS.has(name));
  const literal = new RegExp(`(['"\`])(${names.join('|')})\\1`, 'g');
  const uses = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(sep).join('/'))
    .filter((name) => /\.(?:ts|tsx|cts)$/.test(name) && !ROWS.test(name))
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .filter((line) => !/^\s*(?:\*|\/\/|\/\*)/.test(line))
        .flatMap((line) => [...line.matchAll(literal)].map(([, , name]) => `${file}: ${name}`)),
    );
  expect(uses.filter((use) => !OTHER_USES.has(use))).toEqual([]);
});
