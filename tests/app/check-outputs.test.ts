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
    for (const name of ['epub', 'ofd', 'docx', 'html', 'txt', 'md']) {
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

describe('the record of a build', () => {
  const all = async (path: string) =>
    (await checkPath(path)).diagnostics.map(({ ruleId, severity, line }) => [
      ruleId,
      severity,
      line,
    ]);
  let built: string;

  beforeAll(() => {
    built = join(folder, 'changed', 'everything');
    cpSync(dist, built, { recursive: true });
  });

  it('shows that a text is cut off and that a page is another', async () => {
    const text = join(built, 'everything.txt');
    const whole = readFileSync(text);
    writeFileSync(text, whole.subarray(0, whole.indexOf('\n', whole.length >> 1) + 1));
    expect(await rules(text)).toEqual(['io/not-as-built']);
    // Beside no record the text is as good as any other.
    cpSync(text, join(folder, 'elsewhere.txt'));
    expect(await rules(join(folder, 'elsewhere.txt'))).toEqual([]);
    writeFileSync(text, whole);
    expect(await rules(text)).toEqual([]);

    const page = join(built, 'web', '01-a.html');
    writeFileSync(page, readFileSync(page, 'utf8').replace('</title>', '！</title>'));
    expect(await rules(page)).toEqual(['io/not-as-built']);
    expect(await rules(join(built, 'web'))).toEqual(['io/not-as-built']);
  });

  it('is reported with its place where it is damaged, and a build writes it anew', async () => {
    const record = join(built, 'build.json');
    const whole = readFileSync(record, 'utf8');
    const cut = whole.slice(0, whole.indexOf('"outputs"'));
    writeFileSync(record, cut);
    const fault = ['io/damaged-record', 'warning', cut.split('\n').length];
    expect(await all(join(built, 'everything.txt'))).toContainEqual(fault);
    const again = () =>
      buildEdition(join(folder, 'everything'), { to: join(folder, 'changed'), formats: ['txt'] });
    const { diagnostics } = await again();
    expect(
      diagnostics.map(({ ruleId, severity, line }) => [ruleId, severity, line]),
    ).toContainEqual(fault);
    expect(await rules(join(built, 'everything.txt'))).toEqual([]);
    expect((await again()).diagnostics.map(({ ruleId }) => ruleId)).not.toContain(
      'io/damaged-record',
    );
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
