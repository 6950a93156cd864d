/**
 * npm run rules: the tables of docs/normalising.md and its Chinese form, from the rules themselves. `--write` puts them
 * into the files.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { NOISE_RULES } from '../src/normalise/noise/index.js';
import type { FurniturePlace } from '../src/normalise/noise/rules.js';
import { PUNCTUATION_RULES } from '../src/normalise/punctuation/rules.js';
import { HEADING_SCHEMES } from '../src/normalise/structure/schemes.js';

interface Heads {
  readonly schemes: readonly string[];
  readonly noise: readonly string[];
  readonly marks: readonly string[];
  readonly places: Readonly<Record<FurniturePlace, string>>;
  readonly separator: string;
}

const PAGES: Readonly<Record<string, Heads>> = {
  'docs/normalising.md': {
    schemes: ['shape', 'for example'],
    noise: ['rule', 'what', 'for example', 'where'],
    marks: ['rule', 'written', 'becomes', 'source'],
    places: {
      head: 'head',
      tail: 'tail',
      end: 'end',
      beside: 'beside',
      again: 'again',
      like: 'like',
    },
    separator: ', ',
  },
  'docs/normalising.zh-CN.md': {
    schemes: ['形式', '例'],
    noise: ['规则', '内容', '例', '位置'],
    marks: ['规则', '原为', '改为', '依据'],
    places: {
      head: '正文之前',
      tail: '正文之后',
      end: '文末',
      beside: '挨着杂项',
      again: '再次出现',
      like: '同类再现',
    },
    separator: '、',
  },
};

const cell = (text: string) => text.replaceAll('|', '\\|');
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map(cell).join(' | ')} |`)
    .join('\n');

function tablesFor({
  schemes,
  noise,
  marks,
  places,
  separator,
}: Heads): ReadonlyMap<string, string> {
  return new Map([
    [
      'schemes',
      table(
        schemes,
        HEADING_SCHEMES.map(({ id, example }) => [`\`${id}\``, example]),
      ),
    ],
    [
      'noise',
      table(
        noise,
        NOISE_RULES.map(({ id, why, example, stands }) => [
          `\`${id}\``,
          why,
          example,
          stands.map((place) => places[place]).join(separator),
        ]),
      ),
    ],
    [
      'marks',
      table(
        marks,
        PUNCTUATION_RULES.map(({ id, written, becomes, source }) => [
          `\`${id}\``,
          written,
          becomes,
          source,
        ]),
      ),
    ],
  ]);
}

for (const [file, heads] of Object.entries(PAGES)) {
  const tables = tablesFor(heads);
  const before = readFileSync(file, 'utf8');
  const after = before.replace(
    /(<!-- (\w+) -->\n)[\s\S]*?(\n<!-- end -->)/g,
    (whole, open: string, name: string, close: string) => {
      const rows = tables.get(name);
      return rows === undefined ? whole : `${open}\n${rows}\n${close}`;
    },
  );
  if (process.argv.includes('--write')) writeFileSync(file, after);
  // The formatter aligns tables: only their text counts.
  else if (plain(after) !== plain(before)) {
    console.error(`${file} is not what the rules are: npm run rules -- --write`);
    process.exitCode = 1;
  }
}

function plain(text: string): string {
  return text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
}
