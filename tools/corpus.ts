/**
 * npm run corpus [-- --json | --record] [FOLDER]: what the normaliser makes of the manuscripts in
 * tests/fixtures/manuscripts, beside what an editor expects. A row a document; then the totals, as precision
 * and recall; then each miss. `--record` writes the state that tests hold the next rule to.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import stringWidth from 'string-width';
import { corpusDocuments } from './corpus/documents.js';
import { type Judged, judge } from './corpus/judge.js';
import { MEASURES, type Tally } from './corpus/score.js';

const flags = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const [named = 'tests/fixtures/manuscripts'] = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith('--'));
const folder = resolve(named);

const judged: Judged[] = [];
for (const document of corpusDocuments(folder)) judged.push(await judge(document));
const totals = Object.fromEntries(
  MEASURES.map((measure) => [measure, sum(judged.map(({ tallies }) => tallies[measure]))]),
);

if (flags.includes('--record')) {
  const state = Object.fromEntries(judged.map(({ name, tallies }) => [name, tallies]));
  const lines = Object.entries(state).map(
    ([name, tallies]) => `  ${JSON.stringify(name)}: ${JSON.stringify(tallies)}`,
  );
  writeFileSync(join(folder, 'recorded.json'), `{\n${lines.join(',\n')}\n}\n`);
}
if (flags.includes('--json')) {
  process.stdout.write(`${JSON.stringify({ documents: judged, totals }, undefined, 2)}\n`);
} else {
  table();
}

function table(): void {
  const rows = [
    ['', ...MEASURES],
    ...judged.map(({ name, tallies, fault }) => [
      name,
      ...(fault === undefined ? MEASURES.map((measure) => counts(tallies[measure])) : [fault]),
    ]),
    ['precision', ...MEASURES.map((measure) => ratio(totals[measure], 'found'))],
    ['recall', ...MEASURES.map((measure) => ratio(totals[measure], 'expected'))],
  ];
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => (row.length > 2 ? stringWidth(row[column] ?? '') : 0))),
  );
  for (const row of rows) {
    const cells = row.map((cell, column) => {
      const space = ' '.repeat(Math.max(0, (widths?.[column] ?? 0) - stringWidth(cell)));
      return column === 0 ? cell + space : space + cell;
    });
    console.log(cells.join('  ').trimEnd());
  }
  console.log('\nright/expected, and +n found that should not be');
  for (const { name, misses } of judged) {
    for (const { measure, line, expected, got } of misses) {
      console.log(`${name}:${line ?? '-'}  ${measure}  expected ${expected}  got ${got}`);
    }
  }
}

function counts({ expected, found, right }: Tally): string {
  if (expected === 0 && found === 0) return '·';
  const extra = Math.max(
    0,
    found - right - Math.max(0, expected - right) * Number(found === expected),
  );
  return `${right}/${expected}${extra > 0 ? ` +${extra}` : ''}`;
}

function ratio(tally: Tally | undefined, of: 'expected' | 'found'): string {
  if (tally === undefined || tally[of] === 0) return '·';
  return (tally.right / tally[of]).toFixed(3);
}

function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (so, { expected, found, right }) => ({
      expected: so.expected + expected,
      found: so.found + found,
      right: so.right + right,
    }),
    { expected: 0, found: 0, right: 0 },
  );
}
