/**
 * npm run epubs: puts the sample, an edition with everything after each template, vertical too, with and without
 * fonts, and hostile Markdown to every checker that is here. Exit status 1 where one finds anything. It runs the
 * compiled command line: npm run build comes first.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { checkers } from './epub/checkers.js';

const SAMPLE = 'content/market-regulation-2020';
const EVERYTHING = 'tests/fixtures/editions/everything';
const VERTICAL = 'tests/fixtures/templates/vertical';
const FONTS = '--embed-fonts';

const templates = readdirSync('templates', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
/** What the book is, its edition, and flags. */
const BOOKS: readonly (readonly [string, string, readonly string[]])[] = [
  ['the sample', SAMPLE, []],
  ['the sample, fonts embedded', SAMPLE, [FONTS]],
  ...templates.map((name) => [`everything, ${name}`, EVERYTHING, ['--template', name]] as const),
  ['everything, vertical, fonts embedded', EVERYTHING, ['--template', VERTICAL, FONTS]],
  ['hostile Markdown', 'tests/fixtures/editions/hostile', ['--format', 'epub']],
];

const all = checkers();
for (const { name, check, missing } of all) {
  if (check === undefined) console.log(`SKIPPED ${name}: it is not here (${missing})`);
}
const work = mkdtempSync(join(tmpdir(), 'kanben-epubs-'));
let found = 0;
try {
  for (const [name, edition, flags] of BOOKS) {
    const kanben = ['lib/cli/kanben.js', 'build', edition, '--to', work, '--quiet', ...flags];
    execFileSync(process.execPath, kanben, { stdio: ['ignore', 'ignore', 'ignore'] });
    const id = basename(edition);
    const told: string[] = [];
    for (const { name: checker, check } of all) {
      if (check === undefined) continue;
      const { errors, warnings, messages } = await check(join(work, id, `${id}.epub`));
      found += errors + warnings;
      told.push(`${checker} ${errors + warnings}`);
      for (const message of messages) console.error(`${name}: ${checker}: ${message}`);
    }
    console.log(`${name}: ${told.join(', ')}`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
if (found > 0) process.exitCode = 1;
