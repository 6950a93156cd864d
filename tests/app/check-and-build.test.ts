import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildEdition } from '../../src/app/build-edition.js';
import { checkPath } from '../../src/app/check-path.js';
import { importSource } from '../../src/app/import-source.js';
import { InputError } from '../../src/messages/diagnostic.js';
import { diagnosticValue } from '../../src/messages/diagnostic-value.js';
import { root } from '../support/edition.js';
import { scratch } from './scratch.js';

const editions = join(root, 'tests/fixtures/editions');
const manuscripts = join(root, 'tests/fixtures/manuscripts');
const texts = readdirSync(manuscripts).filter((name) => !name.endsWith('.yaml'));

/** What a build reports, whether it succeeds or not. */
async function buildReports(path: string, to: string): Promise<readonly string[]> {
  try {
    return (await buildEdition(path, { to })).diagnostics.map(textOf);
  } catch (error) {
    if (error instanceof InputError) return error.diagnostics.map(textOf);
    throw error;
  }
}

const textOf = (one: Parameters<typeof diagnosticValue>[0]) =>
  JSON.stringify(diagnosticValue(one, 'en'));

async function checkReports(path: string): Promise<readonly string[]> {
  return (await checkPath(path)).diagnostics.map(textOf);
}

describe('check reports what build reports', () => {
  const folder = scratch();
  const to = join(folder, 'dist');

  it('of the sample', async () => {
    const sample = join(root, 'content/market-regulation-2020');
    expect(await checkReports(sample)).toEqual(await buildReports(sample, to));
  });

  it.each(readdirSync(editions))('of the edition %s', async (name) => {
    const path = join(editions, name);
    const reports = await buildReports(path, to);
    expect(await checkReports(path)).toEqual(reports);
  });

  it.each(['booklet', 'classic', 'large-print', 'gongwen'])(
    'of an edition with Western words in the template %s',
    async (template) => {
      const path = join(folder, template);
      cpSync(join(editions, 'everything'), path, { recursive: true });
      const words = 'internationalization of characteristically incomprehensible representations';
      const { writeFileSync, readFileSync } = await import('node:fs');
      writeFileSync(join(path, '03-c.md'), `# 外文\n\n${`中文${words}，`.repeat(40)}\n`);
      const yaml = readFileSync(join(path, 'edition.yaml'), 'utf8').replace(/^template:.*\n/m, '');
      writeFileSync(join(path, 'edition.yaml'), `${yaml}template: ${template}\n`);
      expect(await checkReports(path)).toEqual(await buildReports(path, to));
    },
  );

  it.each(texts)('of the imported text %s', async (name) => {
    const { path } = await importSource([join(manuscripts, name)], { to: join(folder, 'content') });
    expect(await checkReports(path)).toEqual(await buildReports(path, to));
  });
});
