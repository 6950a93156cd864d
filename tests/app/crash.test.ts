import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Disk } from '../../src/host/disk.js';
import { scratch } from '../archive/store.js';
import { PNG, root } from '../support/edition.js';

/** The disk that Kanben has, and who it is, while a test runs. */
const state = vi.hoisted(() => ({ disk: undefined as Disk | undefined, isDead: false }));

vi.mock(import('../../src/host/disk.js'), async (original) => {
  const module = await original();
  const realDisk = new Proxy(module.realDisk, {
    get: (real, name: keyof Disk) => (state.disk ?? real)[name],
    ownKeys: (real) => Reflect.ownKeys(real),
  });
  return { ...module, realDisk };
});
vi.mock(import('../../src/host/owner.js'), async (original) => {
  const module = await original();
  return {
    ...module,
    thisProcess: () =>
      state.isDead
        ? { ...module.thisProcess(), pid: 2 ** 31 - 2, started: '' }
        : module.thisProcess(),
  };
});

const { realDisk } =
  await vi.importActual<typeof import('../../src/host/disk.js')>('../../src/host/disk.js');
const { dyingDisk, Stop } = await import('../support/dying-disk.js');
const { importSource } = await import('../../src/app/import-source.js');
const { buildEdition } = await import('../../src/app/build-edition.js');
const { imposeFile } = await import('../../src/app/impose-file.js');
const { writeCatalog } = await import('../../src/app/catalog.js');
const { makeEdition } = await import('../../src/app/make-edition.js');
const { addFonts } = await import('../../src/app/add-fonts.js');
const { saveText, standingText, editionTexts } = await import(
  '../../src/app/editing/edition-texts.js'
);
const { changeMetadata } = await import('../../src/app/editing/metadata.js');
const { changeChapters } = await import('../../src/app/editing/chapters.js');
const { savePicture } = await import('../../src/app/editing/save-picture.js');
const { decideLines } = await import('../../src/app/review/decide-lines.js');
const { reviewEdition } = await import('../../src/app/review/review.js');
const { signEdition } = await import('../../src/app/signing/sign-offs.js');
const { settleFolder } = await import('../../src/host/write-all.js');

const folder = scratch();
let count = 0;

const text = (chapters: readonly string[]) =>
  `汇编\n\n${chapters.map((one, n) => `第${n + 1}章　${one}\n\n${one}的正文，讲一件事。\n`).join('\n')}`;
const THEN = { name: 's.txt', bytes: Buffer.from(text(['甲', '乙', '丙'])) };
const NOW = { name: 's.txt', bytes: Buffer.from(text(['子', '丑'])) };

/** A text with marks that are changed. */
const HALF_WIDTH = { name: 's.txt', bytes: Buffer.from(text(['甲,乙', '丙'])) };
const NO_CARD = { source: 0, line: 0, rule: 'none' };

/** Every file below `place` with its text, hidden ones too. */
function filesIn(place: string): Readonly<Record<string, string>> {
  if (!existsSync(place)) return {};
  const entries = readdirSync(place, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    paths.map((path) => [relative(place, path), readFileSync(path, 'latin1')]),
  );
}

/**
 * Stops `command` before each of its operations on the disk. After each stop, and after what the next command does
 * first, every folder of `folders` has to be as it was before or as the whole command leaves it.
 */
async function stopEverywhere(
  prepare: (place: string) => Promise<void>,
  command: (place: string) => Promise<unknown>,
  folders: readonly string[],
): Promise<number> {
  const whole = join(folder, String(count++));
  mkdirSync(whole);
  await prepare(whole);
  const before = folders.map((one) => filesIn(join(whole, one)));
  await command(whole);
  const after = folders.map((one) => filesIn(join(whole, one)));
  expect(after).not.toEqual(before);
  for (let n = 0; ; n++) {
    const place = join(folder, String(count++));
    mkdirSync(place);
    await prepare(place);
    const disk = dyingDisk(n, n % 2 === 1, realDisk);
    Object.assign(state, { disk, isDead: true });
    const died = await command(place)
      .then(
        () => false,
        (error) => {
          if (!(error instanceof Stop)) throw error;
          return true;
        },
      )
      .finally(() => Object.assign(state, { disk: undefined, isDead: false }));
    for (const [index, one] of folders.entries()) {
      await settleFolder(join(place, one));
      const standing = filesIn(join(place, one));
      expect([before[index], after[index]], `${one}, stopped before operation ${n}`).toContainEqual(
        standing,
      );
    }
    // The command that was stopped works when it is called again.
    await command(place);
    expect(folders.map((one) => filesIn(join(place, one)))).toEqual(after);
    if (!died) return disk.done();
  }
}

const content = (place: string) => join(place, 'content');
const dist = (place: string) => join(place, 'dist');
const lay = (place: string, chapter: string) => {
  mkdirSync(join(place, 'content/x'), { recursive: true });
  writeFileSync(join(place, 'content/x/edition.yaml'), 'title: 书\ndate: 2020-09-17\n');
  writeFileSync(join(place, 'content/x/01-a.md'), `# 一\n\n${chapter}。\n`);
};
const build = (place: string) =>
  buildEdition(join(place, 'content/x'), { to: dist(place), formats: ['epub', 'pdf'] });

describe('a process that dies before each of its operations on the disk leaves all old or all new files:', () => {
  it('import, into a new folder', async () => {
    const operations = await stopEverywhere(
      async () => {},
      (place) => importSource([THEN], { to: content(place), id: 'x' }),
      ['content/x'],
    );
    // One rename puts a new folder into its place.
    expect(operations).toBeGreaterThan(8);
  });

  it('import of another source over the edition', async () => {
    const operations = await stopEverywhere(
      async (place) => {
        await importSource([THEN], { to: content(place), id: 'x' });
      },
      (place) => importSource([NOW], { to: content(place), id: 'x', force: true }),
      ['content/x'],
    );
    expect(operations).toBeGreaterThan(20);
  });

  it('build', async () => {
    const operations = await stopEverywhere(
      async (place) => {
        lay(place, '旧');
        await build(place);
        lay(place, '新');
      },
      build,
      ['dist/x'],
    );
    expect(operations).toBeGreaterThan(15);
  });

  it('make', async () => {
    await stopEverywhere(
      async () => {},
      (place) =>
        makeEdition([THEN], {
          content: content(place),
          to: dist(place),
          id: 'x',
          formats: ['epub'],
        }),
      ['content/x', 'dist/x'],
    );
  });

  it('impose', async () => {
    await stopEverywhere(
      async (place) => {
        lay(place, '一');
        await build(place);
      },
      (place) => imposeFile(join(dist(place), 'x/x.pdf'), { to: join(place, 'sheets/out.pdf') }),
      ['sheets'],
    );
  });

  it('fonts add, beside a catalogue that is there', async () => {
    const home = process.cwd();
    try {
      await stopEverywhere(
        async (place) => {
          for (const name of ['甲', '乙']) {
            mkdirSync(join(place, name));
            copyFileSync(join(root, 'fonts/JetBrainsMono-Regular.ttf'), join(place, name, 'a.ttf'));
          }
          process.chdir(place);
          await addFonts('甲');
        },
        async (place) => {
          process.chdir(place);
          await addFonts('乙');
        },
        ['fonts'],
      );
    } finally {
      process.chdir(home);
    }
  });

  it('import --apply-style over the edition', async () => {
    const source = { name: 's.txt', bytes: Buffer.from(text(['帐目', '乙'])) };
    const imports = (place: string, applyStyle: boolean) =>
      importSource([source], { to: content(place), id: 'x', force: true, applyStyle });
    await stopEverywhere(
      async (place) => {
        await imports(place, false);
      },
      (place) => imports(place, true),
      ['content/x'],
    );
  });

  it.each<[string, (edition: string) => Promise<unknown>]>([
    [
      'a chapter',
      (edition) =>
        saveText(edition, {
          path: '01-chapter.md',
          text: '# 一\n\n改过的文字。\n',
          version: standingText(edition, '01-chapter.md')?.version,
        }),
    ],
    [
      'edition.yaml',
      (edition) =>
        changeMetadata(edition, standingText(edition, 'edition.yaml')?.version ?? '', [
          { path: ['title'], value: '新名' },
        ]),
    ],
    ['a picture', (edition) => savePicture(edition, { name: '图.png', bytes: PNG })],
    [
      'a decision',
      async (edition) => {
        const { cards } = await reviewEdition(edition);
        const { source, line, rule } = cards.find(({ rule }) => rule.endsWith('comma')) ?? NO_CARD;
        return decideLines(edition, [{ source, line, rule, verdict: 'as-is' }]);
      },
    ],
    [
      'a sign-off',
      (edition) => signEdition(edition, { stage: 'first', name: '周平', date: '2020-09-17' }),
    ],
  ])('the desk, which saves %s', async (_, save) => {
    await stopEverywhere(
      async (place) => {
        await importSource([HALF_WIDTH], { to: content(place), id: 'x' });
      },
      (place) => save(join(content(place), 'x')),
      ['content/x'],
    );
  });

  it('the desk, which moves a chapter: its file, its number and the ledger change together', async () => {
    const edition = (place: string) => join(content(place), 'x');
    await stopEverywhere(
      async (place) => {
        await importSource([THEN], { to: content(place), id: 'x' });
      },
      async (place) => {
        const texts = await editionTexts(edition(place));
        const last = texts.find((one) => one.text.includes('丙'))?.path ?? '';
        const versions = new Map(texts.map(({ path, version }) => [path, version]));
        await changeChapters(edition(place), { kind: 'move', file: last, to: 0 }, versions);
      },
      ['content/x'],
    );
  });

  it('catalog', async () => {
    await stopEverywhere(
      async (place) => {
        lay(place, '一');
        await build(place);
        await writeCatalog({ to: dist(place), title: '旧目', language: 'zh' });
      },
      (place) => writeCatalog({ to: dist(place), title: '新目', language: 'zh' }),
      ['dist'],
    );
  });
});

it('a file that cannot take its place leaves the outputs of the last build whole', async () => {
  const place = join(folder, String(count++));
  lay(place, '旧');
  await build(place);
  const before = filesIn(dist(place));
  lay(place, '新');
  for (const name of ['x.epub', 'x.pdf', 'build.json']) {
    state.disk = {
      ...realDisk,
      rename(from, to) {
        if (to.endsWith(name) && from.includes('/new-')) {
          throw Object.assign(new Error('a reader holds it open'), { code: 'EBUSY' });
        }
        realDisk.rename(from, to);
      },
    };
    await expect(build(place)).rejects.toThrow('cannot be written');
    expect(filesIn(dist(place)), name).toEqual(before);
  }
  state.disk = undefined;
});
