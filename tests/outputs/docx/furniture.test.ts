import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { checkDocx } from '../../../src/outputs/docx/check.js';
import { readWordEdition } from '../../../src/outputs/docx/read-back/word-edition.js';
import { scratch } from '../../app/scratch.js';
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
    const word = await readWordEdition(bytes, 'a.docx');
    expect(word?.files.map(({ text }) => text).join('')).toContain('会议指出，应当重视。');
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
});
