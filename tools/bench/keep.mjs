// node tools/bench/keep.mjs [EDITIONS…]: what archiving, verifying and cataloguing so many editions takes, each number afresh
// (500 and 1,000 where none is given). Editions are the sample's size and no two of one text. CPU seconds an edition show
// whether the work is linear; `verify` is given by megabytes a second as well. Prints one JSON value.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layEditions } from './batch.mjs';
import { measure, nodeCommand } from './measure.mjs';

const kanben = fileURLToPath(new URL('../../lib/cli/kanben.cjs', import.meta.url));
const given = process.argv.slice(2).map(Number);
const counts = given.length > 0 ? given : [500, 1000];

function megabytesBelow(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return (
    files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0) / 1e6
  );
}

function kept(count) {
  const work = mkdtempSync(join(tmpdir(), 'kanben-keep-'));
  const once = (...args) =>
    measure({ it: nodeCommand(kanben, ...args, '--quiet') }, { runs: 1, cwd: work }).it;
  try {
    layEditions(join(work, 'content'), count);
    once('build', '--all');
    const added = once('archive', 'add', '--all', '--store', 'store');
    const verified = once('archive', 'verify', '--store', 'store');
    const again = once('archive', 'add', '--all', '--store', 'store');
    const catalogued = once('catalog');
    const megabytes = megabytesBelow(join(work, 'store'));
    const each = ({ cpuSeconds }) => Number(((cpuSeconds / count) * 1000).toFixed(2));
    return {
      editions: count,
      megabytes: Math.round(megabytes),
      millisecondsOfCpuEach: {
        add: each(added),
        addUnchanged: each(again),
        verify: each(verified),
        catalog: each(catalogued),
      },
      verify: {
        megabytesASecond: Math.round(megabytes / verified.wallSeconds),
        cores: Number((verified.cpuSeconds / verified.wallSeconds).toFixed(2)),
      },
      peakMiB: { add: added.peakMiB, verify: verified.peakMiB, catalog: catalogued.peakMiB },
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

process.stdout.write(`${JSON.stringify(counts.map(kept), null, 2)}\n`);
