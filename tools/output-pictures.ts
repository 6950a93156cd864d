// output-pictures.ts DIST: a picture of each output of the sample for docs/outputs.md. DIST holds the sample as `kanben build
// --format epub,pdf,ofd,docx,web,html,wechat,txt,md --impose saddle` and `kanben catalog` make it. Chromium shows what people
// read in a browser; LibreOffice sets the Word file; ofdrw draws the OFD: OFDRW names the folder of its libraries
// (tools/ofdrw/pom.xml). A program that is not here leaves its picture as it is, and the last lines say so.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import JSZip from 'jszip';
import { PNG } from 'pngjs';
import { launch } from '../tests/outputs/epub/browser.js';
import { encodePng, type PagePicture, pagePictures } from './page-picture.js';

const NAME = 'market-regulation-2020';
/** Pixels of every picture. */
const WIDTH = 560;
const HEIGHT = 400;
/** The page on which the first chapter begins. */
const CHAPTER_PAGE = 7;

const dist = resolve(process.argv[2] ?? 'dist');
const work = mkdtempSync(join(tmpdir(), 'kanben-pictures-'));
const file = (extension: string) => join(dist, NAME, `${NAME}.${extension}`);

function save(name: string, bytes: Uint8Array): void {
  writeFileSync(`docs/images/output-${name}.png`, bytes);
}

/** The head of a page that was drawn about `WIDTH` pixels wide. */
function head({ width, height, data }: PagePicture): Buffer {
  const picture = { width: Math.min(width, WIDTH), height: Math.min(height, HEIGHT) };
  const rows = Array.from({ length: picture.height }, (_, y) =>
    data.subarray(y * width * 4, (y * width + picture.width) * 4),
  );
  return encodePng({ ...picture, data: Buffer.concat(rows) });
}

/** The head of a PDF's page, as wide as the picture. */
async function pageHead(pdf: Uint8Array, number: number): Promise<Buffer> {
  const [inch] = await pagePictures(pdf, 72, [number]);
  const [page] = await pagePictures(pdf, (72 * WIDTH) / (inch?.width ?? WIDTH), [number]);
  if (page === undefined) throw new Error(`no page ${number}`);
  return head(page);
}

/** The files of the EPUB below a folder, where a browser opens them. */
async function unpackedEpub(): Promise<string> {
  const folder = join(work, 'epub');
  const zip = await JSZip.loadAsync(readFileSync(file('epub')));
  for (const entry of Object.values(zip.files).filter(({ dir }) => !dir)) {
    const path = join(folder, entry.name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await entry.async('nodebuffer'));
  }
  return join(folder, 'OEBPS/01-beijing.xhtml');
}

/** A text as an editor of texts shows it. */
function shownText(extension: string): string {
  const path = join(work, `${extension}.html`);
  const text = readFileSync(file(extension), 'utf8').replace(/&/g, '&amp;').replace(/</g, '&lt;');
  writeFileSync(
    path,
    `<meta charset="utf-8"><pre style="white-space: pre-wrap; font-size: 14px">${text}</pre>`,
  );
  return path;
}

async function browserPictures(): Promise<void> {
  const shots = [
    ['shelf', join(dist, 'index.html'), '?q=证照分离'],
    ['web', join(dist, NAME, 'web/01-beijing.html')],
    ['html', file('html')],
    ['wechat', join(dist, NAME, `wechat/${NAME}.wechat.html`)],
    ['epub', await unpackedEpub()],
    ['txt', shownText('txt')],
    ['md', shownText('md')],
  ] as const;
  const browser = await launch();
  // The package's own face, so that the pictures are the same on a system without Chinese ones.
  const face = readFileSync('fonts/NotoSerifSC-Regular.ttf').toString('base64');
  const content = `@font-face { font-family: Shown; src: url(data:font/ttf;base64,${face}); }
* { font-family: Shown, serif !important; }`;
  const viewport = { width: WIDTH, height: HEIGHT };
  const page = await browser.newPage({ viewport, bypassCSP: true });
  for (const [name, path, query = ''] of shots) {
    await page.goto(pathToFileURL(path).href + query);
    if (query !== '') await page.waitForSelector('#results [role=status]');
    await page.addStyleTag({ content });
    await page.evaluate('document.fonts.ready');
    save(name, await page.screenshot());
  }
  await browser.close();
}

async function wordPicture(): Promise<void> {
  execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', work, file('docx')], {
    stdio: 'ignore',
  });
  save('docx', await pageHead(readFileSync(join(work, `${NAME}.pdf`)), CHAPTER_PAGE));
}

function ofdPicture(): void {
  const libraries = process.env.OFDRW;
  if (libraries === undefined) throw new Error('OFDRW names no folder');
  const classes = join(resolve(libraries), '*');
  const pages = join(work, 'ofd');
  execFileSync('java', ['-cp', classes, 'tools/ofdrw/Read.java', file('ofd'), pages], {
    stdio: 'ignore',
  });
  save('ofd', head(halved(PNG.sync.read(readFileSync(join(pages, `${CHAPTER_PAGE}.png`))))));
}

/** A picture of half the size: each pixel is the mean of four. */
function halved({ width, height, data }: PagePicture): PagePicture {
  const half = { width: width >> 1, height: height >> 1 };
  const pixels = new Uint8Array(half.width * half.height * 4);
  for (let at = 0; at < pixels.length; at++) {
    const [x, y] = [(at >> 2) % half.width, Math.floor((at >> 2) / half.width)];
    const from = (y * 2 * width + x * 2) * 4 + (at & 3);
    const sum = [0, 4, width * 4, width * 4 + 4].reduce(
      (all, by) => all + (data[from + by] ?? 0),
      0,
    );
    pixels[at] = sum >> 2;
  }
  return { ...half, data: pixels };
}

const missing: string[] = [];
for (const [name, draw] of [
  ['pdf', async () => save('pdf', await pageHead(readFileSync(file('pdf')), CHAPTER_PAGE))],
  ['sheets', async () => save('sheets', await pageHead(readFileSync(file('saddle.pdf')), 6))],
  ['web pages, EPUB, texts', browserPictures],
  ['docx', wordPicture],
  ['ofd', async () => ofdPicture()],
] as const) {
  try {
    await draw();
  } catch (error) {
    missing.push(`${name}: ${error instanceof Error ? error.message : error}`);
  }
}
rmSync(work, { recursive: true, force: true });
for (const line of missing) console.log(`not drawn: ${line}`);
process.exitCode = missing.length > 0 ? 1 : 0;
