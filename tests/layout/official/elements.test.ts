import { describe, expect, it } from 'vitest';
import { MM } from '../../../src/model/lengths.js';
import { documentOf as documentWith, type Line } from '../../support/official-pages.js';

/** The elements of GB/T 9704-2012 at their places, a test a clause, read back from the finished PDF. Lengths are mm. */

const TITLE = '江川市人民政府关于做好清明节期间森林防火工作的通知';
const BODY = `# ${TITLE}\n\n现将有关事项通知如下。\n\n## 一、压实责任\n\n各区落实责任。\n\n### （一）值守\n\n昼夜值守。\n`;

const documentOf = (official: string, texts: readonly string[] = [BODY]) =>
  documentWith(TITLE, official, texts);

const TOP = 37;
const LEFT = 28;
const RIGHT = 28 + 155.575;
const EM = 15.75 / MM;
const PITCH = 29.62 / MM;
/** Where the em box of a line begins. */
const top = ({ baseline, size }: Line) => baseline - (0.88 * size) / MM;
const RED = '#d7000f';

const WHOLE = `{ copyNumber: "000012", secrecy: 机密, secrecyTerm: 1年, urgency: 特急, issuers: [江川市人民政府文件],
  number: 江政发〔2026〕12号, recipients: 各区人民政府, attachments: [任务分解表, 材料清单], date: 2026-03-05,
  note: 此件公开发布, copyTo: 市委各部门，市人大常委会办公室, printedBy: 江川市人民政府办公室, printedOn: 2026-03-06 }`;
const APPENDICES = ['任务分解表', '材料清单'].map(
  (title) => `---\nrole: appendix\n---\n\n# ${title}\n\n内容。\n`,
);

describe('a document (文件格式)', async () => {
  const { find, strokes, pages, lines } = await documentOf(WHOLE, [BODY, ...APPENDICES]);

  it('7.2.1–7.2.3: copy number, secrecy with its term, urgency, one below the other in the corner', () => {
    const corner = ['000012', '机密★1年', '特急'].map((text) => find(text));
    corner.forEach((line, row) => {
      expect(line.left).toBeCloseTo(LEFT, 1);
      expect(top(line)).toBeCloseTo(TOP + row * PITCH, 1);
      expect(line.size).toBeCloseTo(15.75, 2);
    });
  });

  it('7.2.4: the mark in the middle, its upper edge 35 mm below the type area’s', () => {
    const mark = find('江川市人民政府文件');
    expect((mark.left + mark.right) / 2).toBeCloseTo((LEFT + RIGHT) / 2, 1);
    expect(mark.baseline - (0.84 * mark.size) / MM).toBeCloseTo(TOP + 35, 1);
  });

  it('7.2.5, 7.2.7: the number in the middle, two lines below; the red stroke 4 mm below it, as wide as the type area', () => {
    const number = find('江政发〔2026〕12号');
    const mark = find('江川市人民政府文件');
    expect((number.left + number.right) / 2).toBeCloseTo((LEFT + RIGHT) / 2, 0);
    const gap = top(number) - (mark.baseline + (0.12 * mark.size) / MM);
    expect(gap).toBeGreaterThanOrEqual(2 * PITCH - 1.1);
    expect(gap).toBeLessThan(3 * PITCH);
    const [red] = strokes().filter(({ color }) => color === RED);
    expect(red?.y).toBeCloseTo(top(number) + EM + 4, 2);
    expect(red?.left).toBeCloseTo(LEFT, 2);
    expect(red?.right).toBeCloseTo(RIGHT, 1);
  });

  it('7.3.1: the title in 二号, two lines below the stroke, each line shorter than the one above', () => {
    const title = (lines[0] ?? []).filter(({ size }) => Math.abs(size - 21) < 0.1);
    expect(title.map(({ text }) => text).join('')).toBe(TITLE);
    expect(title.length).toBe(2);
    const [one, two] = title;
    expect(two?.text).toBe('期间森林防火工作的通知');
    const [red] = strokes().filter(({ color }) => color === RED);
    expect((one ? top(one) : 0) - (red?.y ?? 0)).toBeGreaterThanOrEqual(2 * PITCH - 1.1 - EM / 2);
    for (const line of [one, two])
      expect(((line?.left ?? 0) + (line?.right ?? 0)) / 2).toBeCloseTo((LEFT + RIGHT) / 2, 0);
  });

  it('7.3.2: the addressees a line below the title, flush left, with a full-width colon', () => {
    const to = find('各区人民政府：');
    expect(to.left).toBeCloseTo(LEFT, 1);
    const title = (lines[0] ?? []).filter(({ size }) => Math.abs(size - 21) < 0.1).at(-1);
    expect(to.baseline - (title?.baseline ?? 0)).toBeGreaterThan(1.8 * PITCH);
    expect(to.baseline - (title?.baseline ?? 0)).toBeLessThan(2.2 * PITCH);
  });

  it('7.3.3: the body begins two characters in, the levels in hei and kai', () => {
    for (const text of ['现将有关事项', '一、压实责任', '（一）值守']) {
      const page = lines.findIndex((all) => all.some((one) => one.text.includes(text)));
      const { left } = find(text, page);
      const edge = page % 2 === 0 ? LEFT : 210 - RIGHT;
      // A bracket that opens a line is set half: its ink stands there, its box half a character before.
      expect(left).toBeGreaterThan(edge + (text.startsWith('（') ? 1.4 : 1.95) * EM);
      expect(left).toBeLessThan(edge + 2.05 * EM);
    }
  });

  it('7.3.5.5: text of the document stands on the page of the signature', () => {
    const page = lines.findIndex((all) => all.some(({ text }) => text === '2026年3月5日'));
    expect(lines[page]?.[0]?.text).toContain('（一）值守');
  });

  it('7.3.4: 附件说明 a line below the text, two characters in, the names one below the other', () => {
    const page = lines.findIndex((all) => all.some(({ text }) => text.startsWith('附件：')));
    const [one, two] = [find('附件：', page), find('2.', page)];
    expect(one.text).toBe('附件：1.任务分解表');
    const left = page % 2 === 0 ? LEFT : 210 - RIGHT;
    expect(one.left).toBeCloseTo(left + 2 * EM, 1);
    expect(two.left).toBeCloseTo(left + 5 * EM, 0);
    expect(two.baseline - one.baseline).toBeCloseTo(PITCH, 1);
  });

  it('7.3.5.1: with a seal the date ends four characters in, the unit over its middle, with room above', () => {
    const page = lines.findIndex((all) => all.some(({ text }) => text === '2026年3月5日'));
    const [date, unit] = [
      find('2026年3月5日', page),
      lines[page]?.find(({ text }) => text === '江川市人民政府'),
    ];
    const right = page % 2 === 0 ? RIGHT : 210 - LEFT;
    expect(date.right).toBeCloseTo(right - 4 * EM, 0);
    expect(((unit?.left ?? 0) + (unit?.right ?? 0)) / 2).toBeCloseTo(
      (date.left + date.right) / 2,
      0,
    );
    expect(date.baseline - (unit?.baseline ?? 0)).toBeCloseTo(PITCH, 1);
  });

  it('7.3.6: the note in brackets, two characters in, below the date', () => {
    const page = lines.findIndex((all) => all.some(({ text }) => text.includes('此件公开发布')));
    const note = find('（此件公开发布）', page);
    const left = page % 2 === 0 ? LEFT : 210 - RIGHT;
    expect(note.left).toBeGreaterThan(left + EM);
    expect(note.left).toBeLessThan(left + 3 * EM);
    expect(note.baseline - find('2026年3月5日', page).baseline).toBeCloseTo(PITCH, 1);
  });

  it('7.3.7: each attachment on a page of its own: 附件 and its number in the corner, its title in the third line', () => {
    for (const [index, name] of ['任务分解表', '材料清单'].entries()) {
      const mark = `附件${index + 1}`;
      const page = lines.findIndex((all) => all.some(({ text }) => text === mark));
      const left = page % 2 === 0 ? LEFT : 210 - RIGHT;
      expect(find(mark, page).left).toBeCloseTo(left, 1);
      expect(top(find(mark, page))).toBeCloseTo(TOP, 1);
      const title = find(name, page);
      expect(title.baseline - find(mark, page).baseline).toBeGreaterThan(1.8 * PITCH);
      expect(title.baseline - find(mark, page).baseline).toBeLessThan(2.3 * PITCH);
    }
  });

  it('7.4: 版记 on the last page, an even one, its last stroke on the type area’s lower edge', () => {
    expect(pages.length % 2).toBe(0);
    const last = pages.length - 1;
    const black = strokes(last).filter(({ color }) => color !== RED);
    expect(black.map(({ width }) => Number(width.toFixed(2)))).toEqual([0.35, 0.25, 0.35]);
    expect(black.at(-1)?.y).toBeCloseTo(TOP + 225, 0);
    const copies = find('抄送：市委各部门，市人大常委会办公室。', last);
    expect(copies.size).toBeCloseTo(14, 1);
    expect(copies.left).toBeCloseTo(210 - RIGHT + 14 / MM, 1);
    const printed = find('江川市人民政府办公室', last);
    expect(printed.text).toBe('江川市人民政府办公室2026年3月6日印发');
    expect(printed.right).toBeCloseTo(210 - LEFT - 14 / MM, 0);
  });
});

/** The names of seven organs, of which the first leads. */
const ORGANS = ['发展和改革委员会', '工业和信息化局', '生态环境局', '住房和城乡建设局'];
const SEVEN = [...ORGANS, '交通运输局', '市场监督管理局', '统计局'].map((name) => `江川市${name}`);

describe('a document of seven organs (联合行文)', async () => {
  const { lines, find, pages, strokes } = await documentOf(
    `{ issuers: [${SEVEN.join('文件, ')}], number: 江发改〔2026〕3号, signers: [王立, 李明, 赵长河, 孙明, 周海, 吴越, 郑新],
      recipients: 江川市人民政府, attachments: [城镇老旧小区改造工作三年行动计划任务分解表及各区各部门责任清单, 清单],
      date: 2026-03-05, note: "联系人：王丽", copyTo: 省发展改革委, printedBy: 办公室, printedOn: 2026-03-06 }`,
    [`# ${TITLE}\n\n${'现将有关事项通知如下，请认真贯彻落实。'.repeat(30)}\n`, ...APPENDICES],
  );

  it('7.2.4, 7.3.3: the mark grows smaller until the first page shows text', () => {
    const mark = lines[0]?.find(({ text }) => text === SEVEN[0]);
    expect(mark?.size).toBeGreaterThanOrEqual(16);
    expect(lines[0]?.filter(({ text }) => text.includes('贯彻落实')).length).toBeGreaterThan(1);
  });

  it('7.3.4: a name that turns over goes on under its first character', () => {
    const page = lines.findIndex((all) => all.some(({ text }) => text.startsWith('附件：')));
    const first = find('附件：1.城镇', page);
    const turned = lines[page]?.find(({ baseline }) => baseline > first.baseline + 1);
    const name = pages[page]?.glyphs.find(
      ({ codePoint, y }) => codePoint === 0x57ce && Math.abs(y / MM - first.baseline) < 0.1,
    );
    expect(turned?.left).toBeCloseTo((name?.x ?? 0) / MM, 1);
  });

  it('7.3.5.1, 7.3.5.5: seals of 42 mm stand in rows that do not touch, the last over the date, on one page with text', () => {
    const page = lines.findIndex((all) => all.some(({ text }) => text === '2026年3月5日'));
    const date = find('2026年3月5日', page);
    expect(lines[page]?.[0]?.text).toContain('贯彻落实');
    const names = (pages[page]?.glyphs ?? []).filter(
      ({ codePoint, y }) => codePoint === 0x5ddd && y / MM < date.baseline && y / MM > TOP + 40,
    );
    // 江川市 begins each of the seven names.
    expect(names).toHaveLength(SEVEN.length);
    const rows = [...new Set(names.map(({ y }) => Math.round(y / MM)))].sort((a, b) => a - b);
    for (const [index, row] of rows.entries())
      if (index > 0) expect(row - (rows[index - 1] ?? 0)).toBeGreaterThan(42);
    const inRow = names.filter(({ y }) => Math.round(y / MM) === rows[0]).map(({ x }) => x / MM);
    expect(inRow).toHaveLength(3);
    for (const [index, x] of inRow.entries())
      if (index > 0) expect(x - (inRow[index - 1] ?? 0)).toBeGreaterThan(42);
    const last = find('江川市统计局', page);
    expect((last.left + last.right) / 2).toBeCloseTo((date.left + date.right) / 2, 0);
    expect(date.baseline - last.baseline).toBeCloseTo(PITCH, 1);
  });

  it('7.4: the 版记 of the leading organ stands once, on the last page', () => {
    const black = strokes(pages.length - 1).filter(({ color }) => color !== RED);
    expect(black).toHaveLength(3);
    expect(pages.length % 2).toBe(0);
  });

  it('7.5: folios in 四号 between strokes, 7 mm below the type area, one character in: right on odd pages, left on even', () => {
    for (const page of [0, 1]) {
      const folio = lines[page]?.find(({ text }) => text === `—${page + 1}—`);
      expect(folio?.size).toBeCloseTo(14, 1);
      expect((folio?.baseline ?? 0) - 0.88 * (14 / MM) - (TOP + 225)).toBeGreaterThan(4.5);
      expect((folio?.baseline ?? 0) - (TOP + 225)).toBeLessThan(10);
      if (page === 0) expect(folio?.right).toBeCloseTo(RIGHT - 14 / MM, 0);
      else expect(folio?.left).toBeCloseTo(210 - RIGHT + 14 / MM, 0);
    }
  });
});

describe('a document with more addressees than its first page holds', async () => {
  const { find, lines, strokes, pages } = await documentOf(
    `{ issuers: [江川市人民政府文件], number: 江政发〔2026〕12号, recipients: ${Array.from({ length: 60 }, (_, n) => `第${n}区人民政府`).join('，')},
      date: 2026-03-05, copyTo: 市委办公室, printedBy: 江川市人民政府办公室, printedOn: 2026-03-06 }`,
  );

  it('7.3.2, 7.4.2: 主送机关 stand in the 版记, over 抄送机关 and without a stroke between', () => {
    expect(lines[0]?.some(({ text }) => text.includes('现将有关事项'))).toBe(true);
    const last = pages.length - 1;
    expect(find('抄送：市委办公室。', last).baseline).toBeGreaterThan(
      find('主送：第0区人民政府', last).baseline,
    );
    const black = strokes(last).filter(({ color }) => color !== RED);
    expect(black.map(({ width }) => Number(width.toFixed(2)))).toEqual([0.35, 0.25, 0.35]);
  });
});

describe('a document with the stamp of a signature', async () => {
  const { find, lines } = await documentOf(
    '{ issuers: [江川市人民政府], number: 江政发〔2026〕12号, seal: signed, signature: [市长, 秘书长], date: 2026-03-05 }',
    [`# 江川市人民政府关于提请审议条例的议案\n\n${'请审议这个条例。'.repeat(9)}\n`],
  );

  it('7.3.5.3, 7.3.5.5: posts one below the other, two characters left of the stamps, the date four in, with text on their page', () => {
    const page = lines.findIndex((all) => all.some(({ text }) => text === '2026年3月5日'));
    const [date, first, second] = ['2026年3月5日', '市长', '秘书长'].map((text) =>
      find(text, page),
    );
    const right = page % 2 === 0 ? RIGHT : 210 - LEFT;
    expect(date?.right).toBeCloseTo(right - 4 * EM, 0);
    expect(first?.right).toBeCloseTo(second?.right ?? 0, 1);
    expect(first?.right).toBeCloseTo(right - 12 * EM, 0);
    expect(second?.baseline).toBeGreaterThan(first?.baseline ?? 0);
    expect(lines[page]?.some(({ text }) => text.includes('条例'))).toBe(true);
  });
});

describe('a document to a higher organ (上行文) of several organs', async () => {
  const { find, lines } = await documentOf(
    '{ issuers: [江川市水利局文件, 江川市住房和城乡建设局], number: 江水〔2026〕3号, signers: [王立, 赵长河, 李明], date: 2026-05-20, seal: no }',
    ['# 关于增加经费的请示\n\n妥否，请批示。\n'],
  );

  it('7.2.6: the number one character in, beside the last of the signers, two in a line', () => {
    const row = find('江水〔2026〕3号');
    expect(row.left).toBeCloseTo(LEFT + EM, 1);
    expect(row.text).toContain('李明');
    const first = find('签发人：王立');
    expect(row.baseline - first.baseline).toBeCloseTo(PITCH, 1);
    expect(first.right).toBeCloseTo(RIGHT - EM, 0);
  });

  it('7.2.4: names one below the other, as wide as the longest, 文件 beside them in the middle', () => {
    const [one, two] = [find('江川市水利局'), find('江川市住房和城乡建设局')];
    expect(one.left).toBeCloseTo(two.left, 1);
    expect(one.right).toBeCloseTo(two.right, 0);
    const word = find('文件');
    expect(word.left).toBeGreaterThan(two.right);
    expect(word.baseline).toBeCloseTo((one.baseline + two.baseline) / 2, 1);
  });

  it('7.3.5.2: without a seal the units two characters in, the date two to the right of their first character', () => {
    const units = (lines[0] ?? []).filter(({ text, size }) => text.endsWith('局') && size < 20);
    expect(units.map(({ text }) => text)).toEqual(['江川市水利局', '江川市住房和城乡建设局']);
    const date = find('2026年5月20日');
    for (const unit of units) expect(date.left - unit.left).toBeCloseTo(2 * EM, 0);
    expect(Math.max(...units.map(({ right }) => right))).toBeCloseTo(RIGHT - 2 * EM, 0);
  });
});

describe('the special forms', () => {
  it('10.1: a letter has its mark 30 mm below the page’s edge, double strokes of 170 mm, the number at the right, no folio', async () => {
    const { find, strokes, lines } = await documentOf(
      '{ form: letter, issuers: [江川市统计局], number: 江统函〔2026〕7号, urgency: 加急, copyTo: 市政府办公室, date: 2026-03-05 }',
    );
    const mark = lines[0]?.find(({ text, size }) => text === '江川市统计局' && size > 20);
    expect((mark?.baseline ?? 0) - (0.84 * (mark?.size ?? 0)) / MM).toBeCloseTo(30, 1);
    const red = strokes().filter(({ color }) => color === RED);
    expect(red.map(({ width }) => width > 0.5)).toEqual([true, false, false, true]);
    for (const { left, right } of red) {
      expect(right - left).toBeCloseTo(170, 2);
      expect((left + right) / 2).toBeCloseTo(105, 2);
    }
    expect(red[3]?.y).toBeCloseTo(277, 2);
    expect(red[0]?.y).toBeCloseTo((mark?.baseline ?? 0) + (0.12 * (mark?.size ?? 0)) / MM + 4, 1);
    const number = find('江统函〔2026〕7号');
    expect(number.text).toBe('加急江统函〔2026〕7号');
    expect(number.right).toBeCloseTo(RIGHT, 0);
    expect(top(number) - (red[1]?.y ?? 0)).toBeCloseTo((7 / 8) * EM, 1);
    expect(lines[0]?.some(({ text }) => text.includes('—'))).toBe(false);
    expect(lines).toHaveLength(1);
  });

  it('10.2: an order has its mark 20 mm below the type area’s edge and no stroke', async () => {
    const { find, strokes } = await documentOf(
      '{ form: order, issuers: [江川市人民政府令], number: 第12号, signature: [市长], seal: signed, date: 2026-03-05 }',
      ['# 江川市人民政府令\n\n现予公布。\n'],
    );
    const mark = find('江川市人民政府令');
    expect(mark.baseline - (0.84 * mark.size) / MM).toBeCloseTo(TOP + 20, 1);
    expect(strokes()).toEqual([]);
    expect(find('2026年3月5日').right).toBeCloseTo(RIGHT - 4 * EM, 0);
    // The stamp of six characters and two more stand between the post and the date's right edge.
    expect(find('市长').right).toBeLessThan(RIGHT - 11 * EM);
  });

  it('10.3: a record of a meeting has its mark 35 mm down and no signature', async () => {
    const { find, lines } = await documentOf(
      '{ form: minutes, issuers: [江川市人民政府常务会议纪要], number: 第3期, date: 2026-03-05 }',
    );
    const mark = find('江川市人民政府常务会议纪要');
    expect(mark.baseline - (0.84 * mark.size) / MM).toBeCloseTo(TOP + 35, 1);
    expect(lines.flat().some(({ text }) => text.includes('2026年3月5日'))).toBe(false);
  });

  it('10.3: who made a record stands in its head, who was there below its text, and its title is the mark alone', async () => {
    const { find, lines, strokes } = await documentOf(
      '{ form: minutes, issuers: [江川市人民政府常务会议纪要], number: 第3期, signature: [江川市人民政府办公室], date: 2026-03-05, copyTo: "分送：市委、市政府。", printedBy: 江川市人民政府办公室 }',
      [
        '---\nheading: 江川市人民政府常务会议纪要\n---\n\n一、抓好防汛。各区立即行动。\n\n出席：李强、王立、赵长河、陈明、张敏、刘洋、孙静、周航、吴岚、郑楠、钱江\n',
      ],
    );
    const issued = find('江川市人民政府办公室');
    expect(issued.text).toBe('江川市人民政府办公室2026年3月5日');
    expect(issued.left).toBeCloseTo(LEFT + EM, 1);
    const [rule] = strokes().filter(({ color }) => color === RED);
    expect((rule?.y ?? 0) - issued.baseline).toBeGreaterThan(4);
    expect((rule?.y ?? 0) - issued.baseline).toBeLessThan(5);
    expect(lines.flat().filter(({ text }) => text.includes('常务会议纪要'))).toHaveLength(1);
    const [present, turned] = [find('出席：'), find('钱江')];
    expect(present.baseline - find('一、抓好防汛').baseline).toBeCloseTo(2 * PITCH, 1);
    expect(turned.left).toBeCloseTo(LEFT + 5 * EM, 0);
    expect(lines.flat().some(({ text }) => text === '分送：市委、市政府。')).toBe(true);
  });
});
