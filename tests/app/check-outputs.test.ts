import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildEdition } from '../../src/app/build-edition.js';
import { checkPath } from '../../src/app/check-path.js';
import { InputError } from '../../src/messages/diagnostic.js';
import { OUTPUTS } from '../../src/outputs/index.js';
import { root } from '../support/edition.js';
import { scratch } from './scratch.js';

const folder = scratch();
const to = join(folder, 'dist');
const dist = join(to, 'everything');
/** All outputs but the sheets. */
const FORMATS = OUTPUTS.filter(({ madeFrom }) => madeFrom === undefined);

beforeAll(async () => {
  const path = join(folder, 'everything');
  cpSync(join(root, 'tests/fixtures/editions/everything'), path, { recursive: true });
  await buildEdition(path, { to, formats: FORMATS.map(({ name }) => name) });
}, 180_000);

const rules = async (path: string) =>
  (await checkPath(path)).diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ ruleId }) => ruleId);

describe('the check of finished outputs', () => {
  it('finds nothing wrong with any file that a build makes, nor with the folders of pages', async () => {
    for (const name of ['epub', 'ofd', 'docx', 'html', 'txt']) {
      const path = join(dist, `everything.${name}`);
      expect([name, (await checkPath(path)).kind, await rules(path)]).toEqual([name, name, []]);
    }
    for (const name of ['web', 'wechat']) {
      const path = join(dist, name);
      expect([(await checkPath(path)).kind, await rules(path)]).toEqual([name, []]);
    }
  }, 120_000);

  it('finds a page, a place and a picture of the web edition that are not there', async () => {
    const web = join(folder, 'web');
    cpSync(join(dist, 'web'), web, { recursive: true });
    rmSync(join(web, '02-b.html'));
    const page = join(web, '01-a.html');
    const text = readFileSync(page, 'utf8');
    writeFileSync(page, text.replace(/src="images\/[^"]*"/, 'src="images/none.png"'));
    const index = join(web, 'index.html');
    const contents = readFileSync(index, 'utf8');
    writeFileSync(index, contents.replace('href="01-a.html"', 'href="01-a.html#nowhere"'));
    const { diagnostics } = await checkPath(web);
    const addresses = diagnostics.map(({ values }) => String(values?.address));
    expect(new Set(diagnostics.map(({ ruleId }) => ruleId))).toEqual(new Set(['web/dead-link']));
    expect(addresses).toContain('images/none.png');
    expect(addresses).toContain('01-a.html#nowhere');
    expect(addresses).toContain('02-b.html');
  });
});

describe('an edition that is a state secret', () => {
  it('becomes no file that travels by wire unless that is allowed, and its paper forms are made', async () => {
    const path = join(folder, 'secret');
    mkdirSync(path);
    writeFileSync(
      join(path, 'edition.yaml'),
      'title: 密件\nmasthead: {name: 简报, issue: 1, unit: 办公厅, date: 2020-09-17, secrecy: 机密★1年, copyNumber: "000001"}\n',
    );
    writeFileSync(join(path, '01-a.md'), '# 机要\n\n一句。\n');
    for (const { name, carriesSecrets } of FORMATS) {
      const made = await buildEdition(path, { to, formats: [name] }).then(
        () => true,
        (error: unknown) => {
          if (!(error instanceof InputError)) throw error;
          expect(error.diagnostics.map(({ ruleId }) => ruleId)).toContain('edition/classified');
          return false;
        },
      );
      expect([name, made]).toEqual([name, carriesSecrets]);
    }
    expect(FORMATS.filter(({ carriesSecrets }) => carriesSecrets).map(({ name }) => name)).toEqual([
      'pdf',
      'ofd',
    ]);
  }, 120_000);
});
