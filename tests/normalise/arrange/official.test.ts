import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../src/inputs/index.js';
import { checkLedger, manuscriptFiles, prepareManuscript } from '../../../src/normalise/index.js';
import { sourceOf } from '../source-of.js';

const DRAFT = `000012
机密★1年
特急
江川市人民政府文件
江政发〔2026〕12号　　签发人：王立
江川市人民政府关于进一步加强
城镇老旧小区改造工作的通知
各区人民政府，市政府各部门：
　　现就有关事项通知如下。
　　一、总体要求
　　坚持以人民为中心，先民生后提升。
　　二、保障措施
　　各区要落实资金，加强监督。
　　附件：1.任务分解表
　　　　　2.申报材料清单
　　　　　　　　　江川市人民政府
　　　　　　　　　二〇二六年三月五日
（此件公开发布）
附件1
任务分解表
各区任务如下，请对照落实。
附件2：申报材料清单
需要提交的材料如下。
抄送：市委各部门，市人大常委会办公室。
江川市人民政府办公室　　　2026年3月6日印发`;

async function drafted(text: string) {
  const source = sourceOf(text);
  const manuscript = await prepareManuscript([source], { draft: 'official' });
  const files = manuscriptFiles(manuscript, { id: 'draft' });
  const written = files.filter(({ path }) => path !== 'ledger.json');
  const ledger = { ...manuscript.ledger, files: [] };
  return { manuscript, faults: checkLedger(ledger, [source], written) };
}

describe('the draft of an official document', async () => {
  const { manuscript, faults } = await drafted(DRAFT);

  it('gives its elements to edition.yaml', () => {
    expect(manuscript.metadata.official).toEqual({
      copyNumber: '000012',
      secrecy: '机密',
      secrecyTerm: '1年',
      urgency: '特急',
      issuers: ['江川市人民政府文件'],
      number: '江政发〔2026〕12号',
      signers: ['王立'],
      recipients: '各区人民政府，市政府各部门',
      attachments: ['任务分解表', '申报材料清单'],
      signature: ['江川市人民政府'],
      date: '2026-03-05',
      note: '此件公开发布',
      copyTo: '市委各部门，市人大常委会办公室',
      printedBy: '江川市人民政府办公室',
      printedOn: '2026-03-06',
    });
  });

  it('prints Chinese marks in its elements, whose lines stand as they are beside them', async () => {
    const western = DRAFT.replaceAll('，', ',').replaceAll('：', ':').replace('分解表', '(分解)表');
    const { manuscript: other, faults: none } = await drafted(western);
    expect(none).toEqual([]);
    expect(other.metadata.official).toMatchObject({
      recipients: '各区人民政府，市政府各部门',
      attachments: ['任务（分解）表', '申报材料清单'],
      copyTo: '市委各部门，市人大常委会办公室',
    });
    expect(other.metadata.information).toContain('各区人民政府,市政府各部门:');
  });

  it('reads a signer’s name of two characters that is spread', async () => {
    const draft = DRAFT.replace('签发人：王立', '签发人：李国强　王　芳　赵 云');
    const { manuscript: other, faults: none } = await drafted(draft);
    expect(none).toEqual([]);
    expect(other.metadata.official?.signers).toEqual(['李国强', '王芳', '赵云']);
  });

  it('has one title, its headings below it, and its attachments behind', () => {
    expect(manuscript.sections.map(({ role, heading }) => [role, heading])).toEqual([
      ['chapter', '江川市人民政府关于进一步加强城镇老旧小区改造工作的通知'],
      ['appendix', '任务分解表'],
      ['appendix', '申报材料清单'],
    ]);
    const [text] = manuscript.sections;
    const headings = text?.paragraphs.filter(({ kind }) => kind === 'heading');
    expect(headings?.map(({ text: heading }) => heading)).toEqual(['一、总体要求', '二、保障措施']);
  });

  it('loses nothing, and names in the ledger what each line became', () => {
    expect(faults).toEqual([]);
    const as = manuscript.ledger.lines.map((line) => line.as);
    expect(as.slice(0, 8)).toEqual([
      'official.copyNumber',
      'official.secrecy',
      'official.urgency',
      'official.issuers',
      'official.number',
      'heading',
      'heading',
      'official.recipients',
    ]);
    expect(as.filter((one) => one === 'official.attachments')).toHaveLength(2);
  });

  it('holds the ledger’s invariants whichever lines are missing or out of order', async () => {
    const lines = DRAFT.split('\n');
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(lines, { minLength: 6 }), async (some) => {
        const text = [...some, '正文一段，须有内容，以便编成一篇。', '另有一段，也有内容。'].join(
          '\n',
        );
        expect((await drafted(text)).faults).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the draft of a document of several organs', () => {
  it('may have 文件 on a line of its own', async () => {
    const { manuscript, faults } = await drafted(
      '江川市教育局\n江川市公安局\n文件\n江教联〔2026〕7号\n江川市教育局　江川市公安局关于加强校车管理的通知\n各学校：\n　　现就有关事项通知如下。',
    );
    const { issuers, number } = manuscript.metadata.official ?? {};
    expect([issuers, number]).toEqual([['江川市教育局', '江川市公安局文件'], '江教联〔2026〕7号']);
    expect(faults).toEqual([]);
  });
});

describe('the draft of an order', () => {
  it('has the rules that stand behind its date as an attachment', async () => {
    const { manuscript, faults } = await drafted(
      '江川市人民政府令\n第12号\n　　《江川市渡口管理办法》已经通过，现予公布。\n　　市长　周向阳\n　　2026年8月26日\n江川市渡口管理办法\n第一条　为了加强渡口管理，制定本办法。\n第二条　本办法自公布之日起施行。',
    );
    expect(manuscript.metadata.official?.signature).toEqual(['市长　周向阳']);
    expect(manuscript.sections.map(({ role, heading }) => [role, heading])).toEqual([
      ['chapter', expect.anything()],
      ['appendix', '江川市渡口管理办法'],
    ]);
    expect(faults).toEqual([]);
  });
});

describe('the draft of a briefing', () => {
  it('may have one space between unit and date', async () => {
    const source = sourceOf(
      '江川水利简报\n第18期（总第206期）\n江川市水利局办公室 2026年8月5日\n渡口修好了\n清早渡口的灯还亮着，撑船的人把缆绳解开，水面上起了一层薄雾。',
    );
    const { metadata } = await prepareManuscript([source], { draft: 'briefing' });
    expect([metadata.masthead?.unit, metadata.masthead?.date]).toEqual([
      '江川市水利局办公室',
      '2026-08-05',
    ]);
  });
});

describe('the draft of a document that issues another text', () => {
  const ISSUED = `江川市人民政府文件
江政发〔2026〕12号
江川市人民政府关于印发《江川市
养犬管理办法（试行）》的通知
各区人民政府：
现将办法印发给你们，请认真执行。
江川市人民政府
2026年3月5日
（此件公开发布）
江川市养犬管理办法（试行）
第一章　总则
第一条　为了规范养犬行为，制定本办法。
抄送：市委各部门。
江川市人民政府办公室　　　2026年3月6日印发`;

  it('has that text behind the signature, its chapters as headings', async () => {
    const { manuscript, faults } = await drafted(ISSUED);
    expect(faults).toEqual([]);
    expect(manuscript.metadata.official).toMatchObject({
      signature: ['江川市人民政府'],
      date: '2026-03-05',
      note: '此件公开发布',
    });
    const [first, second] = manuscript.sections;
    expect([second?.role, second?.heading, second?.label]).toEqual([
      'appendix',
      '江川市养犬管理办法（试行）',
      undefined,
    ]);
    expect(first?.paragraphs.map(({ text }) => text)).toEqual(['现将办法印发给你们，请认真执行。']);
    expect(second?.paragraphs.map(({ kind }) => kind)).toEqual(['heading', 'paragraph']);
  });

  it('keeps the word 附件 that the draft has over it', async () => {
    const marked = ISSUED.replace(
      '\n江川市养犬管理办法（试行）\n',
      '\n附件\n江川市养犬管理办法（试行）\n',
    );
    const { manuscript, faults } = await drafted(marked);
    expect(faults).toEqual([]);
    expect(manuscript.sections[1]).toMatchObject({ role: 'appendix', label: '附件' });
  });

  it('takes each text that the title names', async () => {
    const two = ISSUED.replace(
      '江川市\n养犬管理办法（试行）》的通知',
      '养犬办法》和《遛犬路线图》的通知',
    )
      .replace('江川市养犬管理办法（试行）', '养犬办法')
      .replace('抄送', '遛犬路线图\n一、环湖路。\n抄送');
    const { manuscript } = await drafted(two);
    expect(manuscript.sections.map(({ heading }) => heading).slice(1)).toEqual([
      '养犬办法',
      '遛犬路线图',
    ]);
  });
});

describe('the draft of a notice in Markdown', () => {
  const FORWARDS = `**江川市教育局文件**

江教发﹝2026﹞ 19 号

---

**江川市教育局转发省教育厅关于做好暑期安全工作的通知**

各学校:

现转发给你们，请认真贯彻执行。

江川市教育局

2026年6月28日

省教育厅关于做好暑期安全工作的通知

各市教育局:

请各地做好安全工作。

省教育厅

2026年6月20日
`;

  it('has its bold mark and title, and its own signature before that of the text that it forwards', async () => {
    const source = await readSource({
      name: 'notice.md',
      bytes: new TextEncoder().encode(FORWARDS),
    });
    const manuscript = await prepareManuscript([source], { draft: 'official' });
    const written = manuscriptFiles(manuscript, { id: 'draft' }).filter(
      ({ path }) => path !== 'ledger.json',
    );
    expect(checkLedger({ ...manuscript.ledger, files: [] }, [source], written)).toEqual([]);
    expect(manuscript.metadata.title).toBe('江川市教育局转发省教育厅关于做好暑期安全工作的通知');
    expect(manuscript.metadata.official).toEqual({
      issuers: ['江川市教育局文件'],
      number: '江教发﹝2026﹞19号',
      recipients: '各学校',
      signature: ['江川市教育局'],
      date: '2026-06-28',
    });
    const texts = manuscript.sections.map(({ role, heading, paragraphs }) => [
      role,
      heading,
      ...paragraphs.map(({ text }) => text),
    ]);
    expect(texts).toEqual([
      [
        'chapter',
        '江川市教育局转发省教育厅关于做好暑期安全工作的通知',
        '现转发给你们，请认真贯彻执行。',
      ],
      [
        'appendix',
        '省教育厅关于做好暑期安全工作的通知',
        '各市教育局：',
        '请各地做好安全工作。',
        '省教育厅',
        '2026年6月20日',
      ],
    ]);
  });

  it('passes over the star between number and title, and a date inside an attachment', async () => {
    const { manuscript, faults } = await drafted(
      `江川市委文件\n江发〔2026〕14号\n★\n江川市委关于表彰先进的决定\n市委决定表彰先进。\n附件：登记表\n江川市委\n2026年6月25日\n附件\n登记表\n填表单位\n2026年7月1日\n`,
    );
    expect(faults).toEqual([]);
    expect(manuscript.metadata.title).toBe('江川市委关于表彰先进的决定');
    expect(manuscript.metadata.official).toMatchObject({
      attachments: ['登记表'],
      signature: ['江川市委'],
      date: '2026-06-25',
    });
  });
});
