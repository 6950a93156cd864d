import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../src/inputs/index.js';
import type { DraftKind } from '../../../src/model/draft-kinds.js';
import { checkLedger, manuscriptFiles, prepareManuscript } from '../../../src/normalise/index.js';

/** Drafts as an office writes them in Word, and in Markdown. */

const text = (words: string) => new Paragraph({ text: words });
const mid = (words: string, size = 32) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text: words, size })],
  });
const mark = (words: string) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text: words, color: 'FF0000', size: 72, font: '方正小标宋简体' })],
  });
const right = (words: string) =>
  new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun(words)] });
const page = (words: string) => new Paragraph({ pageBreakBefore: true, text: words });
const table = (...rows: readonly (readonly string[])[]) =>
  new Table({
    rows: rows.map(
      (cells) =>
        new TableRow({ children: cells.map((cell) => new TableCell({ children: [text(cell)] })) }),
    ),
  });

async function word(...children: readonly (Paragraph | Table)[]): Promise<Uint8Array> {
  return Packer.toBuffer(new Document({ sections: [{ children: [...children] }] }));
}

async function drafted(bytes: Uint8Array | string, draft: DraftKind, name = 'draft.docx') {
  const raw = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const source = await readSource({ name, bytes: raw });
  const manuscript = await prepareManuscript([source], { draft });
  const files = manuscriptFiles(manuscript, { id: 'draft' });
  const written = files.filter(({ path }) => path !== 'ledger.json');
  return {
    metadata: manuscript.metadata,
    faults: checkLedger({ ...manuscript.ledger, files: [] }, [source], written),
    sections: manuscript.sections.map(({ role, heading }) => [role, heading]),
    headings: manuscript.sections.flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ kind, level, text: heading }) =>
        kind === 'heading' ? [`${level} ${heading}`] : [],
      ),
    ),
    texts: manuscript.sections.flatMap(({ paragraphs }) => paragraphs.map((one) => one.text)),
  };
}

describe('a notice in Word', async () => {
  const notice = await drafted(
    await word(
      text('000012　　机　密★1年　　特　急'),
      mark('江 川 市 人 民 政 府 文 件'),
      mid('江政发〔2026〕12号'),
      text(''),
      mid('江川市人民政府关于印发《江川市老旧小区改造办法》', 44),
      mid('的通知', 44),
      text('各区人民政府，市政府各部门、各直属机构：'),
      text('　　现将有关事项通知如下。'),
      text('　　一、总体要求'),
      text('　　坚持先民生后提升。'),
      text('　　（一）工作目标'),
      text('　　全年改造小区120个。'),
      text('　　1.摸清底数'),
      text('　　各区于4月底前完成。'),
      text('　　（1）建立台账。逐个小区登记。'),
      text('　　二、时间：2026年4月底前。'),
      text('　　三、报送材料'),
      text('　　（一）申请书；'),
      text('　　（二）居民意见表。'),
      text('　　特此通知。'),
      text('　　附件：1.任务分解表'),
      text('　　　　　2.材料清单'),
      right('江川市人民政府　　　　'),
      right('2026年3月5日　　　　'),
      text('　　（此件公开发布）'),
      page('附件1'),
      mid('任务分解表'),
      table(['区', '小区数'], ['东城区', '30']),
      page('附件2'),
      mid('材料清单'),
      text('　　申请书一式两份，居民意见表一份。'),
      table(
        ['抄送：市委各部门，市人大常委会办公室。', ''],
        ['江川市人民政府办公室', '2026年3月6日印发'],
      ),
    ),
    'official',
  );

  it('has every element in its field', () => {
    expect(notice.metadata.official).toEqual({
      copyNumber: '000012',
      secrecy: '机密',
      secrecyTerm: '1年',
      urgency: '特急',
      issuers: ['江川市人民政府文件'],
      number: '江政发〔2026〕12号',
      recipients: '各区人民政府，市政府各部门、各直属机构',
      attachments: ['任务分解表', '材料清单'],
      signature: ['江川市人民政府'],
      date: '2026-03-05',
      note: '此件公开发布',
      copyTo: '市委各部门，市人大常委会办公室',
      printedBy: '江川市人民政府办公室',
      printedOn: '2026-03-06',
    });
  });

  it('has one text and its attachments, each division a page', () => {
    expect(notice.sections).toEqual([
      ['chapter', '江川市人民政府关于印发《江川市老旧小区改造办法》的通知'],
      ['appendix', '任务分解表'],
      ['appendix', '材料清单'],
    ]);
  });

  it('has headings by their numbers, and lists and sentences as text', () => {
    expect(notice.headings).toEqual([
      '2 一、总体要求',
      '3 （一）工作目标',
      '4 1.摸清底数',
      '2 三、报送材料',
    ]);
    expect(notice.texts).toContain('（一）申请书；');
    expect(notice.texts).toContain('二、时间：2026年4月底前。');
  });

  it('loses nothing', () => {
    expect(notice.faults).toEqual([]);
  });
});

describe('other forms in Word', () => {
  it('a request of two organs: number and signers in a table, two organs that sign in a row', async () => {
    const { metadata, sections, faults } = await drafted(
      await word(
        table(['江川市水利局', '文件'], ['江川市财政局', '']),
        table(['江水〔2026〕3号', '签发人：王立　赵长河']),
        mid('关于增加防汛经费的请示'),
        text('市人民政府：'),
        text('请求增加经费500万元。妥否，请批示。'),
        right('江川市水利局　　　　江川市财政局'),
        right('二〇二六年五月二十日'),
        text('（联系人：李明，电话：5551234）'),
      ),
      'official',
    );
    expect(metadata.official).toEqual({
      issuers: ['江川市水利局文件', '江川市财政局'],
      number: '江水〔2026〕3号',
      signers: ['王立', '赵长河'],
      recipients: '市人民政府',
      signature: ['江川市水利局', '江川市财政局'],
      date: '2026-05-20',
      note: '联系人：李明，电话：5551234',
    });
    expect(sections).toEqual([['chapter', '关于增加防汛经费的请示']]);
    expect(faults).toEqual([]);
  });

  it('a letter', async () => {
    const { metadata, sections, faults } = await drafted(
      await word(
        mark('江川市住房和城乡建设局'),
        right('江建函〔2026〕7号'),
        mid('江川市住房和城乡建设局'),
        mid('关于商请提供统计数据的函'),
        text('江川市统计局：'),
        text('商请贵局提供2025年度有关数据。'),
        right('江川市住房和城乡建设局'),
        right('2026年3月5日'),
      ),
      'official',
    );
    expect(metadata.official).toEqual({
      form: 'letter',
      issuers: ['江川市住房和城乡建设局'],
      number: '江建函〔2026〕7号',
      recipients: '江川市统计局',
      signature: ['江川市住房和城乡建设局'],
      date: '2026-03-05',
    });
    expect(sections).toEqual([['chapter', '江川市住房和城乡建设局关于商请提供统计数据的函']]);
    expect(faults).toEqual([]);
  });

  it('an order, which is called by its mark', async () => {
    const { metadata, sections, faults } = await drafted(
      await word(
        mark('江川市人民政府令'),
        mid('第12号'),
        text(
          '《江川市防汛办法》已经2026年2月20日市政府常务会议通过，现予公布，自2026年4月1日起施行。',
        ),
        right('市长　李强'),
        right('2026年3月5日'),
      ),
      'official',
    );
    expect(metadata.title).toBe('江川市人民政府令');
    expect(metadata.official).toEqual({
      form: 'order',
      issuers: ['江川市人民政府令'],
      number: '第12号',
      signature: ['市长　李强'],
      date: '2026-03-05',
    });
    expect(sections).toEqual([['chapter', '江川市人民政府令']]);
    expect(faults).toEqual([]);
  });

  it('a record of a meeting: unit and date above, 分送 below, who was there in the text', async () => {
    const { metadata, headings, texts, faults } = await drafted(
      await word(
        mark('江川市人民政府常务会议纪要'),
        mid('〔2026〕3期'),
        text('江川市人民政府办公室　　　　2026年3月5日'),
        text('2026年3月2日，市长李强主持召开市政府第12次常务会议。现纪要如下：'),
        text('一、研究老旧小区改造工作'),
        text('会议听取了汇报。'),
        text('二、研究防汛工作'),
        text('会议决定，增加防汛经费500万元。'),
        text('出席：李强、王立、赵长河'),
        text('分送：市委、市人大常委会，市政府各部门。'),
        text('江川市人民政府办公室　2026年3月6日印发'),
      ),
      'official',
    );
    expect(metadata.official).toEqual({
      form: 'minutes',
      issuers: ['江川市人民政府常务会议纪要'],
      number: '〔2026〕3期',
      signature: ['江川市人民政府办公室'],
      date: '2026-03-05',
      copyTo: '分送：市委、市人大常委会，市政府各部门',
      printedBy: '江川市人民政府办公室',
      printedOn: '2026-03-06',
    });
    expect(headings).toEqual(['2 一、研究老旧小区改造工作', '2 二、研究防汛工作']);
    expect(texts.at(-1)).toBe('出席：李强、王立、赵长河');
    expect(faults).toEqual([]);
  });
});

describe('a briefing in Word', () => {
  it('gives masthead and tail, a note, and a piece for each title that its contents name', async () => {
    const { metadata, sections, faults } = await drafted(
      await word(
        text('内部资料　注意保存'),
        mark('江川工作简报'),
        mid('第12期（增刊）'),
        text('江川市人民政府办公室　　　　2026年3月5日'),
        mid('本期要目'),
        text('东城区推进老旧小区改造'),
        text('西城区加强防汛工作'),
        text('按：东城区的做法值得各区学习借鉴。'),
        mid('东城区推进老旧小区改造'),
        text('东城区坚持先民生后提升。今年以来，已开工改造小区30个，惠及居民1.2万户。'),
        mid('西城区加强防汛工作'),
        text('西城区落实防汛责任制。各街道成立了防汛队伍，储备物资，昼夜值守。'),
        text('报：市委、市政府领导'),
        text('送：各区人民政府'),
        text('发：市政府各部门'),
        text('（共印150份）'),
      ),
      'briefing',
    );
    expect(metadata.masthead).toEqual({
      name: '江川工作简报',
      secrecy: '内部资料　注意保存',
      issue: '第12期（增刊）',
      unit: '江川市人民政府办公室',
      date: '2026-03-05',
    });
    expect(metadata.tail).toEqual({
      report: '市委、市政府领导',
      send: '各区人民政府',
      distribute: '市政府各部门',
      copies: 150,
    });
    expect(sections.slice(1)).toEqual([
      ['chapter', '东城区推进老旧小区改造'],
      ['chapter', '西城区加强防汛工作'],
    ]);
    expect(sections[0]?.[0]).toBe('editors-note');
    expect(faults).toEqual([]);
  });

  it('of one piece has its first line as the title of the piece', async () => {
    const { sections, faults } = await drafted(
      await word(
        mark('江川信息'),
        mid('第3期'),
        text('江川市人民政府办公室　　　　2026年3月5日'),
        mid('东城区推进老旧小区改造'),
        text('东城区坚持先民生后提升。今年以来，已开工改造小区30个，惠及居民1.2万户。'),
        text('送：各区人民政府'),
      ),
      'briefing',
    );
    expect(sections).toEqual([['chapter', '东城区推进老旧小区改造']]);
    expect(faults).toEqual([]);
  });
});

describe('a draft in Markdown', () => {
  const NAMES = {
    issuers: ['江川市人民政府文件'],
    number: '江政发〔2026〕12号',
    recipients: '各区人民政府',
    attachments: ['任务分解表', '材料清单'],
    signature: ['江川市人民政府'],
    date: '2026-03-05',
  };
  const CLOSE = '附件：1. 任务分解表\n2. 材料清单\n\n江川市人民政府\n2026年3月5日\n\n';

  it.each([
    [
      'the title as its one heading',
      `江川市人民政府文件\n\n江政发〔2026〕12号\n\n# 关于防汛的通知\n\n各区人民政府：\n\n通知如下。\n\n一、总体要求\n\n（一）目标\n\n安全度汛。\n\n1. 值守\n\n昼夜值守。\n\n${CLOSE}附件1\n\n任务分解表\n\n见各区。\n\n附件2\n\n材料清单\n\n见目录。\n`,
    ],
    [
      'the mark as the first heading, all others below it',
      `# 江川市人民政府文件\n\n江政发〔2026〕12号\n\n## 关于防汛的通知\n\n各区人民政府：\n\n通知如下。\n\n### 一、总体要求\n\n#### （一）目标\n\n安全度汛。\n\n##### 1. 值守\n\n昼夜值守。\n\n${CLOSE}## 附件1\n\n### 任务分解表\n\n见各区。\n\n## 附件2\n\n### 材料清单\n\n见目录。\n`,
    ],
    [
      'no heading at all',
      `江川市人民政府文件\n\n江政发〔2026〕12号\n\n关于防汛的通知\n\n各区人民政府：\n\n通知如下。\n\n一、总体要求\n\n（一）目标\n\n安全度汛。\n\n1. 值守\n\n昼夜值守。\n\n${CLOSE}附件1\n\n任务分解表\n\n见各区。\n\n附件2\n\n材料清单\n\n见目录。\n`,
    ],
  ])('with %s', async (_, markdown) => {
    const { metadata, sections, headings, faults } = await drafted(markdown, 'official', 'a.md');
    expect(metadata.official).toEqual(NAMES);
    expect(sections).toEqual([
      ['chapter', '关于防汛的通知'],
      ['appendix', '任务分解表'],
      ['appendix', '材料清单'],
    ]);
    expect(headings).toEqual(['2 一、总体要求', '3 （一）目标', '4 1. 值守']);
    expect(faults).toEqual([]);
  });
});

it('a notice in Word with the styles of its headings keeps their levels', async () => {
  const head = (words: string, heading: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
    new Paragraph({ text: words, heading });
  const { sections, headings } = await drafted(
    await word(
      mark('江川市人民政府文件'),
      mid('江政发〔2026〕12号'),
      head('关于防汛的通知', HeadingLevel.TITLE),
      text('各区人民政府：'),
      head('总体要求', HeadingLevel.HEADING_1),
      text('安全度汛，不出纰漏。'),
      head('目标', HeadingLevel.HEADING_2),
      text('水库、河道、城区都要安全。'),
    ),
    'official',
  );
  expect(sections).toEqual([['chapter', '关于防汛的通知']]);
  expect(headings).toEqual(['2 总体要求', '3 目标']);
});
