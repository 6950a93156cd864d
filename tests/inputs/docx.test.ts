import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/inputs/index.js';
import { InputError } from '../../src/messages/diagnostic.js';
import { type DocxParts, docxBytes, paragraph, run } from './docx-bytes.js';

async function read(body: string, parts: DocxParts = {}) {
  return readSource({ name: 'a.docx', bytes: await docxBytes(body, parts) });
}

/** Each line with what it is: `heading2 一、沿革`, `aside:hidden …`. */
async function lines(body: string, parts: DocxParts = {}): Promise<readonly string[]> {
  const source = await read(body, parts);
  return source.lines.map(({ text, markup }) =>
    markup === undefined
      ? text
      : `${markup.kind}${markup.level ?? ''}${markup.reason ? `:${markup.reason}` : ''} ${text}`,
  );
}

const numbered = (id: number, level: number) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
const level = (index: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const list = (id: number, ...levels: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const cell = (text: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
const table = (...rows: string[]) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;

describe('automatic numbers', () => {
  it('are written as the reader sees them, level by level, and begin anew below a higher one', async () => {
    const numbering = `${list(
      0,
      level(0, 'chineseCountingThousand', '%1、'),
      level(1, 'japaneseCounting', '（%2）'),
      level(2, 'decimal', '%3.'),
      level(3, 'decimalEnclosedCircleChinese', '%4'),
    )}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const body = [0, 1, 1, 2, 3, 0, 1].map((at) => paragraph('要点', numbered(1, at))).join('');
    expect((await lines(body, { numbering })).map((one) => one.replace('item ', ''))).toEqual([
      '一、要点',
      '（一）要点',
      '（二）要点',
      '1. 要点',
      '①要点',
      '二、要点',
      '（一）要点',
    ]);
  });

  it.each([
    ['ideographTraditional', '%1、', '甲、'],
    ['chineseLegalSimplified', '%1、', '壹、'],
    ['upperLetter', '%1.', 'A. '],
    ['lowerRoman', '%1)', 'i) '],
    ['decimalZero', '%1', '01 '],
    ['ideographEnclosedCircle', '%1', '㊀'],
    ['chineseCounting', '第%1条', '第一条\u3000'],
  ])('%s with %s is %s', async (format, text, wanted) => {
    const numbering = `${list(0, level(0, format, text))}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const [line] = await lines(paragraph('要点', numbered(1, 0)), { numbering });
    expect(line).toBe(`item ${wanted}要点`);
  });

  it('go on in a list that says where it starts, and come from a style', async () => {
    const numbering = `${list(0, level(0, 'decimal', '%1.'))}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`;
    const styles = `<w:style w:type="paragraph" w:styleId="s"><w:name w:val="条目"/><w:pPr>${numbered(2, 0)}</w:pPr></w:style>`;
    const body = paragraph('甲', numbered(1, 0)) + paragraph('乙', '<w:pStyle w:val="s"/>');
    expect(await lines(body, { numbering, styles })).toEqual(['item 1. 甲', 'item 5. 乙']);
  });
});

describe('what a reader sees', () => {
  it('is the final text of tracked changes, counted in one diagnostic, the deleted text aside', async () => {
    const body =
      paragraph(
        `${run('投入')}<w:del><w:r><w:delText>三万</w:delText></w:r></w:del><w:ins>${run('五万')}</w:ins>${run('人次。')}`,
      ) +
      paragraph(run('前半句，'), '<w:rPr><w:del/></w:rPr>') +
      paragraph('后半句。');
    const source = await read(body);
    expect(source.lines.map(({ text }) => text)).toEqual([
      '投入五万人次。',
      '三万',
      '前半句，后半句。',
    ]);
    expect(source.lines[1]?.markup?.reason).toBe('deleted');
    expect(source.diagnostics).toMatchObject([
      { ruleId: 'source/tracked-changes', values: { inserted: 1, deleted: 1, moved: 0 } },
    ]);
  });

  it('is the text of boxes, once, with and without what older programs show', async () => {
    const box = `<w:txbxContent>${paragraph('框中的话。')}</w:txbxContent>`;
    const modern = `<w:drawing><wps:txbx>${box}</wps:txbx></w:drawing>`;
    const old = `<w:pict><v:textbox>${box}</v:textbox></w:pict>`;
    const both = `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${modern}</mc:Choice><mc:Fallback>${old}</mc:Fallback></mc:AlternateContent></w:r>`;
    expect(await lines(paragraph(run('甲') + both))).toEqual(['甲', '框中的话。']);
    expect(await lines(paragraph(`<w:r>${modern}</w:r>`))).toEqual(['框中的话。']);
    expect(await lines(paragraph(`<w:r>${old}</w:r>`))).toEqual(['框中的话。']);
  });

  it('is not hidden text, not comments, not the heads of pages: they stand aside', async () => {
    const body = paragraph(`${run('看得见，')}${run('看不见', '<w:vanish/>')}${run('又看得见。')}`);
    const comments = `<w:comment w:id="0" w:author="甲">${paragraph('请核实。')}</w:comment>`;
    expect(await lines(body, { comments, header: paragraph('内部资料') })).toEqual([
      '看得见，又看得见。',
      'aside:hidden 看不见',
      'aside:annotation 甲：请核实。',
      'aside:running-head 内部资料',
    ]);
  });

  it('is what fields show, not their codes; a table of contents stands aside with its title', async () => {
    const field = (code: string, shown: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const body =
      paragraph('目　录') +
      paragraph(field(' TOC \\o "1-3" ', run('一、沿革') + field(' PAGEREF _1 ', run('1')))) +
      paragraph(run('见') + field(' HYPERLINK "https://example.org/a" ', run('站点')) + run('。'));
    const source = await read(body);
    expect(source.lines.map(({ text, markup }) => [text, markup?.reason])).toEqual([
      ['目　录', 'contents'],
      ['一、沿革1', 'contents'],
      ['见站点。', undefined],
    ]);
    expect(source.lines[2]?.spans).toEqual([
      { kind: 'link', from: 1, to: 3, target: 'https://example.org/a' },
    ]);
  });

  it('is every control, tag, ruby, symbol, formula and index', async () => {
    const body = paragraph(
      [
        `<w:sdt><w:sdtContent>${run('控件')}</w:sdtContent></w:sdt>`,
        `<w:smartTag>${run('标签')}</w:smartTag><w:customXml>${run('数据')}</w:customXml>`,
        `<w:r><w:ruby><w:rt>${run('hàn')}</w:rt><w:rubyBase>${run('漢')}</w:rubyBase></w:ruby></w:r>`,
        '<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r><w:r><w:noBreakHyphen/></w:r>',
        `<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>${run('H')}${run('2', '<w:vertAlign w:val="subscript"/>')}${run('O')}`,
      ].join(''),
    );
    expect(await lines(body)).toEqual(['控件标签数据漢（hàn）°-xH₂O']);
  });

  it('has notes behind their paragraph, each with the place of its reference', async () => {
    const body = paragraph(
      `${run('正文')}<w:r><w:footnoteReference w:id="7"/></w:r>${run('，下文。')}`,
    );
    const footnotes = `<w:footnote w:type="separator" w:id="0">${paragraph('')}</w:footnote><w:footnote w:id="7">${paragraph('注文。')}</w:footnote>`;
    const source = await read(body, { footnotes });
    expect(source.lines[0]).toMatchObject({
      text: '正文，下文。',
      spans: [{ kind: 'note', from: 2, to: 2, label: '1' }],
    });
    expect(source.lines[1]).toMatchObject({ text: '注文。', markup: { kind: 'note', label: '1' } });
  });
});

describe('headings, tables and pictures', () => {
  it.each([
    ['heading 1', 2],
    ['标题 2', 3],
    ['Title', 1],
    ['副标题', 2],
  ])('the style %s is a heading of level %i', async (name, wanted) => {
    const styles = `<w:style w:type="paragraph" w:styleId="x"><w:name w:val="${name}"/></w:style>`;
    const [line] = await lines(paragraph('题目', '<w:pStyle w:val="x"/>'), { styles });
    expect(line).toBe(`heading${wanted} 题目`);
  });

  it('a cell that spans columns or rows leaves the numbers under their heads, and its marks are text', async () => {
    const body = table(
      cell('项目', '<w:vMerge w:val="restart"/>') + cell('产量', '<w:gridSpan w:val="2"/>'),
      cell('', '<w:vMerge/>') + cell('去年|今年') + cell('*增长*'),
      cell('甲') + cell('1') + cell('2'),
    );
    expect(await lines(body)).toEqual([
      'table | 项目 | 产量 ||',
      'table | ^^ | 去年\\|今年 | \\*增长\\* |',
      'table | 甲 | 1 | 2 |',
    ]);
  });

  it('a cell below one of another width is merged with none, nor is one that has text', async () => {
    const body = table(
      cell('项目') + cell('产量') + cell('备注'),
      cell('甲', '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>') + cell('一'),
      cell('', '<w:vMerge/>') + cell('2') + cell('二'),
      cell('乙', '<w:vMerge/>') + cell('3', '<w:vMerge/>') + cell('三'),
    );
    expect(await lines(body)).toEqual([
      'table | 项目 | 产量 | 备注 |',
      'table | 甲 || 一 |',
      'table |  | 2 | 二 |',
      'table | 乙 | 3 | 三 |',
    ]);
  });

  it('a picture becomes a file with its description, one of another kind is reported', async () => {
    const png = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
    const blip = (id: string) =>
      `<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="图一"/><a:blip r:embed="${id}"/></wp:inline></w:drawing></w:r>`;
    const source = await read(paragraph(run('看图') + blip('i1') + blip('i2')), {
      media: { '1.png': png, '2.emf': Buffer.from('EMF') },
      links:
        '<Relationship Id="i1" Type="x/image" Target="media/1.png"/><Relationship Id="i2" Type="x/image" Target="media/2.emf"/>',
    });
    expect(source.lines.map(({ text }) => text)).toEqual(['看图', '![图一](source/a.docx-1.png)']);
    expect(source.files.at(-1)).toMatchObject({ name: 'a.docx-1.png' });
    expect(source.diagnostics?.map(({ ruleId }) => ruleId)).toEqual(['source/picture-left-out']);
  });
});

describe('a document that cannot be read', () => {
  it.each([
    ['is cut', async () => (await docxBytes(paragraph('甲'))).slice(0, -80), /不完整/],
    [
      'nested too deeply',
      () => docxBytes('<w:sdt>'.repeat(3000) + '</w:sdt>'.repeat(3000)),
      /嵌套太深/,
    ],
    ['unpacks to a gigabyte', () => docxBytes(`<w:p>${' '.repeat(70_000_000)}</w:p>`), /太大/],
    ['is encrypted', async () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), /密码/],
    ['has broken XML', () => docxBytes('<w:p><w:r></w:p>'), /XML/],
  ])('and %s is refused in one line', async (_, bytes, words) => {
    const error: unknown = await readSource({ name: 'a.docx', bytes: await bytes() }).catch(
      (one: unknown) => one,
    );
    expect(error).toBeInstanceOf(InputError);
    const [first] = (error as InputError).diagnostics;
    expect(first?.ruleId).toBe('source/bad-docx');
    expect(JSON.stringify(first?.values)).toMatch(words);
  });

  it('but for a lone surrogate, which is read as U+FFFD', async () => {
    expect(await lines(paragraph('甲&#xD800;乙'))).toEqual(['甲\ufffd乙']);
  });
});

it('a file that is called a Word file and holds neither a document nor text is refused as damaged', async () => {
  const bytes = Uint8Array.from({ length: 200 }, (_, index) =>
    index % 3 === 0 ? 0 : 0x90 + index,
  );
  await expect(readSource({ name: '总结.docx', bytes })).rejects.toMatchObject({
    diagnostics: [{ ruleId: 'source/bad-docx' }],
  });
});
