// Measures cold, whole processes and prints one JSON value. Ratios to Typst in the same run are the
// only claims that this supports; seconds are of one machine at one moment. docs/performance.md tells how.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { batchBench } from './bench/batch.mjs';
import { largeSource, multiplyEdition } from './bench/editions.mjs';
import { measure, nodeCommand } from './bench/measure.mjs';
import { typstCommand, typstVersion } from './bench/typst.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const kanben = join(root, 'lib/cli/kanben.cjs');
const sample = join(root, 'content/market-regulation-2020/source/market-regulation-2020.txt');
const fonts = join(root, 'fonts');
/** How many times the sample's chapters, and how many runs each: the longer ones vary less. */
const SIZES = [
  { times: 1, runs: 7 },
  { times: 10, runs: 5 },
  { times: 100, runs: 3 },
];
const IMPORT_BYTES = 5_000_000;

const quick = process.argv.includes('--quick');
const work = mkdtempSync(join(tmpdir(), 'kanben-bench-'));

function run(script, ...args) {
  const child = spawnSync(process.execPath, [script, ...args], { cwd: work, encoding: 'utf8' });
  if (child.status !== 0) throw new Error(child.stderr || child.stdout);
}

function builds(times, runs) {
  const id = `sample-x${times}`;
  const edition = multiplyEdition(join(work, 'content/sample'), join(work, 'editions'), id, times);
  const options = { runs: quick ? 1 : runs, cwd: work };
  const target = join(work, 'dist', id, `${id}.pdf`);
  const theirs = join(work, `${id}.typst.pdf`);
  const { typst: peer, ...ours } = measure(
    {
      build: nodeCommand(kanben, 'build', edition, '--quiet'),
      pdfOnly: nodeCommand(kanben, 'build', edition, '--format', 'pdf', '--quiet'),
      typst: typst && typstCommand(edition, fonts, theirs),
      nothing: nodeCommand('-e', '0'),
    },
    options,
  );
  const plainPdf = join(work, `${id}.plain.pdf`);
  const plain = join(root, 'tools/bench/plain-pdfmake.mjs');
  const { plainPdfmake } = measure(
    { plainPdfmake: nodeCommand(plain, edition, fonts, plainPdf) },
    { ...options, runs: 1 },
  );
  const result = {
    times,
    ...ours,
    pdfBytes: statSync(target).size,
    plainPdfmake: { ...plainPdfmake, pdfBytes: statSync(plainPdf).size },
  };
  if (peer === undefined) return result;
  const toTypst = ({ wallSeconds, cpuSeconds, peakMiB }) => ({
    wall: ratio(wallSeconds, peer.wallSeconds),
    cpu: ratio(cpuSeconds, peer.cpuSeconds),
    peak: ratio(peakMiB, peer.peakMiB),
  });
  return {
    ...result,
    typst: { ...peer, pdfBytes: statSync(theirs).size },
    toTypst: toTypst(ours.build),
    pdfOnlyToTypst: toTypst(ours.pdfOnly),
    nothingToTypst: toTypst(ours.nothing),
  };
}

function ratio(ours, theirs) {
  return Math.round((ours / theirs) * 100) / 100;
}

function commit() {
  const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout?.trim();
  return { commit: git('rev-parse', 'HEAD'), clean: git('status', '--porcelain', 'src') === '' };
}

const typst = typstVersion();
try {
  run(join(root, 'tools/build.mjs'));
  run(kanben, 'import', sample, '--to', 'content', '--id', 'sample', '--quiet');
  const large = join(work, 'large.txt');
  writeFileSync(large, largeSource(sample, IMPORT_BYTES));
  const importing = ['import', large, '--to', 'imports', '--id', 'large', '--force', '--quiet'];
  const options = { runs: quick ? 1 : 3, cwd: work };
  const result = {
    ...commit(),
    node: process.version,
    machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
    typst: typst ?? 'skipped: not installed (cargo install typst-cli, or pip install typst)',
    ...measure({ help: nodeCommand(kanben, '--help') }, options),
    batch: await batchBench(quick ? 20 : 200),
    builds: SIZES.map(({ times, runs }) => builds(times, runs)),
    import: {
      bytes: statSync(large).size,
      ...measure({ large: nodeCommand(kanben, ...importing) }, options).large,
    },
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
