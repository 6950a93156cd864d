import { describe, expect, it } from 'vitest';
import { readSource } from '../../../src/inputs/index.js';
import { readTemplate } from '../../../src/layout/template/read-template.js';
import { checkLedger, manuscriptFiles, prepareManuscript } from '../../../src/normalise/index.js';
import { readPdf } from '../../../src/proof/read/index.js';
import { editionOf, fonts, root } from '../../support/edition.js';
import { renderPdf } from '../../support/render.js';

const HEAD = `内部资料　注意保存

# 江川政务信息

（增刊）

第3期（总第412期）

江川市人民政府办公室　　　2026年7月6日`;
const NOTE = '编者按：入汛以来，我市降雨偏多，现将部分做法刊发，供各地学习借鉴。';
const PIECES = `## 市水利局全力做好汛期值守

市水利局实行24小时值班，滚动会商研判雨情水情。

## 市民政局推进养老服务设施建设

今年以来，全市新建养老服务设施23处，新增床位1180张。

报：市委、市政府领导

共印260份`;
const LISTS = {
  'plain lines with groups':
    '目　录\n\n防汛抗旱\n\n市水利局全力做好汛期值守\n\n民生服务\n\n市民政局推进养老服务设施建设',
  'numbered links below a heading':
    '## 本期目录\n\n1. [市水利局全力做好汛期值守](#a)\n2. [市民政局推进养老服务设施建设](#b)',
  'places, dots and pages':
    '【本期要目】\n\n- 水利：市水利局全力做好汛期值守………………1\n- 市民政局推进养老服务设施建设（2）',
};

async function drafted(text: string, name = 'draft.md') {
  const source = await readSource({ name, bytes: new TextEncoder().encode(text) });
  const manuscript = await prepareManuscript([source], { draft: 'briefing' });
  const files = manuscriptFiles(manuscript, { id: 'draft' });
  const written = files.filter(({ path }) => path !== 'ledger.json');
  const ledger = { ...manuscript.ledger, files: [] };
  return { manuscript, written, faults: checkLedger(ledger, [source], written) };
}

const template = await readTemplate('briefing', { packageRoot: root });

/** The text of the briefing's finished PDF, without white space. */
async function printed(written: readonly { readonly path: string; readonly text: string }[]) {
  const yaml = written.find(({ path }) => path === 'edition.yaml')?.text ?? '';
  const texts = written.filter(({ path }) => path.endsWith('.md')).map(({ text }) => text);
  const { bytes } = await renderPdf(editionOf(texts, { yaml }), template, fonts, {
    date: '2026-07-06T00:00:00Z',
    tool: 'Kanben',
  });
  const { pages } = await readPdf(bytes);
  const glyphs = pages.flatMap((page) => page.glyphs.map(({ codePoint }) => codePoint));
  return glyphs
    .map((codePoint) => String.fromCodePoint(codePoint))
    .join('')
    .replace(/\s/gu, '');
}

describe('the draft of a briefing with a list of its pieces', () => {
  it.each(Object.entries(LISTS))('prints it once: %s', async (_, list) => {
    const { manuscript, written, faults } = await drafted(
      `${HEAD}\n\n${list}\n\n${NOTE}\n\n${PIECES}\n`,
    );
    expect(faults).toEqual([]);
    expect(manuscript.sections.map(({ heading }) => heading)).toEqual([
      '编者按',
      '市水利局全力做好汛期值守',
      '市民政局推进养老服务设施建设',
    ]);
    const contents = manuscript.ledger.lines.filter(({ fate }) => fate === 'dropped');
    expect(contents.length).toBeGreaterThan(2);
    for (const line of contents) expect(line).toMatchObject({ as: 'contents', why: /目录/u });
    const text = await printed(written);
    expect(text.match(/目录|要目/gu)).toHaveLength(1);
    expect(text.match(/市水利局全力做好汛期值守/gu)).toHaveLength(2);
  });

  it('keeps a list that names no piece of it', async () => {
    const { manuscript } = await drafted(
      `${HEAD}\n\n目录\n\n甲乡修路纪实\n\n乙镇植树侧记\n\n${NOTE}\n\n${PIECES}\n`,
    );
    const texts = manuscript.sections.flatMap(({ paragraphs }) =>
      paragraphs.map(({ text }) => text),
    );
    expect(texts).toContain('甲乡修路纪实');
  });
});

describe('the tail of a briefing’s draft', () => {
  it('is read above the line that says who edited it, which stays with the text', async () => {
    const { manuscript, faults } = await drafted(
      '江川工作简报\n第15期\n江川市委办公室　　2026年3月9日\n甲乡修路纪实\n甲乡修通了十里山路，群众十分满意。\n报：市委常委\n送：各县区\n责任编辑：周敏　　　共印120份\n',
      'draft.txt',
    );
    expect(faults).toEqual([]);
    expect(manuscript.metadata.tail).toEqual({ report: '市委常委', send: '各县区', copies: 120 });
    expect(manuscript.sections.at(-1)?.paragraphs.at(-1)?.text).toBe('责任编辑：周敏');
  });
});

describe('the masthead of a briefing’s draft', () => {
  it('takes an extra issue whose number stands on the next line', async () => {
    const { manuscript } = await drafted(`${HEAD}\n\n${NOTE}\n\n${PIECES}\n`);
    expect(manuscript.metadata.masthead).toEqual({
      name: '江川政务信息',
      secrecy: '内部资料　注意保存',
      issue: '增刊第3期',
      totalIssue: '412',
      unit: '江川市人民政府办公室',
      date: '2026-07-06',
    });
  });

  it('takes secrecy and copy number from one line, and the number counted from the first issue on from its own', async () => {
    const { manuscript, faults } = await drafted(
      '秘密★1年　　　编号：000021\n江川工作简报\n第15期\n（总第230期）\n江川市委办公室　　2026年3月9日\n◇编者按\n近期各地抓项目，成效明显。\n党建引领基层治理\n青石县推行网格化管理，化解矛盾纠纷860件。\n报：市委常委\n',
      'draft.txt',
    );
    expect(faults).toEqual([]);
    expect(manuscript.metadata.masthead).toMatchObject({
      secrecy: '秘密★1年',
      copyNumber: '000021',
      issue: '15',
      totalIssue: '230',
      unit: '江川市委办公室',
    });
    expect(manuscript.sections.map(({ role, heading }) => [role, heading])).toEqual([
      ['editors-note', '编者按'],
      ['chapter', '党建引领基层治理'],
    ]);
  });

  it.each([
    ['第3期\n（增刊）', '第3期（增刊）'],
    ['增刊\n第2期', '增刊第2期'],
    ['第3期\n第4期', '3'],
  ])('reads %j as %s', async (lines, issue) => {
    const { manuscript } = await drafted(
      `江川工作简报\n${lines}\n江川市委办公室　　2026年3月9日\n甲乡修路纪实\n甲乡修通了十里山路，群众十分满意。\n`,
      'draft.txt',
    );
    expect(manuscript.metadata.masthead?.issue).toBe(issue);
  });
});
