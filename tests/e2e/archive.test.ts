import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { addVersion } from '../../src/archive/add-version.js';
import { objectId } from '../../src/archive/layout.js';
import { PNG } from '../support/edition.js';
import { filesBelow, kanben, type Run, scratch } from './kanben.js';

const folder = scratch();
const content = join(folder, 'content', '简报-1');
const store = join(folder, 'store');
const MARKDOWN = '# 北京：抓落实\n\n今年以来，各地认真落实。成效明显！\n\n![图](图/a.png)\n';
const snapshots: ReadonlyMap<string, Buffer>[] = [];

/** Runs in the scratch folder, at a fixed moment. */
function run(args: readonly string[], env: Record<string, string> = {}): Run {
  return kanben(args, { cwd: folder, env: { SOURCE_DATE_EPOCH: '1600300800', ...env } });
}

function bytesBelow(at: string): ReadonlyMap<string, Buffer> {
  return new Map(filesBelow(at).map((path) => [path, readFileSync(join(at, path))]));
}

function add(...flags: readonly string[]): Run {
  return run(['archive', 'add', content, '--store', store, ...flags]);
}

beforeAll(() => {
  mkdirSync(join(content, '图'), { recursive: true });
  mkdirSync(join(content, 'source'));
  writeFileSync(join(content, 'edition.yaml'), 'title: 简报\ndate: 2020-09-17\n');
  writeFileSync(join(content, '01-beijing.md'), MARKDOWN);
  writeFileSync(join(content, '图/a.png'), PNG);
  writeFileSync(join(content, 'source/原稿.txt'), '原稿\n');
  writeFileSync(join(content, '.DS_Store'), 'x');
  symlinkSync('/etc/hostname', join(content, 'outside'));
});

describe('kanben archive add', () => {
  it('builds what is not built and keeps edition, source, outputs, record and template', () => {
    const first = add('--json', '--user', '张三 <zhang@example.org>', '--message', '初版');
    expect(first.status, first.stderr).toBe(0);
    expect(JSON.parse(first.stdout).archived).toMatchObject([
      { id: '简报-1', title: '简报', version: 'v1', unchanged: false, built: true },
    ]);
    expect(first.stderr).toContain('archive/outside-file');
    const restored = join(folder, 'restored 1');
    expect(run(['archive', 'restore', '简报-1', '--store', store, '--to', restored]).status).toBe(
      0,
    );
    snapshots.push(bytesBelow(restored));
    expect([...(snapshots[0]?.keys() ?? [])]).toEqual([
      'content/简报-1/01-beijing.md',
      'content/简报-1/edition.yaml',
      'content/简报-1/source/原稿.txt',
      'content/简报-1/图/a.png',
      'dist/简报-1/build.json',
      'dist/简报-1/简报-1.epub',
      'dist/简报-1/简报-1.pdf',
      'templates/booklet/epub.css',
      'templates/booklet/template.yaml',
    ]);
    for (const [path, bytes] of bytesBelow(join(folder, 'dist'))) {
      expect(bytes.equals(snapshots[0]?.get(`dist/${path}`) as Buffer), path).toBe(true);
    }
  });

  it('makes no version of an edition that did not change', () => {
    const again = add('--json');
    expect(JSON.parse(again.stdout).archived).toMatchObject([
      { version: 'v1', unchanged: true, built: false },
    ]);
    expect(add().stdout).toContain('the same as v1, no new version');
  });

  it('builds again when an output, an input or the template is not what build.json says', () => {
    appendFileSync(join(folder, 'dist/简报-1/简报-1.epub'), 'x');
    const mended = add('--json');
    expect(JSON.parse(mended.stdout).archived).toMatchObject([{ unchanged: true, built: true }]);
    rmSync(join(folder, 'dist/简报-1/build.json'));
    expect(JSON.parse(add('--json').stdout).archived).toMatchObject([{ built: true }]);
  });

  it('keeps a corrected edition as the next version, with what changed sentence by sentence', () => {
    const text = `${MARKDOWN.replace('认真落实', '狠抓落实').replace('成效明显！', '')}\n新的一段。\n`;
    writeFileSync(join(content, '01-beijing.md'), text);
    writeFileSync(join(content, 'edition.yaml'), 'title: 简报（修订）\ndate: 2020-09-17\n');
    const second = add('--json');
    expect(JSON.parse(second.stdout).archived).toMatchObject([{ version: 'v2', built: true }]);
    const restored = join(folder, 'restored 2');
    run(['archive', 'restore', '简报-1', '--store', store, '--to', restored]);
    snapshots.push(bytesBelow(restored));

    const { objects } = JSON.parse(run(['archive', 'list', '--store', store, '--json']).stdout);
    expect(objects).toHaveLength(1);
    const [v1, v2] = objects[0].versions;
    expect(v1).toMatchObject({
      version: 'v1',
      created: '2020-09-17T00:00:00Z',
      message: '初版',
      user: { name: '张三', address: 'mailto:zhang@example.org' },
    });
    expect(v1.changes).toBeUndefined();
    expect(v2.message).toBe('Sentences: 1 changed, 1 added, 1 removed; files: 5');
    expect(v2.changes.metadata).toEqual([{ key: 'title', before: '简报', after: '简报（修订）' }]);
    expect(v2.changes.divisions).toEqual([
      {
        name: '01-beijing',
        heading: '北京：抓落实',
        kind: 'changed',
        sentences: [
          {
            kind: 'changed',
            before: '今年以来，各地认真落实。',
            after: '今年以来，各地狠抓落实。',
          },
          { kind: 'removed', before: '成效明显！' },
          { kind: 'added', after: '新的一段。' },
        ],
      },
    ]);
    const listed = run(['archive', 'list', '--store', store]).stdout;
    expect(listed).toContain(
      '      ~ 今年以来，各地认真落实。\n      → 今年以来，各地狠抓落实。\n',
    );
    expect(listed).toContain('      - 成效明显！\n');
    expect(listed).toContain('      + 新的一段。\n');
  });

  it('stores no content twice', () => {
    const object = filesBelow(store).filter((path) => path.includes('/content/'));
    expect(object.filter((path) => path.includes('a.png'))).toHaveLength(1);
    expect(object.filter((path) => path.endsWith('.pdf'))).toHaveLength(2);
  });

  it('a single Markdown file is an edition too', () => {
    writeFileSync(join(folder, '短文.md'), '---\ndate: 2020-09-17\n---\n\n# 短文\n\n一句。\n');
    const single = join(folder, 'single store');
    expect(run(['archive', 'add', '短文.md', '--store', single]).status).toBe(0);
    const verified = run(['archive', 'verify', '--store', single, '--rebuild', '--json']);
    expect(verified.status, verified.stderr).toBe(0);
    const { rebuilt } = JSON.parse(verified.stdout);
    expect(rebuilt[0].outputs.map(({ same }: { same: boolean }) => same)).toEqual([true, true]);
  });

  it('two processes at once on one edition lose nothing', async () => {
    const { spawn } = await import('node:child_process');
    const both = join(folder, 'both');
    const other = join(folder, 'content', 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'edition.yaml'), 'title: 另\ndate: 2020-09-17\n');
    writeFileSync(join(other, '01-a.md'), '# 甲\n\n乙。\n');
    const cli = fileURLToPath(new URL('../../lib/cli/kanben.js', import.meta.url));
    const statuses = await Promise.all(
      [content, content, other].map(
        (path) =>
          new Promise((resolve) => {
            const args = [cli, 'archive', 'add', path, '--store', both, '--quiet'];
            spawn(process.execPath, args, { cwd: folder }).on('close', resolve);
          }),
      ),
    );
    expect(statuses).toEqual([0, 0, 0]);
    const verified = run(['archive', 'verify', '--store', both, '--json']);
    expect(verified.status, verified.stderr).toBe(0);
    const { objects } = JSON.parse(verified.stdout);
    expect(objects.map((one: { versions: unknown }) => one.versions)).toEqual([['v1'], ['v1']]);
  });
});

describe('kanben archive restore', () => {
  it('gives any version back byte for byte', () => {
    for (const [index, wants] of snapshots.entries()) {
      const to = join(folder, `again ${index}`);
      const name = `简报-1@v${index + 1}`;
      expect(run(['archive', 'restore', name, '--store', store, '--to', to]).status).toBe(0);
      expect(bytesBelow(to)).toEqual(wants);
    }
    expect(snapshots[0]).not.toEqual(snapshots[1]);
  });

  it('a restored version is a folder in which Kanben builds the same bytes', () => {
    const to = join(folder, 'again 0');
    const before = bytesBelow(join(to, 'dist'));
    const built = kanben(['build', 'content/简报-1'], { cwd: to });
    expect(built.status, built.stderr).toBe(0);
    expect(bytesBelow(join(to, 'dist'))).toEqual(before);
  });

  it('overwrites nothing that differs', () => {
    const to = join(folder, 'again 1');
    const before = bytesBelow(to);
    const over = run(['archive', 'restore', '简报-1@1', '--store', store, '--to', to]);
    expect(over.status).toBe(1);
    expect(over.stderr).toContain('archive/would-overwrite');
    expect(bytesBelow(to)).toEqual(before);
    // The same bytes in their place are no conflict.
    expect(run(['archive', 'restore', '简报-1@2', '--store', store, '--to', to]).status).toBe(0);
  });

  it('names what there is if the id or the version is missing', () => {
    const to = join(folder, 'none');
    const noId = run(['archive', 'restore', 'nothing', '--store', store, '--to', to]);
    expect([noId.status, noId.stderr]).toEqual([
      1,
      expect.stringMatching(/no “nothing”; it contains 简报-1/),
    ]);
    const noVersion = run(['archive', 'restore', '简报-1@v9', '--store', store, '--to', to]);
    expect([noVersion.status, noVersion.stderr]).toEqual([
      1,
      expect.stringMatching(/v9; it contains v1, v2/),
    ]);
    expect(existsSync(to)).toBe(false);
  });
});

describe('kanben archive verify', () => {
  it('builds again from what is archived and compares the bytes', () => {
    // As an archivist would, years later: the folders that were archived are gone.
    const elsewhere = join(folder, 'elsewhere');
    cpSync(store, elsewhere, { recursive: true });
    const verified = kanben(['archive', 'verify', '--store', elsewhere, '--rebuild'], { cwd: '/' });
    expect(verified.status, verified.stderr).toBe(0);
    expect(verified.stdout.match(/the same, byte for byte/g)).toHaveLength(4);
  });

  it('reports a version that was made by another Kanben or with other fonts', async () => {
    const older = join(folder, 'older');
    const restored = join(folder, 'older edition');
    run(['archive', 'restore', '简报-1@2', '--store', store, '--to', restored]);
    const record = join(restored, 'dist/简报-1/build.json');
    const text = readFileSync(record, 'utf8');
    const [font] = JSON.parse(text).fonts;
    writeFileSync(
      record,
      text
        .replace(/"version": "0\.\d+\.\d+"/, '"version": "0.0.1"')
        .replace(font.sha256, '0'.repeat(64)),
    );
    appendFileSync(join(restored, 'dist/简报-1/简报-1.pdf'), 'x');
    await keepAsItIs(restored, older);
    const verified = kanben(['archive', 'verify', '--store', older, '--rebuild'], { cwd: folder });
    expect(verified.status, verified.stderr).toBe(0);
    expect(verified.stderr).toMatch(/简报-1@v1 was made by Kanben 0\.0\.1, this is Kanben \d/);
    expect(verified.stderr).toMatch(
      new RegExp(`简报-1@v1 was made with another file of the font ${font.id}`),
    );
    expect(verified.stderr).toMatch(/warning\s+简报-1@v1 built again differs from byte \d+ on/);
    expect(kanben(['archive', 'verify', '--store', older, '--rebuild', '--strict']).status).toBe(1);
  });

  it('with the same tool, other bytes are a fault', async () => {
    const odd = join(folder, 'odd');
    const restored = join(folder, 'odd edition');
    run(['archive', 'restore', '简报-1@2', '--store', store, '--to', restored]);
    appendFileSync(join(restored, 'dist/简报-1/简报-1.pdf'), 'x');
    await keepAsItIs(restored, odd);
    const verified = kanben(['archive', 'verify', '简报-1', '--store', odd, '--rebuild'], {
      cwd: folder,
    });
    expect(verified.status).toBe(1);
    expect(verified.stderr).toContain('archive/rebuild-differs');
  });

  it('names a flipped byte, a missing file and an extra one, and exits 1', () => {
    const broken = join(folder, 'broken');
    cpSync(store, broken, { recursive: true });
    const paths = filesBelow(broken);
    const pdf = join(broken, paths.find((path) => path.endsWith('.pdf')) ?? '');
    const bytes = readFileSync(pdf);
    bytes[100] = (bytes[100] as number) ^ 4;
    writeFileSync(pdf, bytes);
    const gone = join(broken, paths.find((path) => path.endsWith('原稿.txt')) ?? '');
    rmSync(gone);
    writeFileSync(`${gone}.bak`, '');
    const verified = run(['archive', 'verify', '--store', broken]);
    expect(verified.status).toBe(1);
    expect(verified.stderr).toContain(`${pdf}  error  the file has changed (E092)`);
    expect(verified.stderr).toContain(`${gone}  error  the file is missing (E092)`);
    expect(verified.stderr).toContain(`${gone}.bak  error`);
    expect(verified.stdout).toContain('3 faults');
    // What is damaged isn't given back.
    const to = join(folder, 'damaged');
    expect(run(['archive', 'restore', '简报-1', '--store', broken, '--to', to]).status).toBe(1);
    expect(existsSync(to)).toBe(false);
  });

  it('a folder that is no archive is one clear line', () => {
    const verified = run(['archive', 'verify', '--store', content]);
    expect(verified.status).toBe(1);
    expect(verified.stderr).toMatch(/error {2}there is no archive here; .* archive\/no-store\n$/);
    const added = run(['archive', 'add', content, '--store', join(folder, 'content')]);
    expect(added.stderr).toMatch(
      /this folder is not an archive; it holds something else \(other\)/,
    );
  });
});

describe('kanben archive export', () => {
  it('makes a BagIt bag that holds what it says', () => {
    const bag = join(folder, 'bag');
    const exported = run(['archive', 'export', '简报-1@v1', '--store', store, '--to', bag]);
    expect(exported.status, exported.stderr).toBe(0);
    expect(bagFaults(bag)).toEqual([]);
    expect(bytesBelow(join(bag, 'data'))).toEqual(snapshots[0]);
    const info = readFileSync(join(bag, 'bag-info.txt'), 'utf8');
    expect(info).toContain('Bagging-Date: 2020-09-17\n');
    expect(info).toContain('External-Description: 简报\n');
    expect(info).toContain('Internal-Sender-Identifier: kanben:%E7%AE%80%E6%8A%A5-1@v1\n');
    // The checker is one that can fail.
    appendFileSync(join(bag, 'data/content/简报-1/01-beijing.md'), 'x');
    expect(bagFaults(bag)).toHaveLength(3);
    expect(run(['archive', 'export', '简报-1', '--store', store, '--to', bag]).status).toBe(1);
  });
});

describe('wrong usage', () => {
  it.each([
    [
      ['archive', 'burn', '--store', 'x'],
      /no action “burn”; the actions are add, list, verify, restore, export/,
    ],
    [['archive', 'list'], /name the archive's folder with --store/],
    [['archive', 'add', '--store', 'x'], /name the editions/],
    [['archive', 'restore', 'a', '--store', 'x'], /name one id/],
    [['archive', 'restore', 'a', 'b', '--store', 'x', '--to', 'y'], /name one id/],
  ])('%j', (args, message) => {
    const { status, stderr } = run(args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});

/** Archives a restored folder as it is, without Kanben's building it anew. */
async function keepAsItIs(restored: string, to: string): Promise<void> {
  const files = [...bytesBelow(restored)].map(([path, bytes]) => ({ path, bytes }));
  await addVersion(to, objectId('简报-1'), files, () => ({ created: '2026-01-01T00:00:00Z' }));
}

/** A checker of bags by RFC 8493, §3 of its own: completeness, digests, Payload-Oxum. */
function bagFaults(bag: string): readonly string[] {
  const faults: string[] = [];
  const declaration = readFileSync(join(bag, 'bagit.txt'), 'utf8');
  if (!/^BagIt-Version: 1\.0\nTag-File-Character-Encoding: UTF-8\n$/.test(declaration)) {
    faults.push('bagit.txt');
  }
  const payload = filesBelow(join(bag, 'data')).map((path) => `data/${path}`);
  const manifests = readdirSync(bag).filter((name) => /^(?:tag)?manifest-/.test(name));
  for (const name of manifests) {
    const algorithm = name.replace(/^.*-|\.txt$/g, '');
    const listed = readFileSync(join(bag, name), 'utf8').split('\n').filter(Boolean);
    const seen = new Set<string>();
    for (const line of listed) {
      const [, digest, encoded = ''] = /^([0-9a-f]+) {1,2}\*?(.+)$/.exec(line) ?? [];
      const path = encoded.replace(/%(0A|0D|25)/gi, (_, hex) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
      seen.add(path);
      const has = existsSync(join(bag, path))
        ? createHash(algorithm)
            .update(readFileSync(join(bag, path)))
            .digest('hex')
        : 'missing';
      if (has !== digest) faults.push(`${name}: ${path}`);
    }
    if (name.startsWith('manifest')) {
      for (const path of payload)
        if (!seen.has(path)) faults.push(`${name}: ${path} is not listed`);
    }
  }
  if (manifests.length !== 4) faults.push('manifests');
  const oxum = /^Payload-Oxum: (\d+)\.(\d+)$/m.exec(
    readFileSync(join(bag, 'bag-info.txt'), 'utf8'),
  );
  const octets = payload.reduce((sum, path) => sum + readFileSync(join(bag, path)).length, 0);
  if (Number(oxum?.[1]) !== octets || Number(oxum?.[2]) !== payload.length)
    faults.push('Payload-Oxum');
  return faults;
}
