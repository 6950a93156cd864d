import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a process with this environment takes for its cache, and for the folder of compiled code, which is chosen before ES modules load. */
function foldersIn(env: Readonly<Record<string, string>>) {
  const cache = pathToFileURL(join(root, 'lib/host/cache-folder.js')).href;
  const start = join(root, 'lib/cli/load-run.cjs');
  const program = `
    const { cacheFolder } = await import(${JSON.stringify(cache)});
    const { default: start } = await import(${JSON.stringify(pathToFileURL(start).href)});
    console.log(JSON.stringify([cacheFolder() ?? null, start.compiledFolder() ?? null]));`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', program],
    { env, encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  return JSON.parse(stdout) as readonly [string | null, string | null];
}

it.each([
  [{ HOME: '/home/zhang' }, '/home/zhang/.cache/kanben'],
  [{ HOME: '/home/zhang', XDG_CACHE_HOME: '/var/caches' }, '/var/caches/kanben'],
  // The standard has a relative path ignored.
  [{ HOME: '/home/zhang', XDG_CACHE_HOME: 'caches' }, '/home/zhang/.cache/kanben'],
  [{ HOME: 'nowhere' }, null],
])('the cache and the compiled code stand in one folder of the user: %j', (env, folder) => {
  const wanted = folder === null ? null : join(folder, 'compiled');
  expect(foldersIn(env as Record<string, string>)).toEqual([folder, wanted]);
});
