import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFontLibrary } from '../../src/fonts/font-library.js';
import { InputError } from '../../src/messages/diagnostic.js';
import { collection } from '../support/collection.js';

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));
const mono = join(packageRoot, 'fonts/JetBrainsMono-Regular.ttf');
const latin = join(packageRoot, 'fonts/KanbenLatin-Regular.ttf');
let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'kanben-fonts-'));
  mkdirSync(join(cwd, 'fonts'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function catalogue(...lines: string[]): void {
  writeFileSync(join(cwd, 'fonts/fonts.yaml'), ['faces:', ...lines, ''].join('\n'));
}

function fault(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.diagnostics
      .map((d) => `${d.file?.replace(cwd, '.') ?? ''}:${d.line}:${d.column} ${d.ruleId}`)
      .join('\n');
  }
  return 'no fault';
}

describe('openFontLibrary', () => {
  test('has the built-in fonts', () => {
    const library = openFontLibrary({ packageRoot, cwd });
    expect(library.ids).toEqual([
      'song',
      'song-bold',
      'hei',
      'hei-bold',
      'kai',
      'latin',
      'latin-bold',
      'latin-sans',
      'latin-sans-bold',
      'mono',
      'latin-full',
      'latin-full-bold',
      'latin-italic',
      'latin-italic-bold',
      'latin-extended',
      'latin-extended-bold',
      'latin-sans-full',
      'latin-sans-full-bold',
      'latin-extended-italic',
      'latin-extended-italic-bold',
      'rare',
      'rare-jp',
      'signs',
      'emoji',
    ]);
    expect(library.face('song').postscriptName).toBe('NotoSerifSC-Regular');
    expect(library.file('mono')).toEqual({ bytes: readFileSync(mono), path: mono });
  });

  test("the user's own catalogue adds names and takes the place of built-in ones", () => {
    copyFileSync(mono, join(cwd, 'fonts/mine.ttf'));
    catalogue('  song: {file: mine.ttf}', `  fangsong: {file: ${latin}}`);
    const library = openFontLibrary({ packageRoot, cwd });
    expect(library.face('song').postscriptName).toBe('JetBrainsMono-Regular');
    expect(library.face('fangsong').postscriptName).toBe('KanbenLatin-Regular');
    expect(library.face('hei').postscriptName).toBe('NotoSansSC-Regular');
    expect(library.ids.at(-1)).toBe('fangsong');
  });

  test.each([
    ['read when they were asked for', []],
    ['read beforehand, beside names and files that are not there', ['mono', 'nobody', 'lost']],
  ])('names the fonts that were used: %s', async (_, beforehand) => {
    catalogue('  lost: {file: none.ttf}');
    const library = openFontLibrary({ packageRoot, cwd });
    await library.load(beforehand);
    expect(library.used()).toEqual([]);
    library.face('mono');
    expect(library.used()).toEqual([
      {
        id: 'mono',
        postscriptName: 'JetBrainsMono-Regular',
        version: 'Version 2.211;cut for Kanben',
        sha256: '40525bca630632b1ae931b2bde1ac669969623a96e0d8b5caa14c2f489ec8852',
      },
    ]);
  });

  test.each([
    ['PostScript name', 'KanbenLatin-Regular'],
    ['number', '1'],
  ])('opens a face of a collection by its %s', (_, face) => {
    writeFileSync(join(cwd, 'fonts/two.ttc'), collection(readFileSync(mono), readFileSync(latin)));
    catalogue(`  pair: {file: two.ttc, face: ${face}}`);
    const library = openFontLibrary({ packageRoot, cwd });
    expect(library.face('pair').advance(0x41)).toBe(0.718);
    expect(library.file('pair').postscriptName).toBe('KanbenLatin-Regular');
  });

  test.each([
    ['a file that is not there', '  a: {file: none.ttf}', './fonts/fonts.yaml:2:3 font/no-file'],
    ['a file that is no font', '  a: {file: fonts.yaml}', './fonts/fonts.yaml:2:3 font/unreadable'],
    ['a font cut short', '  a: {file: short.ttf}', './fonts/fonts.yaml:2:3 font/unreadable'],
    [
      'a font without its last bytes',
      '  a: {file: shorter.ttf}',
      './fonts/fonts.yaml:2:3 font/unreadable',
    ],
    [
      'a collection without a face',
      '  a: {file: two.ttc}',
      './fonts/fonts.yaml:2:3 font/face-wanted',
    ],
    [
      'a face that the collection lacks',
      '  a: {file: two.ttc, face: SimSun}',
      './fonts/fonts.yaml:2:3 font/no-such-face',
    ],
    [
      'a number past the collection',
      '  a: {file: two.ttc, face: 2}',
      './fonts/fonts.yaml:2:3 font/no-such-face',
    ],
  ])('points at the entry with %s', (_, line, expected) => {
    writeFileSync(join(cwd, 'fonts/two.ttc'), collection(readFileSync(mono), readFileSync(latin)));
    writeFileSync(join(cwd, 'fonts/short.ttf'), readFileSync(mono).subarray(0, 4000));
    writeFileSync(join(cwd, 'fonts/shorter.ttf'), readFileSync(mono).subarray(0, -5));
    catalogue(line);
    const library = openFontLibrary({ packageRoot, cwd });
    expect(fault(() => library.face('a'))).toBe(expected);
  });

  test('reports a name that no catalogue has', () => {
    expect(fault(() => openFontLibrary({ packageRoot, cwd }).face('simsun'))).toBe(
      ':undefined:undefined font/unknown-face',
    );
  });

  test('reports a wrong catalogue at once', () => {
    catalogue('  song: {fil: a.ttf}');
    expect(fault(() => openFontLibrary({ packageRoot, cwd }))).toContain(
      './fonts/fonts.yaml:2:10 font/bad-entry',
    );
  });
});
