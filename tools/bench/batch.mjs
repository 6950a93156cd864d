// Many editions of the sample's size, no two of one text: `kanben batch` (EPUB and PDF) beside as many Typst processes as it
// has threads (the PDF alone, each warm), in the same run. node tools/bench/batch.mjs [EDITIONS] prints one JSON value.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { markdownOf, multiplyEdition } from './editions.mjs';
import { typstCommand, typstVersion } from './typst.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const kanben = join(root, 'lib/cli/kanben.cjs');
const sample = join(root, 'content/market-regulation-2020');
const fonts = join(root, 'fonts');
/** Characters of the block of Chinese characters that an edition has more than the sample. */
const MORE = 60;

/** Compiles each source that is named in one warm process, its fonts opened once. */
const TYPST = `
import sys, typst
folder, *sources = sys.argv[1:]
try:
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder])
    options = dict(font_paths=fonts)
except (AttributeError, TypeError):
    options = dict(font_paths=[folder], ignore_system_fonts=True)
for source in sources:
    open(source + '.pdf', 'wb').write(typst.compile(source, pdf_standards=['a-2b'], **options))
`;

/** Each edition has characters of its own, so that no two have the same subset of a font. */
export function layEditions(folder, count) {
  for (let n = 0; n < count; n++) {
    const edition = multiplyEdition(sample, folder, `e${n}`, 1);
    const [, first] = markdownOf(edition);
    const text = Array.from({ length: MORE }, (_, at) =>
      String.fromCodePoint(0x4e00 + ((n * 61 + at * 37) % 20_000)),
    );
    const path = join(edition, first);
    writeFileSync(path, `${readFileSync(path, 'utf8')}\n${text.join('')}\n`);
  }
}

/** Seconds that all of these processes take, started at once. */
async function secondsOf(commands, cwd) {
  const begin = process.hrtime.bigint();
  const ended = commands.map(
    ([command, args]) =>
      new Promise((resolve, reject) => {
        const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
        child.once('exit', (status) =>
          status === 0 ? resolve() : reject(new Error(`${command}: status ${status}`)),
        );
      }),
  );
  await Promise.all(ended);
  return Number(process.hrtime.bigint() - begin) / 1e9;
}

function hasPythonTypst() {
  return spawnSync('python3', ['-c', 'import typst']).status === 0;
}

/** What a batch of `count` editions takes, and what it takes again when all of them are in the cache. */
export async function batchBench(count) {
  const work = mkdtempSync(join(tmpdir(), 'kanben-batch-'));
  const jobs = availableParallelism();
  try {
    layEditions(join(work, 'content'), count);
    const batch = (...args) => [
      process.execPath,
      [kanben, 'batch', 'content', '--jobs', String(jobs), '--quiet', ...args],
    ];
    const once = await secondsOf([batch('--no-cache', '--to', 'once')], work);
    const first = await secondsOf([batch('--cache', 'cache', '--to', 'dist')], work);
    const second = await secondsOf([batch('--cache', 'cache', '--to', 'dist')], work);
    const result = {
      editions: count,
      jobs,
      perSecond: round(count / once),
      cacheAgainShare: round(second / first),
    };
    if (!hasPythonTypst()) return { ...result, typst: 'skipped: pip install typst' };
    const sources = Array.from({ length: count }, (_, n) => {
      const target = join(work, `e${n}`);
      typstCommand(join(work, 'content', `e${n}`), fonts, target);
      return `${target}.typ`;
    });
    const share = (part) => sources.filter((_, n) => n % jobs === part);
    const peers = Array.from({ length: jobs }, (_, part) => [
      'python3',
      ['-c', TYPST, fonts, ...share(part)],
    ]);
    const typst = await secondsOf(peers, work);
    return {
      ...result,
      typst: typstVersion(),
      typstPerSecond: round(count / typst),
      toTypst: round(typst / once),
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function round(value) {
  return Math.round(value * 1000) / 1000;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const result = await batchBench(Number(process.argv[2] ?? 200));
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
}
