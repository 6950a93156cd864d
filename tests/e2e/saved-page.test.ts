import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unzip } from '../outputs/epub/unzip.js';
import { filesBelow, kanben, root, scratch } from './kanben.js';

const folder = scratch();
const picture = join(root, 'tests/golden/pages/hard.png');
const TEXT =
  '清晨六点，河口镇的早市已经亮起了灯，卖菜的老周把刚割的韭菜一捆一捆码好，等着第一批客人。';

/** A page as a browser saves it, with its folder; two of its addresses lead out of the page's folder. */
function savePage(): string {
  const place = join(folder, 'saved');
  mkdirSync(join(place, 'page_files'), { recursive: true });
  copyFileSync(picture, join(place, 'page_files/早市.png'));
  copyFileSync(picture, join(folder, 'secret.png'));
  symlinkSync(join(folder, 'secret.png'), join(place, 'page_files/link.png'));
  const pictures = [
    'data-src="https://example.org/1.png" src="./page_files/%E6%97%A9%E5%B8%82.png" alt="早市"',
    'src="../secret.png" alt="外面"',
    'src="page_files/link.png" alt="链接"',
  ].map((attributes) => `<p><img ${attributes}></p><p>${TEXT}</p>`);
  const path = join(place, 'page.html');
  writeFileSync(
    path,
    `<!doctype html><title>早市添摊位</title><h1>早市添摊位</h1><p>${TEXT}</p>${pictures.join('')}`,
  );
  return path;
}

describe('a web page that was saved with its folder of files', () => {
  const run = kanben(
    ['make', savePage(), '--content', 'content', '--to', 'dist', '--id', 'page', '--json'],
    { cwd: folder },
  );
  const edition = join(folder, 'content/page');

  it('becomes an edition that keeps the page’s picture byte for byte, and none from outside', () => {
    expect(run.status, run.stderr).toBe(0);
    const kept = filesBelow(join(edition, 'source')).filter((name) => name.endsWith('.png'));
    expect(kept).toHaveLength(1);
    expect(readFileSync(join(edition, 'source', kept[0] as string))).toEqual(readFileSync(picture));
    const left = JSON.parse(run.stdout).editions[0].diagnostics.filter(
      ({ rule }: { rule: string }) => rule === 'source/picture-left-out',
    );
    expect(left).toHaveLength(2);
  });

  it('has the picture in the EPUB and in the PDF', async () => {
    const names = (await unzip(readFileSync(join(folder, 'dist/page/page.epub')))).map(
      ({ name }) => name,
    );
    const pictures = names.filter((name) => /\.(?:png|jpe?g)$/.test(name));
    expect(
      pictures.filter((name) => !name.includes('cover')),
      pictures.join(),
    ).toHaveLength(1);
    const pdf = readFileSync(join(folder, 'dist/page/page.pdf'), 'latin1');
    expect(/\/Subtype\s*\/Image/.test(pdf)).toBe(true);
  });

  it('is checked and imported again without its folder of files, from what the edition keeps', () => {
    const check = kanben(['check', edition, '--json'], { cwd: folder });
    expect(check.status, check.stderr + check.stdout).toBe(0);
    expect(check.stdout).not.toContain('"ledger/');
    const chapter = filesBelow(edition).find((name) => name.endsWith('.md')) as string;
    const path = join(edition, chapter);
    writeFileSync(path, readFileSync(path, 'utf8').replace('第一批', '头一批'));
    const again = kanben(['import', 'saved/page.html', '--to', 'content', '--id', 'page'], {
      cwd: folder,
    });
    expect(again.status, again.stderr).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain('头一批');
  });
});
