import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { firstPage } from '../../src/proof/read/picture.js';
import { unzip } from '../outputs/epub/unzip.js';
import { kanben, root, scratch } from './kanben.js';

const folder = scratch();
const edition = join(root, 'tests/fixtures/editions/everything');

function build(to: string, ...flags: string[]): Buffer {
  const run = kanben(['build', edition, '--to', join(folder, to), ...flags]);
  expect(run.status, run.stderr).toBe(0);
  return readFileSync(join(folder, to, 'everything/everything.epub'));
}

describe('kanben build', () => {
  it('puts the template’s cover into the EPUB, as a PDF reader draws the PDF’s', async () => {
    const entries = await unzip(build('cover'));
    const cover = entries.find(({ name }) => name === 'OEBPS/images/cover.png');
    expect(cover?.stored).toBe(true);
    const { width, height, data } = PNG.sync.read(Buffer.from(cover?.bytes ?? []));
    const pdf = readFileSync(join(folder, 'cover/everything/everything.pdf'));
    const page = await firstPage(pdf, 1600, true);
    expect([width, height]).toEqual([page.width, page.height]);
    // Edges of letters may be shaded a little otherwise: their darkness over squares of 8 by 8 may not.
    const ours = darkness(width, height, (at) => data[at * 4] as number);
    const theirs = darkness(width, height, (at) => page.pixels[at * 3] as number);
    expect(Math.max(...theirs)).toBeGreaterThan(0.9);
    const differences = ours.map((value, at) => Math.abs(value - (theirs[at] as number)));
    expect(Math.max(...differences)).toBeLessThan(0.12);
    expect(differences.reduce((sum, one) => sum + one, 0) / differences.length).toBeLessThan(0.002);
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

/** Mean darkness, 0 to 1, of each square of 8 by 8 pixels. */
function darkness(width: number, height: number, grey: (at: number) => number): number[] {
  const columns = Math.ceil(width / 8);
  const sums = new Array<number>(columns * Math.ceil(height / 8)).fill(0);
  for (let at = 0; at < width * height; at++) {
    const square = Math.floor(Math.floor(at / width) / 8) * columns + Math.floor((at % width) / 8);
    sums[square] = (sums[square] as number) + (255 - grey(at)) / (255 * 64);
  }
  return sums;
}
