import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the installed package: it holds `templates/` and `fonts/` beside the code. */
export const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

/** The version in package.json, as outputs name their maker. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(`${packageRoot}package.json`, 'utf8')) as {
    version: string;
  };
  return version;
}
