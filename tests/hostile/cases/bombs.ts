import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import JSZip from 'jszip';
import { kanben } from '../../e2e/kanben.js';
import { type HostileCase, lay, layBook } from '../case.js';

const MEBIBYTE = 2 ** 20;
const BAD_PICTURE = /01-a\.md:3:1 +error .*edition\/bad-picture/;

/** A finished file of a small book, in which the parts that `which` names are changed, and which is then read. */
function packed(
  name: string,
  format: 'epub' | 'ofd' | 'docx',
  [which, change]: readonly [RegExp, (part: Buffer) => string | Uint8Array],
  command: 'check' | 'import',
  says: RegExp,
): HostileCase {
  return {
    name: `${format}, ${command}: ${name}`,
    async lay(folder) {
      layBook(folder);
      const made = kanben(['build', 'book', '--to', 'dist', '--format', format], { cwd: folder });
      if (made.status !== 0) throw new Error(made.stderr);
      const file = join(folder, `dist/book/book.${format}`);
      const zip = await JSZip.loadAsync(readFileSync(file));
      for (const path of Object.keys(zip.files).filter((one) => which.test(one))) {
        zip.file(path, change((await zip.file(path)?.async('nodebuffer')) ?? Buffer.alloc(0)));
      }
      const bytes = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
      writeFileSync(join(folder, `a.${format}`), bytes);
      return [command, `a.${format}`];
    },
    status: 1,
    says,
  };
}

/** A picture in an edition that is built. */
function picture(
  name: string,
  file: string,
  bytes: () => string | Uint8Array,
  status: 0 | 1 = 1,
  says = BAD_PICTURE,
): HostileCase {
  return {
    name: `a picture: ${name}`,
    lay(folder) {
      layBook(folder, { '01-a.md': `# 一\n\n![图](${file})\n`, [file]: bytes() });
      return ['build', 'book', '--to', 'dist'];
    },
    status,
    says,
  };
}

/** Four equal pictures in an edition whose PDF is made. */
function several(name: string, extension: string, bytes: () => Uint8Array): HostileCase {
  return {
    name,
    lay(folder) {
      const names = Array.from({ length: 4 }, (_, n) => `p${n}.${extension}`);
      const content = bytes();
      layBook(folder, {
        '01-a.md': `# 一\n\n${names.map((one) => `![图](${one})\n\n`).join('')}`,
        ...Object.fromEntries(names.map((one) => [one, content])),
      });
      return ['build', 'book', '--to', 'dist', '--format', 'pdf'];
    },
    status: 0,
    says: /^/,
  };
}

/** A font of the project in which a book is set. */
function font(name: string, bytes: () => Uint8Array, says: RegExp): HostileCase {
  return {
    name: `a font: ${name}`,
    lay(folder) {
      layBook(folder, { '01-a.md': '# Letters\n\nA text in this font.\n' });
      lay(folder, {
        'fonts/fonts.yaml':
          'faces:\n  latin: {file: x.ttf, family: X, weight: 400, licence: OFL-1.1, covers: x}\n',
        'fonts/x.ttf': bytes(),
      });
      return ['build', 'book', '--to', 'dist', '--format', 'pdf'];
    },
    status: 1,
    says,
  };
}

const blanks = (part: Buffer) => Buffer.concat([part, Buffer.alloc(60 * MEBIBYTE, ' ')]);
const put = (before: RegExp | string, text: string, count: number) => (part: Buffer) =>
  part.toString().replace(before, (found) => text.repeat(count) + found);

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A PNG of one colour; `samples` a pixel, of 8 bits. */
function png(width: number, height: number, type: 2 | 6): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, type], 8);
  const rows = Buffer.alloc(height * (1 + width * (type === 6 ? 4 : 3)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A JPEG that says its size and that the camera lay on its side, and has no pixels. */
function sideways(width: number, height: number): Buffer {
  const frame = Buffer.from('ffc0000b080000000001011100', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([
    Buffer.from(
      'ffd8ffe1002245786966000049492a0008000000010012010300010000000600000000000000',
      'hex',
    ),
    frame,
    Buffer.from('ffda0008010100003f0000ffd9', 'hex'),
  ]);
}

/** A GIF that says its size, and that of its first picture, and has these codes. */
function gif(
  [width, height]: readonly [number, number],
  [wide, high]: readonly [number, number] = [width, height],
  codes: Uint8Array = Buffer.from([2, 2, 0x44, 1, 0]),
): Buffer {
  const sizes = Buffer.alloc(8);
  for (const [index, size] of [width, height, wide, high].entries())
    sizes.writeUInt16LE(size, 2 * index);
  return Buffer.concat([
    Buffer.from('GIF89a'),
    sizes.subarray(0, 4),
    Buffer.from([0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2c, 0, 0, 0, 0]),
    sizes.subarray(4),
    Buffer.from([0]),
    codes,
    Buffer.from([0x3b]),
  ]);
}

/** The shortest codes of `count` pixels of one colour: each code is the one before it and a pixel more. */
function oneColour(count: number): Buffer {
  const bytes: number[] = [];
  let [held, holds] = [0, 0];
  const put = (code: number, bits: number) => {
    held |= code << holds;
    for (holds += bits; holds >= 8; holds -= 8) {
      bytes.push(held & 0xff);
      held >>>= 8;
    }
  };
  for (let left = count; left > 0; ) {
    put(4, 3);
    put(0, 3);
    left--;
    for (let code = 6, bits = 3; code < 4094 && left > 0; code++) {
      if (code === 1 << bits) bits++;
      put(code, bits);
      left -= code - 4;
    }
    // The clearing code has as many bits as the code before it has.
    if (left > 0) put(4, 12);
  }
  put(0, 16);
  const blocks: Buffer[] = [Buffer.from([2])];
  for (let at = 0; at < bytes.length; at += 255) {
    const block = Buffer.from(bytes.slice(at, at + 255));
    blocks.push(Buffer.from([block.length]), block);
  }
  return Buffer.concat([...blocks, Buffer.from([0])]);
}

/** A TIFF of one strip, whose tags are given by their numbers. */
function tiff(tags: Readonly<Record<number, number>>, strip: Uint8Array): Buffer {
  const all = Object.entries({ ...tags, 273: 8, 279: strip.length }).map(([tag, value]) => {
    const entry = Buffer.alloc(12);
    entry.writeUInt16LE(Number(tag), 0);
    entry.writeUInt16LE(4, 2);
    entry.writeUInt32LE(1, 4);
    entry.writeUInt32LE(value, 8);
    return entry;
  });
  const head = Buffer.from('II*\0\0\0\0\0', 'latin1');
  head.writeUInt32LE(8 + strip.length, 4);
  const count = Buffer.alloc(2);
  count.writeUInt16LE(all.length);
  return Buffer.concat([head, strip, count, ...all, Buffer.alloc(4)]);
}

/** A JPEG of 65,535 by 65,535 pixels in a TIFF of 16 by 16. */
const HUGE_JPEG = Buffer.from('ffd8ffc0000b08ffffffff01011100ffda0008010100003f0000ffd9', 'hex');
const [WIDTH, HEIGHT, BITS, PACKING, WHITE, SAMPLES] = [256, 257, 258, 259, 262, 277] as const;
const SMALL = { [WIDTH]: 16, [HEIGHT]: 16, [BITS]: 8, [WHITE]: 1, [SAMPLES]: 1 };

/** 5,000 × 4,990 pixels of one colour, as libwebp packs them. */
const WEBP = 'UklGRh4AAABXRUJQVlA4TBEAAAAvh1PfFAdQhSKXooCBiOh/AAA=';

/** Readers find the objects without a table of their places. */
const SELF_DRAWING = `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources << /XObject << /A 5 0 R >> >> >> endobj
4 0 obj << /Length 5 >>
stream
/A Do
endstream endobj
5 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 5 0 R >> >> /Length 11 >>
stream
/A Do /A Do
endstream endobj
trailer << /Size 6 /Root 1 0 R >>
%%EOF
`;

const svg = (inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">${inner}</svg>`;

/** Each group uses the one before it ten times. */
const USES = Array.from(
  { length: 30 },
  (_, n) => `<g id="g${n + 1}">${`<use href="#g${n}"/>`.repeat(10)}</g>`,
).join('');

const PATTERNS = Array.from(
  { length: 30 },
  (_, n) =>
    `<pattern id="p${n + 1}">${`<rect fill="url(#p${n})" width="1" height="1"/>`.repeat(10)}</pattern>`,
).join('');

/** A Macintosh resource fork whose few bytes ask for 65,536 types of 65,536 fonts each. */
function fork(): Buffer {
  const bytes = Buffer.alloc(2 * MEBIBYTE, 0xff);
  bytes.writeUInt32BE(0x1000, 0);
  bytes.writeUInt32BE(16, 4);
  bytes.writeUInt16BE(28, 16 + 24);
  return bytes;
}

/** A collection in which one face is named 100,000 times. */
function collection(): Buffer {
  const bytes = Buffer.alloc(12 + 400_000);
  bytes.write('ttcf\0\x01\0\0', 'latin1');
  bytes.writeUInt32BE(100_000, 8);
  return bytes;
}

/** A WOFF whose one table says that it has a kilobyte, and unpacks to 200 MB. */
function woff(): Buffer {
  const table = deflateSync(Buffer.alloc(200 * MEBIBYTE));
  const head = Buffer.alloc(64);
  head.write('wOFF\0\x01\0\0', 'latin1');
  head.writeUInt32BE(64 + table.length, 8);
  head.writeUInt16BE(1, 12);
  head.write('cmap', 44, 'latin1');
  head.writeUInt32BE(64, 48);
  head.writeUInt32BE(table.length, 52);
  head.writeUInt32BE(table.length + 1024, 56);
  return Buffer.concat([head, table]);
}

const UNREADABLE_FONT = /fonts\.yaml:\d+:\d+ +error .*font\/unreadable/;
const TOO_LARGE = /a\.epub +error .*epub\/too-large/;
const BAD_OFD = /a\.ofd +error .*ofd\/unreadable/;
const BAD_DOCX = /a\.docx +error .*(?:source\/bad-docx|docx\/unreadable)/;

export const bombs: readonly HostileCase[] = [
  ...(['opf', 'xhtml', 'css'] as const).map((extension) =>
    packed(
      `60 MB of blanks in a ${extension}`,
      'epub',
      [new RegExp(`${extension}$`), blanks],
      'check',
      TOO_LARGE,
    ),
  ),
  packed('4 MB of rules', 'epub', [/css$/, put(/$/, 'p{color:red}', 350_000)], 'check', TOO_LARGE),
  packed(
    '60,000 links in the contents',
    'epub',
    [/toc\.xhtml$/, put('</ol>', '<li><a href="x.xhtml">x</a></li>', 60_000)],
    'check',
    TOO_LARGE,
  ),
  packed('60 MB of blanks', 'ofd', [/Content\.xml$/, blanks], 'check', BAD_OFD),
  packed(
    '3,000,000 empty elements',
    'ofd',
    [/Content\.xml$/, put(/<ofd:TextObject/, '<a/>', 3_000_000)],
    'check',
    BAD_OFD,
  ),
  packed('a font that unpacks to 60 MB', 'ofd', [/ttf$/, blanks], 'check', BAD_OFD),
  packed(
    'a font that is none',
    'ofd',
    [/ttf$/, () => 'no font'],
    'check',
    /a\.ofd +error .*ofd\/bad-font/,
  ),
  packed(
    'a font that is cut',
    'ofd',
    [/ttf$/, (part) => part.subarray(0, 200)],
    'check',
    /bad-font/,
  ),
  ...(['check', 'import'] as const).flatMap((command) => [
    packed(
      '3,000,000 empty elements',
      'docx',
      [/word\/document\.xml$/, put('</w:body>', '<w:r/>', 3_000_000)],
      command,
      BAD_DOCX,
    ),
    packed(
      '2,000,000 elements that pack badly',
      'docx',
      [
        /word\/document\.xml$/,
        (part) =>
          part
            .toString()
            .replace(
              '</w:body>',
              Array.from({ length: 2_000_000 }, (_, n) => `<w:${n}/>`).join(''),
            ),
      ],
      command,
      BAD_DOCX,
    ),
  ]),
  picture('98 million pixels with transparency', 'p.png', () => png(9900, 9900, 6)),
  picture('24 million pixels with transparency', 'p.png', () => png(4990, 4990, 6), 0, /^/),
  several('four pictures of 24 million pixels with transparency', 'png', () => png(4990, 4990, 6)),
  {
    name: 'a photograph on its side of 54 million pixels, for Word',
    lay(folder) {
      layBook(folder, { '01-a.md': '# 一\n\n![图](p.jpg)\n', 'p.jpg': sideways(9000, 6000) });
      return ['build', 'book', '--to', 'dist', '--format', 'docx'];
    },
    status: 1,
    says: /p\.jpg +error .*edition\/not-turned/,
  },
  picture('a GIF that says that it has 98 million pixels', 'p.gif', () => gif([9900, 9900])),
  picture('a GIF that says that it has 24 million pixels', 'p.gif', () => gif([5000, 4980])),
  picture('a GIF of one pixel whose picture has 4,000 million', 'p.gif', () =>
    gif([1, 1], [0xffff, 0xffff]),
  ),
  {
    ...picture('a GIF that ends before its last pixel', 'p.gif', () => gif([2, 2])),
    says: /^book\/01-a\.md:3:1 [^\n]*edition\/bad-picture[^\n]*\n$/,
  },
  several('four GIFs of 24 million pixels', 'gif', () =>
    gif([5000, 4980], [5000, 4980], oneColour(5000 * 4980)),
  ),
  several('four faxes of 24 million pixels, black and white by turns', 'tif', () =>
    tiff(
      { [WIDTH]: 6000, [HEIGHT]: 4000, [BITS]: 1, [PACKING]: 4, [WHITE]: 0, [SAMPLES]: 1 },
      // In each row 3,000 times: runs follow, one white, one black (ITU-T T.6).
      Buffer.alloc((6000 / 2) * 1.5 * 4000, Buffer.from([0x23, 0xa2, 0x3a])),
    ),
  ),
  several('four WebPs of 38 bytes and 24 million half transparent pixels', 'webp', () =>
    Buffer.from(WEBP, 'base64'),
  ),
  picture('a TIFF in colours that nobody reads', 'p.tif', () =>
    tiff({ ...SMALL, [WHITE]: 8, [PACKING]: 1 }, Buffer.alloc(256)),
  ),
  picture('a TIFF of 16 × 16 pixels that unpacks to 200 MB', 'p.tif', () =>
    tiff({ ...SMALL, [PACKING]: 8 }, deflateSync(Buffer.alloc(200 * MEBIBYTE))),
  ),
  picture('a TIFF of 16 × 16 pixels that is a JPEG of 4,000 million', 'p.tif', () =>
    tiff({ ...SMALL, [PACKING]: 7 }, HUGE_JPEG),
  ),
  picture('a TIFF of 16 × 16 pixels whose codes write gigabytes', 'p.tif', () =>
    // The code that stands for all that stood before, and one more byte, again and again (TIFF 6.0, section 13).
    tiff(
      { ...SMALL, [PACKING]: 5 },
      Buffer.alloc(20 * MEBIBYTE, Buffer.from([0x80, 0x00, 0x7f, 0xff])),
    ),
  ),
  picture('a TIFF with tiles of 4,000 million pixels', 'p.tif', () =>
    tiff({ ...SMALL, [PACKING]: 1, 322: 65_536, 323: 65_536, 324: 8, 325: 256 }, Buffer.alloc(256)),
  ),
  picture('a TIFF of 60,000 samples a pixel', 'p.tif', () =>
    tiff(
      { ...SMALL, [WIDTH]: 4000, [HEIGHT]: 4000, [SAMPLES]: 60_000, [PACKING]: 1 },
      Buffer.alloc(256),
    ),
  ),
  {
    ...picture('a BMP with 4,000 million colours', 'p.bmp', () => {
      const bytes = Buffer.alloc(54 + 8 * MEBIBYTE);
      bytes.write('BM', 'latin1');
      for (const [at, value] of [
        [10, 54],
        [14, 40],
        [18, 16],
        [22, 16],
        [46, 0xffff_ffff],
      ] as const)
        bytes.writeUInt32LE(value, at);
      bytes.writeUInt16LE(16, 28);
      return bytes;
    }),
  },
  picture('an SVG of 100,000 elements', 'p.svg', () => svg('<g/>'.repeat(100_000))),
  picture('an SVG of 600,000 numbers', 'p.svg', () =>
    svg(`<path d="${'M0 0L1 1'.repeat(150_000)}"/>`),
  ),
  picture('an SVG that uses parts of itself without end', 'p.svg', () =>
    svg(`<defs><g id="g0"><path d="M0 0L1 1"/></g>${USES}</defs><use href="#g30"/>`),
  ),
  picture('an SVG of patterns in patterns', 'p.svg', () =>
    svg(`${PATTERNS}<rect fill="url(#p30)" width="5" height="5"/>`),
  ),
  picture('an SVG of chains of uses', 'p.svg', () =>
    svg(
      Array.from({ length: 5000 }, (_, n) => `<g id="g${n + 1}"><use href="#g${n}"/></g>`).join(''),
    ),
  ),
  picture('an SVG that uses itself', 'p.svg', () => svg('<g id="a"><use href="#a"/></g>'), 0, /^/),
  picture('an SVG with a number without bounds', 'p.svg', () =>
    svg('<rect width="1e308" height="5"/>'),
  ),
  picture(
    'an SVG whose scale is beyond all bounds',
    'p.svg',
    () => svg('<svg viewBox="0 0 1e-300 1e-300" width="9" height="9"><path d="M0 0L1 1"/></svg>'),
    1,
    /p\.svg.*pdf\/bad-drawing/,
  ),
  {
    name: 'a PDF whose form draws itself twice, again and again',
    lay(folder) {
      lay(folder, { 'a.pdf': SELF_DRAWING });
      return ['check', 'a.pdf'];
    },
    status: 1,
    says: /^a\.pdf +error .*pdf\/unreadable\n$/,
  },
  font('a resource fork of 4,000,000,000 fonts', fork, UNREADABLE_FONT),
  font('a collection of 100,000 faces', collection, UNREADABLE_FONT),
  font('a WOFF, which only browsers read', woff, UNREADABLE_FONT),
  {
    name: 'quotations in quotations, and lists in lists, 5,000 times',
    lay(folder) {
      layBook(folder, {
        '01-a.md': `# 一\n\n${`${'> '.repeat(20)}甲\n\n`.repeat(5000)}`,
        '02-b.md': `# 二\n\n${'- 甲\n  - 乙\n'.repeat(5000)}`,
        '03-c.md': `# 三\n\n${'甲\n---\n'.repeat(5000)}`,
      });
      return ['build', 'book', '--to', 'dist', '--format', 'epub'];
    },
    status: 1,
    says: [/01-a\.md:\d+.*edition\/many-ends/, /02-b\.md:\d+.*edition\/many-ends/],
  },
];
