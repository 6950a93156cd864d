// output-pictures.ts DIST: photographs the shelf with a search, a web page and a WeChat article of the sample that lies
// built in DIST (kanben build --format epub,pdf,web,wechat, then kanben catalog) for docs/outputs.md.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from '../tests/outputs/epub/browser.js';

const NAME = 'market-regulation-2020';
const dist = resolve(process.argv[2] ?? 'dist');
const shots = [
  ['shelf', 'index.html?q=证照分离'],
  ['web', `${NAME}/web/01-beijing.html`],
  ['wechat', `${NAME}/wechat/${NAME}.wechat.html`],
] as const;

const browser = await launch();
// The package's own face, so that the pictures are the same on a system without Chinese ones.
const face = readFileSync('fonts/NotoSerifSC-Regular.ttf').toString('base64');
const content = `@font-face { font-family: Shown; src: url(data:font/ttf;base64,${face}); }
* { font-family: Shown, serif !important; }`;
const page = await browser.newPage({ viewport: { width: 560, height: 400 }, bypassCSP: true });
for (const [name, address] of shots) {
  const [path = '', query] = address.split('?');
  await page.goto(pathToFileURL(join(dist, path)).href + (query === undefined ? '' : `?${query}`));
  if (query !== undefined) await page.waitForSelector('#results [role=status]');
  await page.addStyleTag({ content });
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: `docs/images/output-${name}.png` });
}
await browser.close();
