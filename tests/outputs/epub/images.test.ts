import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEdition } from '../../../src/edition/read-edition.js';
import { cleanSvg } from '../../../src/edition/svg.js';
import { buildEpub, checkEpub } from '../../../src/outputs/epub/index.js';
import { booklet, editionOf, PNG } from '../../support/edition.js';
import { filesOf, OPTIONS } from './everything.js';

const text = (bytes: string) => new TextEncoder().encode(bytes);
const SVG = 'xmlns="http://www.w3.org/2000/svg" width="20" height="10"';
const build = async (name: string, bytes: Uint8Array) => {
  const edition = editionOf([`# 甲\n\n![图](${name})\n`], { assets: new Map([[name, bytes]]) });
  const book = await buildEpub(edition, booklet(), OPTIONS);
  return { ...book, files: await filesOf(book.bytes) };
};

describe('images are read from the edition’s folder alone', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kanben-images-'));
    mkdirSync(join(folder, 'book/pictures'), { recursive: true });
    writeFileSync(join(folder, 'secret.png'), PNG);
    writeFileSync(join(folder, 'book/pictures/in.png'), PNG);
    symlinkSync('../secret.png', join(folder, 'book/link.png'));
    symlinkSync('..', join(folder, 'book/up'));
    writeFileSync(join(folder, 'book/edition.yaml'), 'title: 书\n');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['pictures/in.png', []],
    ['https://example.org/a.png', ['edition/remote-image']],
    ['//example.org/a.png', ['edition/remote-image']],
    ['file:///etc/passwd', ['edition/outside-image']],
    ['/etc/passwd', ['edition/outside-image']],
    ['../secret.png', ['edition/outside-image']],
    ['%2e%2e/secret.png', ['edition/outside-image']],
    ['link.png', ['edition/outside-image']],
    ['up/secret.png', ['edition/outside-image']],
    ['missing.png', ['edition/no-image']],
  ])('%s', async (url, rules) => {
    for (const markdown of [`![图](${url})`, `![图][甲]\n\n[甲]: ${url}`]) {
      writeFileSync(join(folder, 'book/01.md'), `# 甲\n\n${markdown}\n`);
      const { diagnostics, edition } = await readEdition(join(folder, 'book'));
      // A picture on the network is left out with a warning; every other one is an error.
      const errors = diagnostics.filter(
        ({ severity, ruleId }) => severity === 'error' || ruleId === 'edition/remote-image',
      );
      expect(errors.map(({ ruleId, line }) => [ruleId, line])).toEqual(
        rules.map((rule) => [rule, 3]),
      );
      expect(edition.assets.size).toBe(rules.length === 0 ? 1 : 0);
    }
  });

  it('a picture without a text in its place is reported, with its line', async () => {
    writeFileSync(join(folder, 'book/01.md'), '# 甲\n\n乙\n\n![](pictures/in.png)\n');
    const { diagnostics } = await readEdition(join(folder, 'book'));
    expect(diagnostics.map(({ ruleId, line }) => [ruleId, line])).toEqual([['edition/no-alt', 5]]);
  });
});

describe('what an EPUB can’t hold', () => {
  const BMP = Uint8Array.from(
    Buffer.from(
      '424d3a0000000000000036000000280000000100000001000000010018000000000004000000130b0000130b00000000000000000000ffffff00',
      'hex',
    ),
  );
  const TIFF = Uint8Array.from([
    0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 2, 0, 0, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 3, 0, 1, 0, 0,
    0, 1, 0, 0, 0, 0, 0, 0, 0,
  ]);
  it.each([
    ['BMP', BMP],
    ['TIFF', TIFF],
    ['?', text('no picture')],
  ])('%s is an error that names the line and how to mend it', async (kind, bytes) => {
    const { diagnostics } = await build('pic.png', bytes);
    expect(diagnostics.map(({ ruleId, line, values }) => [ruleId, line, values.kind])).toEqual([
      ['epub/image-kind', 3, kind],
    ]);
  });

  it('a picture of too many pixels is reported', async () => {
    const large = PNG.slice();
    new DataView(large.buffer).setUint32(16, 4000);
    new DataView(large.buffer).setUint32(20, 3000);
    const { diagnostics } = await build('pic.png', large);
    expect(diagnostics.map(({ ruleId, values }) => [ruleId, values.pixels])).toEqual([
      ['epub/image-size', 12],
    ]);
  });
});

describe('an SVG', () => {
  it('goes into the book without what runs, moves, fetches or embeds', async () => {
    const hostile = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]>
<?xml-stylesheet href="http://x/y.css"?>
<svg ${SVG} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:evil="http://evil" onload="alert(1)" evil:a="b">
<script>alert(1)</script><style>@import url(http://x/y.css);</style><style>rect { fill: url(#g) }</style>
<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="http://x/z"/></body></foreignObject>
<image href="http://x/y.png"/><image xlink:href="data:image/png;base64,AA"/><use xlink:href="http://x/y.svg#a"/>
<animate attributeName="x" to="1"/><a xlink:href="javascript:alert(1)"><text onclick="a()">字</text></a>
<linearGradient id="g"><stop offset="0"/></linearGradient>
<rect width="9" height="9" fill="url(#g)" style="background: url(http://x/y.png)" ONCLICK="a()"/></svg>`;
    const { bytes, diagnostics, files } = await build('pic.svg', text(hostile));
    expect((await checkEpub(bytes, 'a.epub')).map(String)).toEqual([]);
    expect(diagnostics.map(({ ruleId, line }) => [ruleId, line])).toEqual([
      ['epub/svg-cleaned', 3],
    ]);
    const kept = [...files].find(([name]) => name.endsWith('.svg'))?.[1] ?? '';
    expect(kept).toContain('fill="url(#g)"');
    expect(kept).toContain('<text>字</text>');
    expect(kept).toContain('rect { fill: url(#g) }');
    expect(kept).not.toMatch(
      /script|alert|onload|onclick|javascript|http:\/\/x|evil|foreignObject|<image|animate|data:|ENTITY|stylesheet/i,
    );
  });

  it('that is sound stays as it is, but for its declaration', () => {
    const sound = `<svg ${SVG}><path d="M0 0L9 9"/></svg>`;
    const cleaned = cleanSvg(text(sound));
    expect(cleaned).toMatchObject({ removed: [] });
    expect(new TextDecoder().decode(cleaned.bytes)).toContain('<path d="M0 0L9 9"/>');
  });

  it.each([
    ['not closed', `<svg ${SVG}><g></svg>`],
    ['without its namespace', '<svg width="1" height="1"/>'],
    [
      'with an entity of its own',
      `<!DOCTYPE svg [<!ENTITY a "b">]><svg ${SVG}><text>&a;</text></svg>`,
    ],
  ])('that is %s is an error', async (_, svg) => {
    const { diagnostics } = await build('pic.svg', text(svg));
    expect(diagnostics.map(({ ruleId, line }) => [ruleId, line])).toEqual([['epub/bad-svg', 3]]);
  });
});
