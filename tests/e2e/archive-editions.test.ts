import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { filesBelow, kanben, type Run, scratch } from './kanben.js';

/** Editions as editors really leave them: built with choices of their own, links and odd files among them. */
const folder = scratch();
const content = join(folder, 'content', '简报-7');

beforeEach(() => {
  for (const name of ['content', 'dist', 'store', 'restored']) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
  mkdirSync(join(content, 'source'), { recursive: true });
  writeFileSync(join(content, 'edition.yaml'), 'id: 简报-7\ntitle: 简报\ndate: 2020-09-17\n');
  writeFileSync(join(content, '01-beijing.md'), '# 北京\n\n今年以来，各地认真落实。\n');
  writeFileSync(join(content, 'ledger.json'), '{}\n');
  writeFileSync(join(content, 'source/原稿.txt'), '原稿\n');
});

function run(...args: readonly string[]): Run {
  return kanben(args, { cwd: folder, env: { SOURCE_DATE_EPOCH: '1600300800' } });
}

function add(path = content) {
  const added = run('archive', 'add', path, '--store', 'store', '--json');
  expect(added.status, added.stderr).toBe(0);
  return { ...JSON.parse(added.stdout).archived[0], stderr: added.stderr };
}

/** The paths that were built again and are the same. */
function rebuilt(): readonly string[] {
  const verified = run('archive', 'verify', '--store', 'store', '--rebuild', '--json', '--strict');
  expect(verified.status, verified.stderr).toBe(0);
  return JSON.parse(verified.stdout).rebuilt.flatMap(
    ({ outputs }: { outputs: { path: string; same: boolean }[] }) =>
      outputs.map(({ path, same }) => `${same ? '=' : '≠'} ${path}`),
  );
}

describe('an edition that was built with choices', () => {
  const choices = ['--pdfa', '3b', '--embed-fonts', '--impose', 'saddle,2up'];

  it('is built again by them: sheets, PDF/A-3b and fonts of the EPUB are the same bytes', () => {
    expect(run('build', content, ...choices).status).toBe(0);
    expect(add().built).toBe(false);
    expect(rebuilt()).toEqual([
      '= dist/简报-7/简报-7.pdf',
      '= dist/简报-7/简报-7.epub',
      '= dist/简报-7/简报-7.saddle.pdf',
      '= dist/简报-7/简报-7.2up.pdf',
    ]);
  });

  it('and corrected, is built by them anew before it is kept', () => {
    expect(run('build', content, ...choices).status).toBe(0);
    appendFileSync(join(content, '01-beijing.md'), '\n改正。\n');
    expect(add()).toMatchObject({ built: true, version: 'v1' });
    const record = JSON.parse(readFileSync(join(folder, 'dist/简报-7/build.json'), 'utf8'));
    expect(record.options).toEqual({ pdfa: '3b', embedFonts: true });
    expect(rebuilt()).toHaveLength(4);
  });

  it('what a PDF/A-3b carries is among its inputs: a changed ledger makes it stale', () => {
    expect(run('build', content, '--pdfa', '3b').status).toBe(0);
    const record = JSON.parse(readFileSync(join(folder, 'dist/简报-7/build.json'), 'utf8'));
    expect(record.inputs.map(({ path }: { path: string }) => path)).toEqual([
      '01-beijing.md',
      'edition.yaml',
      'ledger.json',
      'source/原稿.txt',
    ]);
    writeFileSync(join(content, 'ledger.json'), '{"new":1}\n');
    expect(add().built).toBe(true);
    expect(rebuilt()[0]).toBe('= dist/简报-7/简报-7.pdf');
  });

  it('a PDF/A-3b carries nothing that a link brings in from elsewhere', () => {
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    symlinkSync(join(folder, 'secret.txt'), join(content, 'source/link.txt'));
    expect(run('build', content, '--pdfa', '3b').status).toBe(0);
    const record = readFileSync(join(folder, 'dist/简报-7/build.json'), 'utf8');
    expect(record).toContain('source/原稿.txt');
    expect(record).not.toContain('link.txt');
    expect(add().stderr).toContain('archive/outside-file');
    expect(rebuilt()[0]).toBe('= dist/简报-7/简报-7.pdf');
  });
});

describe('the folder of an edition', () => {
  it('may have another name than the edition: it is kept, built again and restored by its id', () => {
    const other = join(folder, 'content', 'März (final)');
    cpSync(content, other, { recursive: true });
    add(other);
    expect(run('archive', 'restore', '简报-7', '--store', 'store', '--to', 'restored').status).toBe(
      0,
    );
    expect(filesBelow(join(folder, 'restored'))).toContain('content/简报-7/edition.yaml');
    const verified = run('archive', 'verify', '--store', 'store', '--rebuild');
    expect(verified.stdout.match(/the same, byte for byte/g)).toHaveLength(2);
    expect(verified.stderr).not.toContain('archive/no-rebuild');
  });

  it.skipIf(process.platform === 'win32')(
    'may hold links that lead nowhere or in a circle, and pipes: they stay out, each reported',
    () => {
      mkdirSync(join(content, '图/深'), { recursive: true });
      writeFileSync(join(content, '图/注.txt'), '注');
      symlinkSync('nowhere', join(content, 'dangling'));
      symlinkSync('self', join(content, 'self'));
      symlinkSync('..', join(content, '图/深/loop'));
      execFileSync('mkfifo', [join(content, 'source/pipe')]);
      const { stderr, files } = add();
      expect(stderr.match(/\S+(?= +warning .*archive\/odd-file)/g)?.sort()).toEqual(
        ['dangling', 'self', 'source/pipe', '图/深/loop'].map((path) =>
          join(content, path).split(' ').at(-1),
        ),
      );
      expect(files).toBe(10);
    },
  );

  it('a text that a link brings in from elsewhere is not read, and is named', () => {
    writeFileSync(join(folder, 'away.md'), '# 别处\n\n文。\n');
    symlinkSync(join(folder, 'away.md'), join(content, '02-away.md'));
    const added = run('archive', 'add', content, '--store', 'store');
    expect(added.status).toBe(1);
    expect(added.stderr).toMatch(/02-away\.md +error .*io\/outside-file/);
  });
});

it('archives every edition of content with --all, and names one that is wrong', () => {
  const wrong = join(folder, 'content', 'wrong');
  mkdirSync(wrong, { recursive: true });
  writeFileSync(join(wrong, 'edition.yaml'), 'title: 书\ndate: 2020-09-17\n');
  writeFileSync(join(wrong, '01-a.md'), '# 一\n\n![图](no.png)\n');
  const added = run('archive', 'add', '--all', '--store', 'store', '--json');
  expect(added.status).toBe(1);
  const { archived, diagnostics } = JSON.parse(added.stdout);
  expect(archived.map(({ id }: { id: string }) => id)).toEqual(['简报-7']);
  expect(diagnostics[0].rule).toBe('edition/no-image');
  expect(run('archive', 'list', '--all', '--store', 'store').status).toBe(2);
});
