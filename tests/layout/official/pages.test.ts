import { describe, expect, it } from 'vitest';
import { MM } from '../../../src/model/lengths.js';
import { documentOf } from '../../support/official-pages.js';

/** What stands on which page of an official document, read back from the finished PDF. Lengths are mm. */

const EM = 15.75 / MM;
const PITCH = 29.62 / MM;
const LEFT = 28;
const ISSUED = '江川市人民政府关于印发《江川市养犬管理办法》的通知';
const HEAD = 'issuers: [江川市人民政府文件], number: 江政发〔2026〕12号, recipients: 各区人民政府';
const notice = (text: string) => `# ${ISSUED}\n\n${text}\n`;
const RULES = `# 江川市养犬管理办法\n\n## 第一章　总则\n\n第一条　为了规范养犬行为，制定本办法。\n`;
const appendix = (text: string, more = '') => `---\nrole: appendix\n${more}---\n\n${text}`;

describe('a text that the document issues (印发、公布)', async () => {
  it('follows on a page of its own without the word 附件, its chapters in the middle', async () => {
    const { lines, find } = await documentOf(ISSUED, `{ ${HEAD}, date: 2026-03-05 }`, [
      notice('现印发给你们，请认真执行。'),
      appendix(RULES),
    ]);
    const page = lines.findIndex((all) => all.some(({ text }) => text === '江川市养犬管理办法'));
    expect(page).toBe(lines.length - 1);
    expect(lines[page - 1]?.some(({ text }) => text === '2026年3月5日')).toBe(true);
    expect(lines.flat().some(({ text }) => text.startsWith('附件'))).toBe(false);
    const chapter = find('第一章', page);
    const left = page % 2 === 0 ? LEFT : 210 - LEFT - 155.575;
    expect((chapter.left + chapter.right) / 2 - left).toBeCloseTo(155.575 / 2, 0);
  });

  it('stands behind an order as well', async () => {
    const { lines } = await documentOf(
      '江川市人民政府令',
      '{ form: order, issuers: [江川市人民政府令], number: 第12号, signature: [市长　李强], date: 2026-03-05 }',
      ['---\nheading: 江川市人民政府令\n---\n\n现予公布。\n', appendix(RULES)],
    );
    expect(lines.flat().some(({ text }) => text.startsWith('附件'))).toBe(false);
  });

  it('is an attachment where the document lists it or says so', async () => {
    const listed = await documentOf(
      ISSUED,
      `{ ${HEAD}, attachments: [江川市养犬管理办法], date: 2026-03-05 }`,
      [notice('现印发给你们。'), appendix(RULES)],
    );
    expect(listed.lines.at(-1)?.[0]?.text).toBe('附件');
    const said = await documentOf(ISSUED, `{ ${HEAD}, date: 2026-03-05 }`, [
      notice('现印发给你们。'),
      appendix(RULES, 'label: 附件\n'),
    ]);
    expect(said.lines.at(-1)?.[0]?.text).toBe('附件');
  });

  it('is not counted with the attachments that are listed', async () => {
    const { lines } = await documentOf(
      ISSUED,
      `{ ${HEAD}, attachments: [登记表], date: 2026-03-05 }`,
      [notice('现印发给你们。'), appendix(RULES), appendix('# 登记表\n\n逐项填写。\n')],
    );
    expect(
      lines.flatMap(([first]) => first?.text ?? []).filter((text) => /^附件/u.test(text)),
    ).toEqual(['附件']);
  });
});

describe('a remark in brackets below a title', () => {
  it('stands in the middle right below it, and the text a line below', async () => {
    const { lines, find } = await documentOf(
      '江川市委关于表彰先进的决定',
      '{ issuers: [江川市委文件], number: 江发〔2026〕14号, recipients: 各区委, date: 2026-06-25 }',
      [
        '# 江川市委关于表彰先进的决定\n\n（2026年6月25日市委常委会会议通过）\n\n市委决定表彰先进。\n\n（完）\n',
      ],
    );
    const [title, remark, text] = [
      find('表彰先进的决定'),
      find('（2026年6月'),
      find('市委决定表彰'),
    ];
    expect((remark.left + remark.right) / 2).toBeCloseTo(LEFT + 155.575 / 2, 0);
    expect(remark.baseline - title.baseline).toBeLessThan(1.3 * PITCH);
    expect(find('各区委：').baseline - remark.baseline).toBeCloseTo(2 * PITCH, 0);
    expect(text.baseline - remark.baseline).toBeCloseTo(3 * PITCH, 0);
    expect(lines.flat().find((one) => one.text === '（完）')?.left).toBeLessThan(LEFT + 3 * EM);
  });
});

describe('the page of the signature', () => {
  const to = `recipients: ${Array.from({ length: 9 }, (_, n) => `第${n}区人民政府`).join('，')}`;

  it('7.3.3, 7.3.5.5: takes one line of a paragraph of three, and the first page keeps the other two', async () => {
    const { lines } = await documentOf(
      ISSUED,
      `{ issuers: [江川市人民政府文件], number: 江政发〔2026〕12号, ${to}, date: 2026-03-05 }`,
      [notice('现将办法印发给你们，请结合实际认真组织实施，确保各项任务落到实处。'.repeat(2))],
    );
    expect(lines).toHaveLength(2);
    expect(lines[0]?.filter(({ text }) => /印发给你们|任务落/u.test(text))).toHaveLength(2);
    expect(lines[1]?.map(({ text }) => text).slice(1, 3)).toEqual([
      '江川市人民政府',
      '2026年3月5日',
    ]);
  });

  it('5.2.3: pages are filled to their 22 lines, and a paragraph of three lines is divided for it', async () => {
    const paragraph = '各区要落实资金，加强监督，把工作做细做实，让群众满意。'
      .repeat(3)
      .slice(0, 72);
    const { lines } = await documentOf(ISSUED, `{ ${HEAD}, date: 2026-03-05 }`, [
      notice(Array.from({ length: 20 }, () => paragraph).join('\n\n')),
    ]);
    expect(lines[1]?.filter(({ size }) => Math.abs(size - 15.75) < 0.1)).toHaveLength(22);
  });
});

describe('numbered paragraphs', () => {
  it('7.3.3: begin with headings in hei all together or none of them', async () => {
    const faceOf = async (text: string, first: string) => {
      const { pages, lines } = await documentOf(ISSUED, `{ ${HEAD}, date: 2026-03-05 }`, [
        notice(text),
      ]);
      const page = lines.findIndex((all) => all.some((one) => one.text.includes(first)));
      return new Set(
        (pages[page]?.glyphs ?? []).flatMap(({ codePoint, font }) =>
          first.includes(String.fromCodePoint(codePoint)) ? [font] : [],
        ),
      );
    };
    const led = '一、压实责任。各区落实责任。\n\n二、加强值守。昼夜值守。\n\n请认真执行。';
    const plain =
      '一、同意设立园区。面积十平方公里。\n\n二、园区要突出主业，集聚要素，强化支撑，促进一二三产业深度融合发展，努力建成全省一流的园区。\n\n此复。';
    const body = await faceOf('各区落实责任。', '各区落实');
    expect(await faceOf(led, '压实')).not.toEqual(body);
    expect(await faceOf(plain, '同意设立')).toEqual(body);
  });
});

describe('numbered items of Markdown', () => {
  it('7.3.3: begin two characters in, and turn over to the edge', async () => {
    const { lines, find } = await documentOf(ISSUED, `{ ${HEAD}, date: 2026-03-05 }`, [
      notice(
        '现通知如下。\n\n1. 落实责任，加强监督，把各项工作做细做实，让全市群众真正满意放心。\n2. 定期报告。\n\n请认真执行。',
      ),
    ]);
    const page = lines.findIndex((all) => all.some(({ text }) => text.startsWith('1.落实')));
    const item = find('1.落实', page);
    const turned = lines[page]?.find(
      ({ baseline }) => Math.abs(baseline - item.baseline - PITCH) < 0.1,
    );
    const left = page % 2 === 0 ? LEFT : 210 - LEFT - 155.575;
    expect(item.left).toBeCloseTo(left + 2 * EM, 0);
    expect(turned?.left).toBeCloseTo(left, 0);
    expect(find('2.定期', page).left).toBeCloseTo(left + 2 * EM, 0);
  });
});

describe('long names and lists', () => {
  const LONG = '中国（临江）自由贸易试验区高新技术产业开发区管理委员会';

  it('7.2.4: an organ whose name would be small in one line has its mark in two, in the middle', async () => {
    const { lines } = await documentOf(
      ISSUED,
      `{ issuers: [${LONG}文件], number: 江政发〔2026〕12号, date: 2026-03-05 }`,
      [notice('现印发给你们。')],
    );
    const mark = (lines[0] ?? []).filter(({ size }) => size > 24);
    expect(mark.map(({ text }) => text).join('')).toBe(`${LONG}文件`);
    expect(mark).toHaveLength(2);
    for (const { left, right } of mark) expect((left + right) / 2).toBeCloseTo(105.8, 0);
    expect((mark[0]?.baseline ?? 0) - (0.84 * (mark[0]?.size ?? 0)) / MM).toBeCloseTo(37 + 35, 1);
  });

  it('7.3.4: a long list of attachments is divided where else much of a page would be empty', async () => {
    const names = Array.from({ length: 11 }, (_, index) => `第${index + 1}类申报材料`);
    const { lines } = await documentOf(
      ISSUED,
      `{ ${HEAD}, attachments: [${names.join(', ')}], date: 2026-03-05 }`,
      [
        notice(Array.from({ length: 14 }, () => '各区要落实资金。').join('\n\n')),
        ...names.map((name) => appendix(`# ${name}\n\n内容。\n`)),
      ],
    );
    const page = lines.findIndex((all) => all.some(({ text }) => text === '2026年3月5日'));
    expect(lines[page]?.slice(0, 3).map(({ text }) => text)).toEqual([
      '10.第10类申报材料',
      '11.第11类申报材料',
      '江川市人民政府',
    ]);
    expect(lines[page - 1]?.some(({ text }) => text.startsWith('附件：1.'))).toBe(true);
  });
});
