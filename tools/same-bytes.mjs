// Shows that two checkouts, each built, give the same bytes: node tools/same-bytes.mjs OTHER_CHECKOUT
// Builds the sample in each template, the fixture editions, and each corpus text, and names each file that differs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('../', import.meta.url));
const other = resolve(process.argv[2] ?? '.');
const work = mkdtempSync(join(tmpdir(), 'kanben-same-'));
const sample = join(here, 'content/market-regulation-2020');
const fixtures = join(here, 'tests/fixtures');
const templates = ['booklet', 'briefing', 'classic', 'gongwen', 'large-print'];

/** What is run, by the folder below which its files go. */
const RUNS = [
  ...templates.map((name) => [`sample-${name}`, ['build', sample, '--template', name]]),
  ['sample-archival', ['build', sample, '--pdfa', '3b', '--embed-fonts', '--impose', 'saddle']],
  ...readdirSync(join(fixtures, 'editions')).map((name) => [
    `edition-${name}`,
    ['build', join(fixtures, 'editions', name)],
  ]),
  ...readdirSync(join(fixtures, 'manuscripts'))
    .filter((name) => !name.endsWith('.yaml'))
    .map((name) => [`text-${name}`, ['make', join(fixtures, 'manuscripts', name)]]),
];

function run(root, [folder, args]) {
  const below = join(work, root === here ? 'here' : 'other', folder);
  const content = args[0] === 'make' ? ['--content', join(below, 'content')] : [];
  const command = [
    join(root, 'lib/cli/kanben.js'),
    ...args,
    ...content,
    '--to',
    join(below, 'dist'),
    '--quiet',
  ];
  return spawnSync(process.execPath, command, { cwd: here }).status;
}

function filesBelow(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

let different = 0;
let compared = 0;
for (const one of RUNS) {
  const [mine, theirs] = [run(here, one), run(other, one)];
  if (mine !== theirs) console.log(`${one[0]}: status ${mine}, there ${theirs}`);
  if (mine !== theirs) different++;
}
const [mine, theirs] = ['here', 'other'].map((name) => join(work, name));
const names = new Set([...filesBelow(mine), ...filesBelow(theirs)]);
const bytes = (root, name) => {
  try {
    return readFileSync(join(root, name));
  } catch {
    return undefined;
  }
};
for (const name of names) {
  const [a, b] = [bytes(mine, name), bytes(theirs, name)];
  compared++;
  if (a !== undefined && b !== undefined && a.equals(b)) continue;
  different++;
  console.log(`differs: ${name}`);
}
rmSync(work, { recursive: true, force: true });
console.log(`${compared} files of ${RUNS.length} runs compared, ${different} differ`);
process.exitCode = different === 0 ? 0 : 1;
