import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { type HostileCase, lay, layBook } from '../case.js';

const LINE =
  '江上的灯火在夜里亮着，船工们说这是个好年成，他们在这里等着天亮，大家都说今年的收成很好。\n\n';
const TEXT = `江上的灯\n\n第一章　灯火\n\n${LINE.repeat(60)}第二章　桥\n\n${LINE.repeat(20)}`;
const UTF8 = Buffer.from(TEXT);
const WIDE = Buffer.from(TEXT, 'utf16le');

/** Encoded by Python, since Node only decodes: 江上的灯，在这里等着天亮，大家都说今年的收成很好。 and a line end. */
const GBK = Buffer.from(
  'va3Jz7XEtcajrNTa1eLA77XI18XM7MHBo6y087zStrzLtb3xxOq1xMrVs8m63LrDoaMK',
  'base64',
);
/** これは日本語の文章です。川の上の灯りは夜に光っていました。 and a line end, in Shift JIS. */
const SHIFT_JIS = Buffer.from(
  'grGC6oLNk/qWe4zqgsyVto/NgsWCt4FCkOyCzI/jgsyTlILogs2W6YLJjPWCwYLEgqKC3IK1gr2BQgo=',
  'base64',
);

/** Bytes with others put in, or in the place of as many, at `at`. */
function spoilt(bytes: Buffer, at: number, put: string | Buffer, over = 0): Buffer {
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(put), bytes.subarray(at + over)]);
}

const many = (bytes: Buffer) =>
  Buffer.from(bytes.map((byte, at) => (at % 900 === 450 ? 0xff : byte)));

/** The Markdown of the chapters that an import wrote. */
function chapters(folder: string): string {
  const content = join(folder, 'content/x');
  return readdirSync(content)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(content, name), 'utf8'))
    .join('');
}

/** A text in an encoding that has to be guessed; `holds`: what its chapters hold in the end. */
function encoded(
  name: string,
  bytes: Buffer,
  says: HostileCase['says'],
  holds: string | false = '收成很好',
): HostileCase {
  return {
    name: `an encoding: ${name}`,
    lay(folder) {
      lay(folder, { 's.txt': bytes });
      return ['import', 's.txt', '--id', 'x'];
    },
    status: holds === false ? 1 : 0,
    says,
    after(folder) {
      if (holds !== false && !chapters(folder).includes(holds)) throw new Error('other text');
    },
  };
}

/** Files of which every one of `words` has to stand in the EPUB. */
function whole(
  name: string,
  files: Readonly<Record<string, string>>,
  words: readonly string[],
  says: HostileCase['says'] = /^/,
): HostileCase {
  const [source] = Object.keys(files);
  const isEdition = source?.startsWith('0') ?? false;
  return {
    name: `text: ${name}`,
    lay(folder) {
      if (isEdition) layBook(folder, files);
      else lay(folder, files);
      const args = isEdition ? ['build', 'book'] : ['make', source ?? '', '--id', 'book'];
      return [...args, '--to', 'dist', '--format', 'epub'];
    },
    status: 0,
    says,
    async after(folder) {
      const zip = await JSZip.loadAsync(readFileSync(join(folder, 'dist/book/book.epub')));
      const pages = Object.keys(zip.files).filter((path) =>
        /^(?!.*(?:nav|toc)).*xhtml$/.test(path),
      );
      const texts = await Promise.all(pages.map((path) => zip.file(path)?.async('string')));
      const text = texts.join('').replace(/<[^>]+>/g, '');
      const missing = words.filter((word) => !text.includes(word));
      if (missing.length > 0) throw new Error(missing.join('，'));
    },
  };
}

const FIRST = '清晨六点，早市已经亮起了灯，卖菜的老周把刚割的韭菜一捆一捆码好，等着第一批客人。';
const LAST = '天还没有大亮，第二批客人已经来了，老周把剩下的几捆韭菜放到摊子的前面，接着吆喝。';
const page = (inner: string) => ({
  's.html': `<html><body><article><h1>集市的数目</h1><p>${FIRST}</p>${inner}<p>${LAST}</p></article></body></html>`,
});
const markdown = (inner: string) => ({ 's.md': `# 集市\n\n${FIRST}\n\n${inner}\n\n${LAST}\n` });
const chapter = (inner: string) => ({ '01-a.md': `# 一\n\n${FIRST}\n\n${inner}\n` });

/** What Word writes for a cell of a form, shortened: two kinds of type, four strokes. */
const CELL = `<w:tc><w:tcPr><w:tcW w:w="1200" w:type="dxa"/><w:tcBorders>${[
  'top',
  'left',
  'bottom',
  'right',
]
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join(
    '',
  )}</w:tcBorders></w:tcPr><w:p w:rsidR="00A77B3E"><w:pPr><w:spacing w:line="400" w:lineRule="exact"/><w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hint="eastAsia"/><w:sz w:val="24"/></w:rPr></w:pPr><w:r><w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hint="eastAsia"/><w:sz w:val="24"/></w:rPr><w:t>姓名</w:t></w:r></w:p></w:tc>`;

/** A Word document with a table of so many equal rows. */
async function form(rows: number): Promise<Uint8Array> {
  const zip = new JSZip();
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  zip.file(
    '[Content_Types].xml',
    `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
  );
  zip.file(
    '_rels/.rels',
    `<Relationships xmlns="${packages}/relationships"><Relationship Id="r" Type="${documents}/officeDocument" Target="word/document.xml"/></Relationships>`,
  );
  zip.file(
    'word/document.xml',
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>登记表</w:t></w:r></w:p><w:tbl>${`<w:tr>${CELL.repeat(8)}</w:tr>`.repeat(rows)}</w:tbl></w:body></w:document>`,
  );
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

export const texts: readonly HostileCase[] = [
  encoded(
    'GB18030 with a NUL',
    spoilt(Buffer.concat(Array(40).fill(GBK)), 120, '\0'),
    /encoding\/nul/,
  ),
  encoded('UTF-8, one byte broken', spoilt(UTF8, 900, '\xff', 1), /encoding\/broken-bytes/),
  encoded(
    'UTF-8, half of a pair of surrogates',
    spoilt(UTF8, 52, Buffer.from([0xed, 0xa0, 0x80])),
    /broken-bytes/,
  ),
  encoded(
    '30,000 halves of pairs of surrogates, as if in UTF-8',
    Buffer.alloc(90_000, Buffer.from([0xed, 0xa0, 0x81])),
    /s\.txt:1:1 +error .*utf-8.*source\/undecodable/i,
    false,
  ),
  encoded(
    'characters of six bytes, as some databases write them',
    Buffer.concat([
      Buffer.from('灯火\n'.repeat(400)),
      Buffer.alloc(2400, Buffer.from([0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80])),
    ]),
    /source\/undecodable/,
    false,
  ),
  encoded('UTF-8, too long a form', spoilt(UTF8, 52, Buffer.from([0xc0, 0xaf])), /broken-bytes/),
  encoded('UTF-8, cut in a character', UTF8.subarray(0, -3), /broken-bytes/),
  encoded(
    'UTF-8, a byte in 900 broken',
    many(UTF8),
    /s\.txt:\d+:\d+ +error .*source\/undecodable/,
    false,
  ),
  encoded(
    'GBK, a byte in 900 broken',
    many(Buffer.concat(Array(60).fill(GBK))),
    /source\/undecodable/,
    false,
  ),
  encoded('UTF-16LE without a mark', WIDE, /encoding\/without-mark/),
  encoded('UTF-16BE without a mark', Buffer.from(WIDE).swap16(), /encoding\/without-mark/),
  encoded('UTF-16 that is cut in a unit', WIDE.subarray(0, -1), [/without-mark/, /broken-bytes/]),
  encoded(
    'UTF-16 with half of a pair',
    spoilt(WIDE, 300, Buffer.from([0x00, 0xd8])),
    /broken-bytes/,
  ),
  encoded(
    'UTF-32',
    Buffer.from(
      [...TEXT].flatMap((one) => [...Buffer.from(Uint32Array.of(one.codePointAt(0) ?? 0).buffer)]),
    ),
    /source\/binary/,
    false,
  ),
  encoded(
    'Shift JIS, taken for GB18030',
    Buffer.concat(Array(30).fill(SHIFT_JIS)),
    /warning .*encoding\/unlikely/,
    '',
  ),
  encoded(
    'Latin-1, with no byte of UTF-16',
    Buffer.from('Un café à la carte.\n\n'.repeat(40), 'latin1'),
    /source\/undecodable/,
    false,
  ),
  whole(
    'two files of one stem',
    {
      '01-a.md': '# 甲\n\n文一。\n',
      '01-a.MD': '# 乙\n\n文二。\n',
      '01-a-2.md': '# 丙\n\n文三。\n',
    },
    ['文一', '文二', '文三'],
  ),
  whole(
    'two names that differ by case',
    { '01-A.md': '# 甲\n\n文一。\n', '01-a.md': '# 乙\n\n文二。\n' },
    ['文一', '文二'],
  ),
  whole(
    'two names that are one in another form of Unicode',
    { '01-caf\u00e9.md': '# 甲\n\n文一。\n', '01-cafe\u0301.md': '# 乙\n\n文二。\n' },
    ['文一', '文二'],
  ),
  whole(
    'a chapter that ends in .markdown',
    { '01-a.md': '# 甲\n\n文一。\n', '02-b.markdown': '# 乙\n' },
    ['文一'],
    /02-b\.markdown +warning .*edition\/other-extension/,
  ),
  whole(
    'a row of too many cells, in an edition',
    chapter('| 甲 | 乙 |\n| - | - |\n| 一一 | 二二 | 三三 | 四四 |'),
    ['三三', '四四'],
  ),
  whole(
    'a row of too many cells, in Markdown',
    markdown('| 甲 | 乙 |\n| - | - |\n| 一一 | 二二 | 三三 | 四四 |'),
    ['三三', '四四'],
  ),
  whole(
    'a row of too many cells, in a page',
    page(
      '<table><tr><th>甲</th><th>乙</th></tr><tr><td>一一</td><td>二二</td><td>三三</td></tr></table>',
    ),
    ['三三'],
  ),
  whole(
    'marks and comments in cells',
    page(
      '<table><tr><th>甲</th><th>乙</th></tr><tr><td>a|b*c*</td><td>&lt;!-- 注注 --&gt; _x_ `q`</td></tr></table>',
    ),
    ['a|b*c*', '注注', '_x_'],
  ),
  whole(
    'a comment in a cell',
    chapter('| 甲 | 乙 |\n| - | - |\n| 一一 <!-- 注注 --> | 二二 |'),
    ['一一', '二二'],
    /info .*注注.*edition\/comment/,
  ),
  whole(
    'tables in tables',
    page(
      '<table><tr><td>外一</td><td><table><tr><td>内一</td><td>内二</td></tr></table></td></tr></table>',
    ),
    ['外一', '内一', '内二'],
  ),
  whole(
    'lists and lines in cells, text outside of them',
    page(
      '<table>散散<caption>表题</caption><tr><td><ul><li>列一</li><li>列二</li></ul></td><td><pre>行一\n行二</pre></td></tr></table>',
    ),
    ['散散', '表题', '列一', '列二', '行一', '行二'],
  ),
  ...[400, 2000].map(
    (rows): HostileCase => ({
      name: `text: a Word form of ${rows} equal rows, which packs to a 190th`,
      async lay(folder) {
        lay(folder, { 's.docx': await form(rows) });
        return ['import', 's.docx', '--id', 'x'];
      },
      status: 0,
      says: /^/,
      after(folder) {
        const count = chapters(folder).match(/^\| 姓名 \|/gm)?.length;
        if (count !== rows) throw new Error(`${count} rows`);
      },
    }),
  ),
  {
    name: 'text: marks of direction in a title, a heading and a text',
    lay(folder) {
      layBook(folder, {
        'edition.yaml': 'title: "书\\u202e名"\n',
        '01-a.md': '# 一\u2066甲\u2069\n\n正文\u202e。\n',
      });
      return ['build', 'book', '--to', 'dist', '--format', 'txt'];
    },
    status: 0,
    says: [
      /edition\.yaml:1:\d+ +warning .*U\+202E.*edition\/bidi-marks/,
      /01-a\.md:1:4 +warning .* 3 .*U\+2066.*edition\/bidi-marks/,
      /^[^\u202a-\u202e\u2066-\u2069]*$/u,
    ],
    after(folder) {
      if (!readFileSync(join(folder, 'dist/book/book.txt'), 'utf8').includes('正文\u202e。'))
        throw new Error('the text was changed');
    },
  },
  {
    name: 'text: marks of direction in a source',
    lay(folder) {
      lay(folder, {
        'a.txt':
          '标题\n\n第一段\u202e甲乙\u202c，第二句。\n\n第二段\u2066甲乙\u2069\u200e\u061c，完。\n',
      });
      return ['import', 'a.txt', '--id', 'x'];
    },
    status: 0,
    says: /a\.txt:3:4 +warning .*\b4 invisible marks.*U\+202E.*manuscript\/direction-marks/,
    after(folder) {
      const text = chapters(folder);
      if (!text.includes('第一段甲乙，第二句。') || !text.includes('第二段甲乙，完。'))
        throw new Error(text);
    },
  },
  {
    name: 'text: programs and style sheets in Markdown',
    lay(folder) {
      lay(folder, {
        'a.md':
          '<script>\nvar a = "脚本";\n\nvar b;\n</script>\n\n<!-- 批注 -->\n\n<STYLE type="text/css">\n.样式 {}\n</STYLE>\n\n# 标题\n\n正文甲。\n\n<script src="x.js"></script>\n\n正文乙。\n',
      });
      return ['import', 'a.md', '--id', 'x'];
    },
    status: 0,
    says: [
      /a\.md:1:1 +warning .*<script>.*edition\/html-left-out/,
      /a\.md:9:1 +warning .*<style>.*edition\/html-left-out/,
      /a\.md:17:1 +warning .*<script>.*edition\/html-left-out/,
    ],
    after(folder) {
      const text = chapters(folder);
      if (/脚本|样式|script/.test(text)) throw new Error(text);
      if (!/正文甲。\n\n正文乙。/.test(text)) throw new Error(text);
    },
  },
];
