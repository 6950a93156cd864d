/** npm run rules: the tables of docs/normalising.md, from the rules themselves. `--write` puts them into the file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { NOISE_RULES } from '../src/normalise/noise/index.js';
import { PUNCTUATION_RULES } from '../src/normalise/punctuation/rules.js';
import { SCHEMES } from '../src/normalise/structure/schemes.js';

const FILE = 'docs/normalising.md';
const cell = (text: string) => text.replaceAll('|', '\\|');
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map(cell).join(' | ')} |`)
    .join('\n');

const TABLES: Readonly<Record<string, string>> = {
  schemes: table(
    ['shape', 'for example'],
    SCHEMES.map(({ id, example }) => [`\`${id}\``, example]),
  ),
  noise: table(
    ['rule', 'what', 'for example', 'where'],
    NOISE_RULES.map(({ id, why, example, stands }) => [
      `\`${id}\``,
      why,
      example,
      stands.join(', '),
    ]),
  ),
  marks: table(
    ['rule', 'written', 'becomes', 'source'],
    PUNCTUATION_RULES.map(({ id, written, becomes, source }) => [
      `\`${id}\``,
      written,
      becomes,
      source,
    ]),
  ),
};

const text = readFileSync(FILE, 'utf8').replace(
  /(<!-- (\w+) -->\n)[\s\S]*?(\n<!-- end -->)/g,
  (whole, open: string, name: string, close: string) =>
    TABLES[name] === undefined ? whole : `${open}\n${TABLES[name]}\n${close}`,
);
if (process.argv.includes('--write')) writeFileSync(FILE, text);
// The formatter aligns tables: only their text counts.
else if (plain(text) !== plain(readFileSync(FILE, 'utf8'))) {
  console.error(`${FILE} is not what the rules are: npm run rules -- --write`);
  process.exitCode = 1;
}

function plain(text: string): string {
  return text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
}
