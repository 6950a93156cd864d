import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, it } from 'vitest';
import { checkEdition, parseEdition } from '../../src/edition/index.js';
import { readDocx } from '../../src/inputs/docx/read-docx.js';
import { readWordEdition } from '../../src/outputs/docx/read-back/word-edition.js';
import { readOfd } from '../../src/outputs/ofd/read.js';
import { extractText } from '../../src/proof/read/index.js';
import { root } from '../support/edition.js';
import { unzip } from './epub/unzip.js';
import { filesOf, textOf } from './rows.js';

const EDITION = `${root}tests/fixtures/editions/numbers`;
/** What the source says, with the counting of Markdown where it says 1 everywhere. */
const PRINTED = [
  '1. 第一问',
  '3. 第三问',
  '4. 第四问',
  '5. 第五问',
  '6. 第六问',
  '1. 甲问',
  '2. 乙问',
  '3. 丙问',
  '2. 丁问',
  '2. 戊问',
  '1) 己问',
  '3) 庚问',
  '1. 辛问',
  '3. 壬问',
  '10. 癸问',
  '12. 子问',
  '1. 丑问',
  '1. 寅问',
  '2. 卯问',
];

async function fileOf(format: string, name: RegExp): Promise<Uint8Array> {
  const { files } = await filesOf(EDITION, format);
  return files.find(({ path }) => name.test(path))?.bytes as Uint8Array;
}

/** The items of numbered lists as a browser shows them (HTML 4.4.5, 4.4.8): each with its first paragraph. */
function shown(html: string): readonly string[] {
  const lines: string[] = [];
  const walk = (node: Tree.Node): void => {
    if (!('childNodes' in node)) return;
    if ('tagName' in node && node.tagName === 'ol') {
      let next = Number(attribute(node, 'start') ?? 1);
      const mark = attribute(node, 'class') === 'bracketed' ? ')' : '.';
      for (const item of node.childNodes) {
        if (!('tagName' in item)) continue;
        next = Number(attribute(item, 'value') ?? next);
        const text = firstLine(item);
        if (text.endsWith('问')) lines.push(/^\d/.test(text) ? text : `${next}${mark} ${text}`);
        next++;
      }
    }
    node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return lines;
}

function attribute({ attrs }: Tree.Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value;
}

function firstLine(node: Tree.Element): string {
  const [first] = node.childNodes;
  const text = (one: Tree.Node): string =>
    'value' in one ? one.value : 'childNodes' in one ? one.childNodes.map(text).join('') : '';
  return first !== undefined && 'tagName' in first && first.tagName === 'p'
    ? text(first)
    : text(node);
}

/** Whether the lines stand in the text in this order, whatever spaces are between number and item. */
function missing(text: string, lines: readonly string[]): readonly string[] {
  const packed = text.replace(/\s/g, '');
  let from = 0;
  return lines.filter((line) => {
    const at = packed.indexOf(line.replace(' ', ''), from);
    if (at >= 0) from = at + 1;
    return at < 0;
  });
}

describe('the numbers of lists are printed as the source says', () => {
  it('in plain text', async () => {
    const { files } = await filesOf(EDITION, 'txt');
    const lines = textOf(files[0]?.bytes as Uint8Array).split('\n');
    expect(lines.map((line) => line.trim()).filter((line) => /^\d.*问$/u.test(line))).toEqual(
      PRINTED,
    );
  });

  it('in Markdown', async () => {
    const { files } = await filesOf(EDITION, 'md');
    const text = textOf(files[0]?.bytes as Uint8Array);
    const lines = text.split('\n').map((line) => line.trim());
    expect(lines.filter((line) => /^\d.*问$/u.test(line))).toEqual(PRINTED);
    expect(text).toContain('1. 丑问\n\n<!---->\n\n1. 寅问');
  });

  it('in the PDF', async () => {
    const pages = await extractText(await fileOf('pdf', /pdf$/));
    expect(missing(pages.join(''), PRINTED)).toEqual([]);
  });

  it('in the OFD', async () => {
    const { pages } = await readOfd(await fileOf('ofd', /ofd$/), 'numbers.ofd');
    const text = pages.flatMap(({ texts }) => texts.map((one) => one.text)).join('');
    expect(missing(text, PRINTED)).toEqual([]);
  });

  it('in the EPUB', async () => {
    const entries = await unzip(await fileOf('epub', /epub$/));
    const division = entries.find(({ text }) => text.includes('第一问'));
    expect(shown(division?.text ?? '')).toEqual(PRINTED);
  });

  it('on web pages', async () => {
    expect(shown(textOf(await fileOf('html', /html$/)))).toEqual(PRINTED);
    expect(shown(textOf(await fileOf('web', /01-numbers\.html$/)))).toEqual(PRINTED);
  });

  it('in the article for WeChat, whose editor keeps no value of an item', async () => {
    const html = textOf(await fileOf('wechat', /html$/));
    expect(html).not.toMatch(/ value=| class=/);
    expect(shown(html)).toEqual(PRINTED);
  });

  it('in Word, and in the edition that is read back from it', async () => {
    const bytes = await fileOf('docx', /docx$/);
    const { lines: read } = await readDocx({ bytes, name: 'numbers.docx' });
    expect(
      missing(
        read
          .map(({ text }) => text)
          .join('')
          .replace(/\\/g, ''),
        PRINTED,
      ),
    ).toEqual([]);
    const word = await readWordEdition(bytes, 'numbers.docx');
    const text = word?.files[0]?.text ?? '';
    const lines = text.split('\n').map((line) => line.trim());
    expect(lines.filter((line) => /^\d.*问$/u.test(line))).toEqual(PRINTED);
  });
});

describe('a list in Markdown', () => {
  const rules = (text: string) => {
    const { edition, diagnostics } = parseEdition(
      { path: 'edition.yaml', text: 'title: 书\n' },
      [{ path: '01-a.md', text }],
      'test',
    );
    return [...diagnostics, ...checkEdition(edition)].map(
      ({ line, column, ruleId }) => `${line}:${column} ${ruleId}`,
    );
  };

  it.each([
    ['1. 甲\n3. 乙', '4:1 edition/list-numbers'],
    ['3. 甲\n2. 乙', '4:1 edition/list-numbers'],
    ['> - 甲\n>   1. 乙\n>   2. 丙\n>   2. 丁', '6:5 edition/list-numbers'],
    ['1、甲\n2、乙', '4:1 edition/run-on-item'],
    ['1.甲\n2.乙\n3.丙', '4:1 edition/run-on-item'],
    ['（一）甲\n（二）乙', '4:1 edition/run-on-item'],
    ['一、甲\n三、乙', '4:1 edition/run-on-item'],
    ['1. 甲\n2、乙\n3. 丙', '4:1 edition/run-on-item', '5:1 edition/list-numbers'],
  ])('with a fault is reported at its place: %j', (text, ...wanted) => {
    const has = rules(`# 题\n\n${text}\n`);
    expect(has.toSorted()).toEqual(wanted.toSorted());
  });

  it.each([
    '1. 甲\n1. 乙\n1. 丙',
    '0. 甲\n0. 乙',
    '5. 甲\n6. 乙',
    '1) 甲\n2) 乙',
    '去年产值\n2.5亿元',
    '甲、乙\n2、丙',
    '1、甲\\\n2、乙',
    '1、甲<br>2、乙',
    '（一）甲\n\n（二）乙',
  ])('without one is not: %j', (text) => {
    expect(rules(`# 题\n\n${text}\n`)).toEqual([]);
  });
});
