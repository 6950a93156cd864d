import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildEdition } from '../../src/app/build-edition.js';
import { importSource } from '../../src/app/import-source.js';
import { imposeFile } from '../../src/app/impose-file.js';
import type { Diagnostic } from '../../src/messages/diagnostic.js';
import { diagnosticValue } from '../../src/messages/diagnostic-value.js';
import { root } from '../support/edition.js';
import { scratch } from './scratch.js';

const sample = join(root, 'content/market-regulation-2020');
const everything = join(root, 'tests/fixtures/editions/everything');
const manuscripts = join(root, 'tests/fixtures/manuscripts');

/** Every file below a folder by its path, and what was reported. */
interface Outcome {
  readonly files: Readonly<Record<string, string>>;
  readonly reports: readonly string[];
}

function outcome(folder: string, diagnostics: readonly Diagnostic[]): Outcome {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const files = paths.map((path) => [path.slice(folder.length), readFileSync(path, 'base64')]);
  const reports = diagnostics.map((one) => {
    const { file, ...value } = diagnosticValue(one, 'en');
    return JSON.stringify({ file: file?.replace(folder, ''), ...value });
  });
  return { files: Object.fromEntries(files.sort()), reports };
}

describe('the library in one process', () => {
  const folder = scratch();

  it('gives the same for 8 builds, 4 imports and 4 impositions at once as one after another', async () => {
    const first = await buildEdition(sample, { to: join(folder, 'book') });
    const pdf = first.outputs.find(({ format }) => format === 'pdf')?.path as string;
    const templates = ['booklet', 'classic', 'large-print', 'gongwen'];
    const texts = [
      '13-noise-everywhere.txt',
      '14-body-twice.txt',
      '21-traditional.txt',
      '24-dirty.txt',
    ];
    const schemes = ['saddle', 'perfect', '2up', 'saddle'] as const;
    const jobs = (run: string) => [
      ...templates.flatMap((template) =>
        [sample, everything].map((edition, index) => async () => {
          const to = join(folder, run, `build-${template}-${index}`);
          return outcome(to, (await buildEdition(edition, { to, template })).diagnostics);
        }),
      ),
      ...texts.map((name) => async () => {
        const to = join(folder, run, `import-${name}`);
        return outcome(to, (await importSource([join(manuscripts, name)], { to })).diagnostics);
      }),
      ...schemes.map((scheme, index) => async () => {
        const to = join(folder, run, `impose-${index}`);
        const target = join(to, 'sheets.pdf');
        return outcome(to, (await imposeFile(pdf, { scheme, to: target })).diagnostics);
      }),
    ];
    const alone: Outcome[] = [];
    for (const job of jobs('alone')) alone.push(await job());
    const together = await Promise.all(jobs('together').map((job) => job()));
    expect(together).toHaveLength(16);
    expect(together).toEqual(alone);
  });
});
