import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { readEdition } from '../../src/io/read-edition.js';
import { renderCover } from '../../src/pdf/cover.js';
import { coverImage } from '../../src/pdf/cover-image.js';
import { unzip } from '../epub/unzip.js';
import { booklet, fonts } from '../support/edition.js';
import { kanben, root, scratch } from './kanben.js';

const folder = scratch();
const edition = join(root, 'tests/fixtures/editions/everything');

function build(to: string, ...flags: string[]): Buffer {
  const run = kanben(['build', edition, '--to', join(folder, to), ...flags]);
  expect(run.status, run.stderr).toBe(0);
  return readFileSync(join(folder, to, 'everything/everything.epub'));
}

describe('kanben build', () => {
  it('puts the template’s cover into the EPUB, the same whichever thread draws it', async () => {
    const entries = await unzip(build('cover', '--format', 'epub'));
    const cover = entries.find(({ name }) => name === 'OEBPS/images/cover.png');
    expect(cover?.stored).toBe(true);
    const { edition: read } = await readEdition(edition);
    const drawn = await renderCover(read, booklet(), fonts, {
      date: '2020-09-17T00:00:00Z',
      tool: 'Kanben',
    });
    const here = await coverImage(drawn?.bytes ?? new Uint8Array(), drawn?.coloured ?? true);
    expect(cover?.bytes.equals(here)).toBe(true);
    const { width, height, data } = PNG.sync.read(Buffer.from(here));
    expect(width).toBe(1600);
    expect(height).toBeGreaterThan(2000);
    // Mostly paper, and some ink where the title stands.
    const ink = data.filter((value, at) => at % 4 === 0 && value < 64).length / (width * height);
    expect(ink).toBeGreaterThan(0.005);
    expect(ink).toBeLessThan(0.2);
  });

  it('--embed-fonts puts subsets and their licences into it, the same bytes each time', async () => {
    const one = build('one', '--embed-fonts');
    expect(one.equals(build('two', '--embed-fonts'))).toBe(true);
    const names = (await unzip(one)).map(({ name }) => name);
    expect(names).toContain('OEBPS/fonts/song.ttf');
    expect(names).toContain('OEBPS/fonts/OFL-NotoSerifSC.txt');
    expect(one.length).toBeLessThan(400_000);
    expect((await unzip(build('plain'))).map(({ name }) => name).join()).not.toContain('fonts/');
  });
});
