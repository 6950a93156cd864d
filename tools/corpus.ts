/**
 * npm run corpus [-- --json | --record | --shared=FOLDER] [FOLDER]: what the normaliser makes of the manuscripts in
 * tests/fixtures/manuscripts, beside what an editor expects. A row a document; then the totals, as precision
 * and recall; then each miss; then the precision of each rule that takes lines out of the text, over the manuscripts and
 * over the texts of a folder beside the project (`../shared`), where it is there, and that folder's cases beside their
 * expectations; exit status 1 where a precision is below 1 or a case is wrong.
 * `--record` writes the state that tests hold the next rule to.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import stringWidth from 'string-width';
import { type JudgedCase, judgeCases } from './corpus/cases.js';
import { corpusDocuments } from './corpus/documents.js';
import { tallyRules } from './corpus/drops.js';
import { type Judged, judge } from './corpus/judge.js';
import { MEASURES, type Tally } from './corpus/measures.js';
import { type JudgedShared, judgeShared, sharedTexts } from './corpus/shared.js';

/** The reason of what the extraction of a page or a Word file leaves aside. */
const ASIDE = 'aside';

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

const beside = flags.find((flag) => flag.startsWith('--shared='))?.slice('--shared='.length);
const outside = resolve(beside ?? '../shared');
const shared: JudgedShared[] = [];
for (const text of sharedTexts(outside)) shared.push(await judgeShared(text));
const cases = await judgeCases(join(outside, 'cases'));

if (flags.includes('--record')) {
  const state = Object.fromEntries(judged.map(({ name, tallies }) => [name, tallies]));
  const lines = Object.entries(state).map(
    ([name, tallies]) => `  ${JSON.stringify(name)}: ${JSON.stringify(tallies)}`,
  );
  writeFileSync(join(folder, 'recorded.json'), `{\n${lines.join(',\n')}\n}\n`);
}
if (flags.includes('--json')) {
  process.stdout.write(
    `${JSON.stringify({ documents: judged, totals, shared, cases }, undefined, 2)}\n`,
  );
} else {
  documentTable();
  ruleTable();
  if (shared.length > 0) chapterTable();
  if (cases.length > 0) caseTable(cases);
}

function documentTable(): void {
  print([
    ['', ...MEASURES],
    ...judged.map(({ name, tallies, fault }) => [
      name,
      ...(fault === undefined ? MEASURES.map((measure) => counts(tallies[measure])) : [fault]),
    ]),
    ['precision', ...MEASURES.map((measure) => ratio(totals[measure], 'found'))],
    ['recall', ...MEASURES.map((measure) => ratio(totals[measure], 'expected'))],
  ]);
  console.log('\nright/expected, and +n found that should not be');
  for (const { name, misses } of judged) {
    for (const { measure, line, expected, got } of misses) {
      console.log(`${name}:${line ?? '-'}  ${measure}  expected ${expected}  got ${got}`);
    }
  }
}

/** What each rule took out of the text, and how much of that was right. */
function ruleTable(): void {
  const ours = tallyRules(judged);
  const theirs = tallyRules(shared);
  const names = [...new Set([...ours, ...theirs].map(({ rule }) => rule))].sort();
  console.log('');
  print([
    ['rule', 'manuscripts', 'shared', 'precision'],
    ...names.map((name) => {
      const tallies = [ours, theirs].map((all) => all.find(({ rule }) => rule === name));
      const dropped = tallies.reduce((sum, tally) => sum + (tally?.dropped ?? 0), 0);
      const wrong = tallies.reduce((sum, tally) => sum + (tally?.wrong.length ?? 0), 0);
      const cells = tallies.map((tally) =>
        tally === undefined ? '·' : `${tally.dropped - tally.wrong.length}/${tally.dropped}`,
      );
      return [name, ...cells, ((dropped - wrong) / dropped).toFixed(3)];
    }),
  ]);
  for (const { rule, wrong } of [...ours, ...theirs]) {
    // What a page sets aside is no noise rule's: tools/web-score.ts measures it, by the text that stays.
    if (rule === ASIDE) continue;
    for (const { name, drop } of wrong) {
      console.log(`${name}:${drop.line}  ${rule}  wrong: ${drop.text.trim().slice(0, 60)}`);
      process.exitCode = 1;
    }
  }
}

/** The chapters of the reports, beside the true ones; and what was refused. */
function chapterTable(): void {
  console.log('');
  const cell = ({ expected, found, right }: Tally) => `${right}/${expected} of ${found}`;
  const rows = shared.flatMap(({ name, chapters }) =>
    chapters === undefined ? [] : [[name, cell(chapters.top), cell(chapters.all)]],
  );
  print([['chapters', 'top level', 'all levels'], ...rows]);
  for (const { name, fault } of shared) if (fault !== undefined) console.log(`${name}  ${fault}`);
}

/** The cases that are not as their expectations say, and how many are. */
function caseTable(all: readonly JudgedCase[]): void {
  const judgeable = all.filter(({ byEye }) => !byEye);
  const wrong = judgeable.filter(({ faults }) => faults.length > 0);
  console.log(
    `\ncases: ${judgeable.length - wrong.length} right of ${judgeable.length}; ${all.length - judgeable.length} whose expectations a reader judges`,
  );
  for (const { name, faults } of wrong) {
    for (const fault of faults) console.log(`${name}  ${fault}`);
    process.exitCode = 1;
  }
}

function print(rows: readonly (readonly string[])[]): void {
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
