import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addFonts } from '../../src/app/add-fonts.js';
import { openFontLibrary } from '../../src/fonts/font-library.js';
import { namedFaces } from '../../src/fonts/font-names.js';
import { composeEdition } from '../../src/layout/compose-edition.js';
import { faceChooser } from '../../src/layout/faces.js';
import { readTemplate } from '../../src/layout/template/read-template.js';
import { collection } from '../support/collection.js';
import { editionOf, root } from '../support/edition.js';
import { renamedFont } from '../support/renamed-font.js';
import { withCmap } from '../support/with-cmap.js';

const kai = readFileSync(join(root, 'fonts/KanbenKai-Regular.ttf'));
const mono = readFileSync(join(root, 'fonts/JetBrainsMono-Regular.ttf'));
const at = (file: Uint8Array) => (offset: number, length: number) =>
  file.subarray(offset, offset + length);

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'kanben-named-'));
  mkdirSync(join(cwd, 'system/deep'), { recursive: true });
});
afterEach(() => rmSync(cwd, { recursive: true }));

const put = (path: string, bytes: Uint8Array) => writeFileSync(join(cwd, path), bytes);
const open = () => openFontLibrary({ packageRoot: root, cwd, system: () => [join(cwd, 'system')] });

describe('the names of a font file', () => {
  it('are those of its family in every language, of each face of a collection', () => {
    expect(namedFaces(at(kai))[0]?.names).toContain('Kanben Kai');
    const faces = namedFaces(at(collection(mono, renamedFont(mono, '仿宋_GB2312'))));
    expect(faces.map(({ index, inCollection }) => [index, inCollection])).toEqual([
      [0, true],
      [1, true],
    ]);
    expect(faces[1]?.names).toEqual(['仿宋_GB2312']);
  });

  it('are none where the file is none, whatever is in it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(mono.length), (noise, cut) => {
        expect(namedFaces(at(noise))).toBeInstanceOf(Array);
        expect(namedFaces(at(mono.subarray(0, cut)))).toBeInstanceOf(Array);
        const spoilt = Buffer.from(mono);
        spoilt.set(noise.subarray(0, mono.length - cut), cut);
        expect(namedFaces(at(spoilt.subarray(0, mono.length)))).toBeInstanceOf(Array);
      }),
    );
  });
});

describe('a font that the catalogue seeks', () => {
  it('is found by its name in any folder below the system’s, in a collection too', () => {
    put('system/deep/some.ttc', collection(mono, renamedFont(kai, '仿宋_GB2312')));
    const library = open();
    expect(library.has('fangsong')).toBe(true);
    expect(library.face('fangsong').has('永'.codePointAt(0) ?? 0)).toBe(true);
    expect(library.used()).toContainEqual(
      expect.objectContaining({ id: 'fangsong', file: 'some.ttc' }),
    );
  });

  it('is the first of its names, not the first of the files', () => {
    put('system/a.ttf', renamedFont(mono, 'FangSong'));
    put('system/b.ttf', renamedFont(kai, '仿宋_GB2312'));
    expect(
      open()
        .face('fangsong')
        .has('永'.codePointAt(0) ?? 0),
    ).toBe(true);
  });

  it('is not there where no font has its name, and the template’s next one sets the text', async () => {
    const library = open();
    expect(library.has('fangsong')).toBe(false);
    const template = await readTemplate('gongwen', { packageRoot: root });
    const { absent } = { absent: chosen(template, library) };
    // The shipped kai and hei stand for 楷体_GB2312 and 黑体 without a word.
    expect([...absent.keys()].sort()).toEqual(['fangsong', 'xiaobiaosong']);
  });

  it('sets the text of an official document', async () => {
    put('system/fs.ttf', renamedFont(kai, '仿宋_GB2312'));
    const template = await readTemplate('gongwen', { packageRoot: root });
    const edition = editionOf(['# 关于试行的通知\n\n请遵照执行。\n'], {
      yaml: 'title: 关于试行的通知\nofficial: { date: 2026-03-05 }\n',
    });
    const { pages, diagnostics } = await composeEdition(edition, template, open());
    const faces = pages.flatMap(({ items }) =>
      items.flatMap((item) =>
        item.kind === 'text' && item.text.includes('遵照') ? item.face.id : [],
      ),
    );
    expect(faces).toEqual(['fangsong']);
    const reported = diagnostics.filter(({ ruleId }) => ruleId === 'compose/substituted-face');
    expect(reported).toHaveLength(1);
  });

  it('sets a character that no other face has', async () => {
    const template = await readTemplate('booklet', { packageRoot: root });
    const rare = '\u{2ebf0}';
    expect(faceChooser(template, open()).missing(rare, 'song', false)).toHaveLength(1);
    put('system/tiles.ttf', renamedFont(withCharacter(mono, 0x2ebf0), 'Symbola'));
    const chooser = faceChooser(template, open());
    expect(chooser.missing(rare, 'song', false)).toEqual([]);
    expect(chooser.choose(`中${rare}文`, 'song', false).map(({ face }) => face.id)).toEqual([
      'song',
      'more-emoji',
      'song',
    ]);
  });
});

describe('kanben fonts add', () => {
  it('keeps the folder in fonts/fonts.yaml, beside what stands there', async () => {
    mkdirSync(join(cwd, 'bought'));
    mkdirSync(join(cwd, 'fonts'));
    put('bought/fs.ttf', renamedFont(kai, '仿宋_GB2312'));
    put('fonts/fonts.yaml', Buffer.from('# ours\nfaces:\n  mine: { file: ../bought/fs.ttf }\n'));
    const before = process.cwd();
    process.chdir(cwd);
    try {
      for (let twice = 0; twice < 2; twice++) {
        const { found, folder } = await addFonts('bought');
        expect(found.map(({ name }) => name)).toEqual(['fangsong']);
        expect(folder).toBe('../bought');
      }
      await expect(addFonts('system')).rejects.toThrow();
      await expect(addFonts('nowhere')).rejects.toThrow();
    } finally {
      process.chdir(before);
    }
    expect(readFileSync(join(cwd, 'fonts/fonts.yaml'), 'utf8')).toBe(
      '# ours\nfaces:\n  mine: { file: ../bought/fs.ttf }\nfolders:\n  - ../bought\n',
    );
    const library = openFontLibrary({ packageRoot: root, cwd, system: () => [] });
    expect(library.has('fangsong')).toBe(true);
    expect(library.ids).toContain('mine');
  });
});

function chosen(
  template: Awaited<ReturnType<typeof readTemplate>>,
  library: ReturnType<typeof open>,
): ReadonlyMap<string, string> {
  const chooser = faceChooser(template, library);
  for (const role of ['fangsong', 'kai', 'hei', 'xiaobiaosong'] as const)
    chooser.choose('永', role, false);
  return chooser.absent;
}

/** A font of one character more, whose glyph is that of A: its cmap is one table of format 12. */
function withCharacter(file: Buffer, codePoint: number): Buffer {
  const cmap = Buffer.alloc(12 + 16 + 12);
  cmap.writeUInt16BE(1, 2);
  cmap.writeUInt16BE(3, 4);
  cmap.writeUInt16BE(10, 6);
  cmap.writeUInt32BE(12, 8);
  cmap.writeUInt16BE(12, 12);
  cmap.writeUInt32BE(28, 16);
  cmap.writeUInt32BE(1, 24);
  cmap.writeUInt32BE(codePoint, 28);
  cmap.writeUInt32BE(codePoint, 32);
  cmap.writeUInt32BE(1, 36);
  return withCmap(file, cmap);
}
