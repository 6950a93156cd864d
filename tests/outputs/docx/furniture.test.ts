import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { checkDocx } from '../../../src/outputs/docx/check.js';
import { readWordEdition } from '../../../src/outputs/docx/read-back/word-edition.js';
import { scratch } from '../../app/scratch.js';
import { PNG } from '../../support/edition.js';
import { filesOf } from '../rows.js';

const folder = scratch();

/** The Word file of an edition of these texts, its paragraphs as style and text, and its document's XML. */
async function made(id: string, yaml: string, texts: readonly string[]) {
  const path = join(folder, id);
  mkdirSync(path);
  writeFileSync(join(path, 'edition.yaml'), yaml);
  texts.forEach((text, index) => {
    writeFileSync(join(path, `0${index + 1}-a.md`), text);
  });
  const [file] = (await filesOf(path, 'docx')).files;
  const bytes = file?.bytes as Uint8Array;
  const xml =
    (await (await JSZip.loadAsync(bytes)).file('word/document.xml')?.async('string')) ?? '';
  const paragraphs = [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inner = '']) => ({
    style: /<w:pStyle w:val="([^"]*)"/.exec(inner)?.[1] ?? '',
    text: [...inner.matchAll(/<w:t(?: [^>]*)?>([^<]*)<|<w:tab\/>/g)]
      .map(([, t = '→']) => t)
      .join(''),
    xml: inner,
  }));
  return { bytes, xml, paragraphs };
}

describe('the Word file of an official document', () => {
  const yaml = `title: 关于做好试点的通知
template: gongwen
official:
  copyNumber: "000001"
  urgency: 加急
  issuers: [甲市教育局文件, 甲市财政局]
  number: 甲教发〔2026〕3号
  signers: [张三, 李四]
  recipients: 各区教育局
  attachments: [试点名单, 经费表。]
  signature: [甲市教育局, 甲市财政局]
  date: 2026-03-05
  note: 此件公开发布
  copyTo: 市委办公室，市人大办公室
  printedBy: 甲市教育局办公室
  printedOn: 2026-03-06
`;
  const texts = [
    '# 关于做好试点的通知\n\n正文一段。\n',
    '---\nrole: appendix\n---\n# 试点名单\n\n名单。\n',
  ];

  it('has every element of GB/T 9704-2012 in its order, with the red stroke, and the foot between strokes', async () => {
    const { bytes, paragraphs, xml } = await made('gongwen', yaml, texts);
    expect((await checkDocx(bytes, 'a.docx')).diagnostics).toEqual([]);
    expect(paragraphs.map(({ text }) => text).filter((text) => text !== '')).toEqual([
      '000001',
      '加急',
      '甲市教育局',
      '甲市财政局',
      '文件',
      '甲教发〔2026〕3号→签发人：张三　李四',
      '关于做好试点的通知',
      '各区教育局：',
      '正文一段。',
      '附件：1.试点名单',
      '2.经费表',
      '甲市教育局',
      '甲市财政局',
      '2026年3月5日',
      '（此件公开发布）',
      '附件',
      '试点名单',
      '名单。',
      '抄送：市委办公室，市人大办公室。',
      '甲市教育局办公室→2026年3月6日印发',
    ]);
    const number = paragraphs.find(({ text }) => text.startsWith('甲教发'));
    expect(number?.xml).toMatch(
      /<w:bottom w:val="single" w:color="(?!000000)[0-9A-F]{6}" w:sz="16"/i,
    );
    // The text's lines stand on the template's grid of 28 characters and 22 lines.
    expect(xml).toMatch(/<w:docGrid w:type="(?:linesAndChars|lines)" w:linePitch="\d+"/);
    // The foot floats at the foot of the last page, with a stroke over it, one over 印发机关 and one below.
    expect(xml).toMatch(/<w:tblpPr[^>]* w:tblpYSpec="bottom" w:vertAnchor="margin"/);
    expect(xml.match(/<w:(?:top|bottom) w:val="single"[^>]* w:sz="8"/g)).toHaveLength(2);
    // The date stands on the page of who signs.
    expect(paragraphs.findLast(({ text }) => text === '甲市财政局')?.xml).toContain(
      '<w:keepNext/>',
    );
    // Only the attachment begins a page.
    expect(xml.match(/<w:br w:type="page"\/>/g)).toHaveLength(1);
  });

  it('reads back without what stands around the text', async () => {
    const { bytes } = await made('again', yaml, texts);
    const word = await readWordEdition(bytes, 'a.docx');
    expect(word?.files.map(({ text }) => text)).toEqual(
      texts.map((text) => text.replace('---\n#', '---\n\n#')),
    );
    expect(word?.record.metadata).toMatchObject({ official: { number: '甲教发〔2026〕3号' } });
  });
});

describe('a Word file that another program has saved', () => {
  /** The file with numbers for the ids of its styles, as LibreOffice and WPS give them. */
  async function renumbered(bytes: Uint8Array): Promise<Uint8Array> {
    const zip = await JSZip.loadAsync(bytes);
    const styles = (await zip.file('word/styles.xml')?.async('string')) ?? '';
    const ids = [...styles.matchAll(/<w:style [^>]*w:styleId="([^"]*)"/g)].map(
      ([, id]) => id ?? '',
    );
    for (const name of ['word/styles.xml', 'word/document.xml', 'word/footnotes.xml']) {
      const xml = await zip.file(name)?.async('string');
      const other = xml?.replace(
        /(<w:(?:style [^>]*w:styleId|pStyle w:val|rStyle w:val)=")([^"]*)"/g,
        (_, before: string, id: string) => `${before}${ids.indexOf(id) + 1}"`,
      );
      if (other !== undefined) zip.file(name, other);
    }
    return zip.generateAsync({ type: 'uint8array' });
  }

  it('reads back by the names of its styles, whatever their ids are', async () => {
    const title = '甲市人民政府关于进一步加强城镇老旧小区改造和社区养老服务设施建设工作的通知';
    const yaml = `title: ${title}
template: gongwen
official: { issuers: [甲市人民政府文件], number: 甲政发〔2026〕3号, recipients: 各区, date: 2026-03-05, copyTo: 市委办 }
`;
    const text = `# ${title}\n\n一、总则。分三步。\n\n## 二、分工\n\n> 引文一段。\n\n---\n\n出席：张三\n`;
    const { bytes } = await made('saved', yaml, [text]);
    const before = await readWordEdition(bytes, 'a.docx');
    const after = await readWordEdition(await renumbered(bytes), 'a.docx');
    expect(before?.files.map((file) => file.text)).toEqual([text]);
    expect(after?.files).toEqual(before?.files);
  });
});

describe('lists and pictures that LibreOffice has saved', () => {
  it('stay one list, and one picture that stands twice', async () => {
    const path = join(folder, 'listed');
    mkdirSync(path);
    writeFileSync(join(path, 'edition.yaml'), 'title: 甲\ntemplate: booklet\n');
    writeFileSync(join(path, 'p.png'), PNG);
    const text = '# 甲\n\n![一](p.png)\n\n1. 先\n2. 后\n\n![二](p.png)\n\n文。\n';
    writeFileSync(join(path, '01-a.md'), text);
    const [file] = (await filesOf(path, 'docx')).files;
    const zip = await JSZip.loadAsync(file?.bytes as Uint8Array);
    const change = async (name: string, edit: (xml: string) => string) =>
      zip.file(name, edit((await zip.file(name)?.async('string')) ?? ''));
    // The second item has another instance of the numbering, which does not begin anew.
    let abstract = '';
    await change('word/numbering.xml', (xml) => {
      abstract = /<w:num w:numId="2"[^>]*><w:abstractNumId w:val="(\d+)"/.exec(xml)?.[1] ?? '';
      const other = `<w:num w:numId="9"><w:abstractNumId w:val="${abstract}"/></w:num>`;
      return xml.replace('</w:numbering>', `${other}</w:numbering>`);
    });
    await change('word/document.xml', (xml) => {
      const [first = '', second = '', ...others] = xml.split('<w:numId w:val="2"/>');
      expect(others).toHaveLength(1);
      return `${first}<w:numId w:val="2"/>${second}<w:numId w:val="9"/>${others[0]}`.replace(
        /(name="p\.png".*)name="p\.png"/s,
        (_, before: string) => `${before}name="Image2"`,
      );
    });
    expect(abstract).not.toBe('');
    const bytes = await zip.generateAsync({ type: 'uint8array' });
    const word = await readWordEdition(bytes, 'a.docx');
    expect(word?.files.map((one) => one.text)).toEqual([text]);
  });
});

describe('the title of an official document in Word', () => {
  const title = '江川市人民政府关于进一步加强城镇老旧小区改造和社区养老服务设施建设工作的通知';
  const yaml = `title: ${title}
template: gongwen
official: { issuers: [江川市人民政府文件], number: 江政发〔2026〕12号, date: 2026-03-05 }
`;

  it('has soft breaks where the printed page divides it, each line shorter than the one above it', async () => {
    const { bytes, paragraphs, xml } = await made('long', yaml, [`# ${title}\n\n正文一段。\n`]);
    const heading = paragraphs.find(({ style }) => style === 'Heading1');
    const lines = (heading?.xml ?? '')
      .split(/<w:rStyle w:val="KanbenLineEnd"\/><\/w:rPr><w:br\/>/)
      .map((part) => [...part.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, t]) => t).join(''));
    expect(lines.join('')).toBe(title);
    expect(lines.length).toBeGreaterThan(1);
    const lengths = lines.map((line) => [...line].length);
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
    expect(lines[1]).toMatch(/^关于|^[^的]/);
    expect(xml.match(/KanbenLineEnd/g)).toHaveLength(lines.length - 1);
    const word = await readWordEdition(bytes, 'a.docx');
    expect(word?.files.map(({ text }) => text)).toEqual([`# ${title}\n\n正文一段。\n`]);
  });

  it('keeps the breaks that its writer made', async () => {
    const text = `# 江川市人民政府<br>关于加强管理的通知\n\n正文一段。\n`;
    const { bytes, xml } = await made('own', yaml, [text]);
    expect(xml).not.toContain('KanbenLineEnd');
    const word = await readWordEdition(bytes, 'a.docx');
    expect(word?.files.map((file) => file.text).join('')).toMatch(
      /江川市人民政府[^#]*关于加强管理/,
    );
  });
});

describe('the Word file of a record of a meeting', () => {
  const yaml = `title: 甲市常务会议纪要
template: gongwen
official: { form: minutes, issuers: [甲市常务会议纪要], number: 〔2026〕3期, signature: [甲市办公室], date: 2026-03-05 }
`;
  const texts = ['---\nheading: 甲市常务会议纪要\n---\n\n会议指出，应当重视。\n\n出席：张三\n'];

  it('has its mark as its title, over the number, who made it and when, and reads back', async () => {
    const { bytes, paragraphs } = await made('minutes', yaml, texts);
    expect(paragraphs.map(({ text }) => text).filter((text) => text !== '')).toEqual([
      '甲市常务会议纪要',
      '〔2026〕3期',
      '甲市办公室→2026年3月5日',
      '会议指出，应当重视。',
      '出席：张三',
    ]);
    expect(paragraphs.find(({ text }) => text === '甲市常务会议纪要')?.style).toBe('KanbenMark');
    // Who was there hangs behind its word, which is in hei (10.3), and comes back as plain text.
    const present = paragraphs.find(({ text }) => text === '出席：张三');
    expect(present?.style).toBe('KanbenPresent');
    expect(present?.xml).toMatch(/<w:ind (?=[^>]*w:left="1575")(?=[^>]*w:hanging="945")/);
    expect(present?.xml).toMatch(/<w:rStyle w:val="KanbenLeadHei"\/><\/w:rPr><w:t[^>]*>出席</);
    const word = await readWordEdition(bytes, 'a.docx');
    expect(word?.files.map(({ text }) => text).join('')).toContain('会议指出，应当重视。');
    expect(word?.files.map(({ text }) => text).join('')).toContain('\n出席：张三\n');
  });
});

describe('the Word file of a letter', () => {
  const yaml = `title: 甲市林业局关于商请协助调查的函
template: gongwen
official: { form: letter, issuers: [甲市林业局], number: 甲林函〔2026〕3号, date: 2026-03-05, copyTo: 市政府办公室 }
`;

  it('has its mark 30 mm below the edge over a stroke of 170 mm, the other at the foot of its first page alone', async () => {
    const { bytes, paragraphs, xml } = await made('letter', yaml, [
      '# 甲市林业局关于商请协助调查的函\n\n请予支持。\n',
    ]);
    const mark = paragraphs.find(({ style }) => style === 'KanbenPartName');
    expect(mark?.text).toBe('甲市林业局');
    // 30 mm and 170 mm in twentieths of a point.
    expect(mark?.xml).toMatch(
      /<w:framePr (?=[^>]*w:w="9638")(?=[^>]*w:y="1701")(?=[^>]*w:vAnchor="page")/,
    );
    expect(mark?.xml).toContain('w:val="thickThinSmallGap"');
    expect(xml).toContain('<w:titlePg/>');
    const zip = await JSZip.loadAsync(bytes);
    const id = /<w:footerReference w:type="first" r:id="([^"]*)"/.exec(xml)?.[1];
    const links = await zip.file('word/_rels/document.xml.rels')?.async('string');
    const name = new RegExp(`Id="${id}"[^>]*Target="([^"]*)"|Target="([^"]*)"[^>]*Id="${id}"`).exec(
      links ?? '',
    );
    const foot = await zip.file(`word/${name?.[1] ?? name?.[2]}`)?.async('string');
    expect(foot).toContain('w:val="thinThickSmallGap"');
    expect(foot).not.toContain('PAGE');
    // 版记 has neither strokes nor 印发机关 (10.1).
    expect(paragraphs.map(({ text }) => text)).toContain('抄送：市政府办公室。');
    expect(xml).not.toMatch(/<w:(?:top|bottom) w:val="single"[^>]* w:sz="8"/);
    expect((await checkDocx(bytes, 'a.docx')).diagnostics).toEqual([]);
    const word = await readWordEdition(bytes, 'a.docx');
    expect(word?.files.map(({ text }) => text)).toEqual([
      '# 甲市林业局关于商请协助调查的函\n\n请予支持。\n',
    ]);
  });
});

describe('the Word file of a briefing', () => {
  it('has the masthead over a red stroke, and the tail between strokes', async () => {
    const { paragraphs, xml } = await made(
      'briefing',
      'title: 本期\ntemplate: briefing\nmasthead: {name: 文化简报, issue: 12, totalIssue: 345, unit: 办公室, date: 2026-03-05, secrecy: 内部资料}\ntail: {report: 市领导, send: 各区, copies: 60}\n',
      ['# 一则\n\n内容。\n'],
    );
    const parts = paragraphs.filter(({ style }) => style.startsWith('KanbenPart'));
    expect(parts.map(({ text }) => text).filter((text) => text !== '')).toEqual([
      '内部资料→',
      '文化简报',
      '第12期（总第345期）',
      '办公室→2026年3月5日',
      '报：市领导',
      '送：各区',
      '共印60份',
    ]);
    expect(parts[3]?.xml).toMatch(/<w:bottom w:val="single"[^>]* w:sz="16"/);
    expect(xml).toMatch(/<w:tblpPr[^>]* w:tblpYSpec="bottom"/);
  });

  it('names its editor’s note without a title, which no contents have, and reads back', async () => {
    const texts = [
      '---\nrole: editors-note\n---\n\n# 编者按\n\n值得借鉴。\n',
      '# 一则\n\n内容。\n',
      '# 又一则\n\n内容。\n',
    ];
    const { bytes, paragraphs, xml } = await made(
      'noted',
      'title: 本期\ntemplate: briefing\nmasthead: {name: 文化简报, issue: 12, unit: 办公室, date: 2026-03-05}\ntail: {report: 市领导, send: 各区, copies: 60}\n',
      texts,
    );
    expect(paragraphs.find(({ text }) => text === '编者按')?.style).toBe('KanbenNoteName');
    expect(xml).toContain('TOC \\h \\o &quot;1-1&quot;');
    const contents = paragraphs.filter(({ style }) => /^TOC/.test(style));
    expect(contents.some(({ text }) => text.includes('一则'))).toBe(contents.length > 0);
    expect(contents.some(({ text }) => text.includes('编者按'))).toBe(false);
    const word = await readWordEdition(bytes, 'a.docx');
    expect(word?.files.map(({ text }) => text)).toEqual(texts);
  });
});
