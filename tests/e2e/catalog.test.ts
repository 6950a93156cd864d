import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { DOMParser, parseHTML } from 'linkedom';
import { PNG as Png } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { PNG } from '../support/edition.js';
import { filesBelow, kanben, scratch } from './kanben.js';

const folder = scratch();
const dist = join(folder, '书 库');
const run = (...args: string[]) => kanben(args, { cwd: folder });

beforeAll(() => {
  for (const [id, yaml] of [
    ['简报-1', 'title: "深化“放管服”改革 <草案> & 附件"\ndate: 2022-09-01\npublisher: 办公厅\n'],
    ['b', 'title: 乙\ndate: 2021\ncreators: [张三]\n'],
  ] as const) {
    mkdirSync(join(folder, 'content', id), { recursive: true });
    writeFileSync(join(folder, 'content', id, 'edition.yaml'), yaml);
    writeFileSync(join(folder, 'content', id, '01-a.md'), '# 甲\n\n一句。\n');
  }
  const built = run('build', '--all', '--to', dist);
  expect(built.status, built.stderr).toBe(0);
});

/** Every relative address in the three documents. */
function addresses(): readonly string[] {
  const atom = new DOMParser().parseFromString(read('catalog.xml'), 'text/xml');
  const { document } = parseHTML(read('index.html'));
  const json = JSON.parse(read('catalog.json'));
  return [
    ...[...atom.querySelectorAll('link')].map((link) => link.getAttribute('href') ?? ''),
    ...[...document.querySelectorAll('[href], [src]')].map(
      (one) => one.getAttribute('href') ?? one.getAttribute('src') ?? '',
    ),
    ...json.publications.flatMap((one: { links: { href: string }[]; images: { href: string }[] }) =>
      [...one.links, ...one.images].map(({ href }) => href),
    ),
  ];
}

const read = (name: string) => readFileSync(join(dist, name), 'utf8');

describe('kanben catalog', () => {
  it('makes a library of a folder: every link leads to a file in it', () => {
    const made = run('catalog', '--to', dist, '--title', '本馆书目', '--lang', 'zh');
    expect(made.status, made.stderr).toBe(0);
    expect(made.stdout).toBe(`书目  ${dist}：2 种刊本\n`);
    const files = filesBelow(dist);
    const found = new Set(addresses().map((address) => decodeURIComponent(address)));
    for (const address of found) expect(files).toContain(address);
    expect([...found].sort()).toEqual([
      'b/b.epub',
      'b/b.pdf',
      'b/cover.png',
      'b/thumbnail.png',
      'catalog.json',
      'catalog.xml',
      'index.html',
      'kanben-search/search.js',
      '简报-1/cover.png',
      '简报-1/thumbnail.png',
      '简报-1/简报-1.epub',
      '简报-1/简报-1.pdf',
    ]);
  });

  it('lists each edition with the facts of its build.json, the newest first', () => {
    const atom = new DOMParser().parseFromString(read('catalog.xml'), 'text/xml');
    const texts = (name: string) =>
      [...atom.querySelectorAll(`entry > ${name}`)].map((one) => one.textContent);
    expect(texts('title')).toEqual(['深化“放管服”改革 <草案> & 附件', '乙']);
    expect(texts('updated')).toEqual(['2022-09-01T00:00:00Z', '2021-01-01T00:00:00Z']);
    expect(atom.querySelector('feed > updated')?.textContent).toBe('2022-09-01T00:00:00Z');
    expect(atom.querySelector('feed > title')?.textContent).toBe('本馆书目');
  });

  it('offers books to be read, not the sheets that were made of them for a printer', () => {
    const to = join(folder, 'with sheets');
    const built = run('build', 'content/b', '--to', to, '--impose', 'saddle,2up');
    expect(built.status, built.stderr).toBe(0);
    expect(filesBelow(to)).toContain('b/b.2up.pdf');
    expect(run('catalog', '--to', to).status).toBe(0);
    const [book] = JSON.parse(readFileSync(join(to, 'catalog.json'), 'utf8')).publications;
    expect(book.links.map(({ href }: { href: string }) => href)).toEqual(['b/b.epub', 'b/b.pdf']);
    const { outputs } = JSON.parse(readFileSync(join(to, 'b/build.json'), 'utf8'));
    const pdf = outputs.find(({ format }: { format: string }) => format === 'pdf');
    expect(book.metadata.numberOfPages).toBe(pdf.pages);
    for (const name of ['catalog.xml', 'index.html']) {
      expect(readFileSync(join(to, name), 'utf8')).not.toMatch(/2up|saddle|octet-stream/);
    }
  });

  it('draws the cover from the PDF: the page’s shape, ink on white', () => {
    const { publications } = JSON.parse(read('catalog.json'));
    const [cover, thumbnail] = publications[0].images;
    const png = Png.sync.read(readFileSync(join(dist, decodeURIComponent(cover.href))));
    expect([png.width, png.height]).toEqual([cover.width, cover.height]);
    // A5.
    expect(png.width / png.height).toBeCloseTo(148 / 210, 2);
    let ink = 0;
    for (let at = 0; at < png.data.length; at += 4) if ((png.data[at] as number) < 128) ink += 1;
    const share = ink / (png.width * png.height);
    expect(share).toBeGreaterThan(0.002);
    expect(share).toBeLessThan(0.2);
    expect([...png.data.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
    expect(thumbnail.height).toBeLessThan(cover.height / 2);
  });

  it('takes the cover image of the EPUB where it has one', async () => {
    const path = join(dist, 'b/b.epub');
    const zip = await JSZip.loadAsync(readFileSync(path));
    const opf = Object.keys(zip.files).find((name) => name.endsWith('.opf')) as string;
    const text = (await zip.file(opf)?.async('string')) as string;
    // The cover that the book has gives way to another, whose name wants decoding.
    const own = /<item(?=[^>]*cover-image)[^>]*href="([^"]+)"/.exec(text)?.[1] ?? '';
    const item =
      '<item id="c" href="img/c%20v.png" media-type="image/png" properties="cover-image"/>';
    const other = text
      .replace(/ properties="cover-image"/, '')
      .replace('</manifest>', `${item}</manifest>`);
    expect(own).not.toBe('');
    zip.file(opf, other);
    zip.file(`${opf.replace(/[^/]+$/, '')}img/c v.png`, PNG);
    writeFileSync(path, await zip.generateAsync({ type: 'uint8array' }));
    expect(run('catalog', '--to', dist).status).toBe(0);
    expect(readFileSync(join(dist, 'b/cover.png')).equals(Buffer.from(PNG))).toBe(true);
  });

  it('twice gives the same bytes, whatever the clock says', () => {
    const first = ['catalog.xml', 'catalog.json', 'index.html', '简报-1/cover.png'];
    const bytes = () => first.map((name) => readFileSync(join(dist, name)).toString('base64'));
    run('catalog', '--to', dist);
    const before = bytes();
    kanben(['catalog', '--to', dist], {
      cwd: folder,
      env: { TZ: 'Asia/Tokyo', SOURCE_DATE_EPOCH: '1' },
    });
    expect(bytes()).toEqual(before);
  });

  it('a folder that has a catalogue keeps it up to date when an edition is built', () => {
    run('catalog', '--to', dist, '--title', '本馆书目', '--lang', 'zh');
    const third = join(folder, 'content/c');
    mkdirSync(third);
    writeFileSync(join(third, 'edition.yaml'), 'title: 丙\ndate: 2023-01-01\n');
    writeFileSync(join(third, '01-a.md'), '# 甲\n\n一句。\n');
    expect(run('build', third, '--to', dist).stdout).toContain('3 editions');
    expect(read('index.html')).toMatch(/<html lang="zh-CN">.*<h1>本馆书目<\/h1>.*丙/s);
  });

  it('draws the covers of changed editions alone, and one that was damaged is nobody’s to overwrite', () => {
    const covers = ['b/cover.png', 'c/cover.png', 'c/thumbnail.png'];
    const states = () => covers.map((name) => statSync(join(dist, name)).ino);
    run('catalog', '--to', dist);
    const [b, c, thumbnail] = states();
    writeFileSync(join(folder, 'content/c/edition.yaml'), 'title: 丁\ndate: 2023-01-01\n');
    run('build', join(folder, 'content/c'), '--to', dist);
    const after = states();
    expect(after[0]).toBe(b);
    expect(after[1]).not.toBe(c);
    expect(after[2]).not.toBe(thumbnail);
    writeFileSync(join(dist, 'b/cover.png'), 'another picture');
    const again = run('catalog', '--to', dist);
    expect(again.stderr).toContain('catalog/foreign-cover');
    expect(read('b/cover.png')).toBe('another picture');
  });

  it('a folder without editions is one clear line', () => {
    const none = run('catalog', '--to', join(folder, 'none'));
    expect(none.status).toBe(1);
    expect(none.stderr).toContain('catalog/no-editions');
  });
});
