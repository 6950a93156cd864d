import { describe, expect, it } from 'vitest';
import { readTemplate } from '../../../src/layout/template/read-template.js';
import { checkPdf } from '../../../src/proof/index.js';
import { type Glyph, readPdf } from '../../../src/proof/read/index.js';
import { editionOf, fonts, root } from '../../support/edition.js';
import { renderPdf } from '../../support/render.js';

/** Lines beside addresses, figures and long words in narrow measures, read from finished files. */

/** A page's lines from top to bottom, each from left to right. */
function linesOf(glyphs: readonly Glyph[]): readonly (readonly Glyph[])[] {
  const lines = new Map<string, Glyph[]>();
  for (const glyph of glyphs) {
    const key = glyph.y.toFixed(1);
    lines.set(key, [...(lines.get(key) ?? []), glyph]);
  }
  return [...lines]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, line]) => line.sort((a, b) => a.x - b.x));
}

const textOf = (line: readonly Glyph[]) =>
  line.map(({ codePoint }) => String.fromCodePoint(codePoint)).join('');
const isHan = ({ codePoint }: Glyph) => codePoint >= 0x4e00 && codePoint <= 0x9fff;

/** The widest gap between two Han characters of a line, em. */
function widestGap(line: readonly Glyph[]): number {
  const gaps = line.slice(1).flatMap((glyph, index) => {
    const before = line[index] as Glyph;
    return isHan(before) && isHan(glyph) ? [(glyph.x - before.x) / glyph.size - 1] : [];
  });
  return Math.max(0, ...gaps);
}

async function printed(template: string, text: string) {
  const edition = editionOf([`# 章\n\n${text}\n`], {
    yaml: 'title: 书\ndate: 2024-05-06\noptions: { cover: false, contents: false }\n',
  });
  const read = await readTemplate(template, { packageRoot: root });
  const { bytes, diagnostics } = await renderPdf(edition, read, fonts, {
    date: '2024-05-06T00:00:00Z',
    tool: 'test',
  });
  const { pages } = await readPdf(bytes);
  const all = pages.flatMap(({ glyphs }) => linesOf(glyphs));
  return { bytes, lines: all.filter((line) => line.length > 4), diagnostics };
}

/** Texts in which a line can hardly be filled, from books of different kinds. */
const HARD: readonly (readonly [string, string])[] = [
  [
    'a place with a word without hyphens',
    '二〇〇三年起，站上先后引进 ADCP（Acoustic Doppler Current Profiler，声学多普勒流速剖面仪）、雷达水位计与翻斗式雨量计，数据经三种信道传至中心。',
  ],
  [
    'a checksum',
    '电子档案的摘要值 SHA-256 为 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08，编号另见附表，逐日核对一次。',
  ],
  [
    'a telephone number and a code',
    '二〇二一年八月七日三时十七分，云陵站雷达水位计读数由 24.317 m 突跳至 31.442 m，值班员当即致电 0731-85550147 转 206 核实，又改拨手机 138-0000-4217；现场人员回报无事。',
  ],
  [
    'a word of another language',
    '威尔士的 Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch 车站，五十八个字母，站牌横着有十几米长，过路人都要停下来看一看。',
  ],
  [
    'an expression in code',
    '她又教我用正则表达式 `(?<=\\p{Han})\\s+(?=\\p{Latin})` 去掉多余的空格，我照抄下来，一个字也不懂，只觉得它像一种没有译出来的诗。',
  ],
  [
    'names of another script in brackets',
    '可是主人自己也常常改主意：圣彼得堡（Санкт-Петербург）—彼得格勒（Петроград）—列宁格勒（Ленинград）—圣彼得堡，一百年里兜了一圈。',
  ],
];

describe.each(['booklet', 'classic', 'large-print', 'gongwen'])('hard lines by %s', (template) => {
  it.each(HARD)('%s: no characters are torn apart', async (_, text) => {
    const { bytes, lines, diagnostics } = await printed(template, text);
    // One em over a whole line of Han is the least that such a line may lack.
    const torn = lines.filter((line) => widestGap(line) > 0.06);
    expect(torn.map(textOf)).toEqual([]);
    const rules = diagnostics.map(({ ruleId }) => ruleId);
    expect(rules).not.toContain('compose/loose-line');
    expect(rules).not.toContain('compose/forced-break');
    const proof = await checkPdf(bytes);
    expect(proof.diagnostics.map(({ ruleId }) => ruleId)).toEqual([]);
  });
});

describe('quantities', () => {
  it.each(['booklet', 'classic', 'large-print'])(
    'stay with their units by %s',
    async (template) => {
      const text = [
        '云陵站设于一九三六年四月，断面位于大桥下游 420 m 处，集水面积 18,734.6 km²，河长 312.85 km，平均比降小。',
        '历年校测结果表明，该点自二〇一一年以来累计下沉 12.4 mm，原因是堤脚抽取地下水。',
        '单元尺寸不等，最大剖面深度约 21 m；固定解精度为 8 mm，历时不短于 100 s，供电 12 V。',
        '全年共有记录 1 051 920 条，存储 32 GB，至少可保存十年。',
      ].join('\n\n');
      const { lines } = await printed(template, text);
      const set = lines.map(textOf);
      for (const unit of ['m', 'km²', 'km', 'mm', 's', 'V', 'GB']) {
        expect(set.filter((line) => line.trimStart().startsWith(`${unit}，`))).toEqual([]);
        expect(set.filter((line) => line.trimStart().startsWith(`${unit} `))).toEqual([]);
      }
      expect(set.join('\n')).not.toMatch(/\d ?\n(?:mm|km|m|s|V|GB|\d)/u);
    },
  );
});

it.each(['booklet', 'classic', 'large-print'])(
  'an account’s number is not divided where the line before it can be ended by %s',
  async (template) => {
    for (let before = 6; before < 20; before++) {
      const text = `${'稿'.repeat(before)}费请汇至账号 4563 5101 0088 8123 456，并写明汇款人的姓名。`;
      const { lines } = await printed(template, text);
      expect(lines.map(textOf).filter((line) => /\d$/u.test(line.trimEnd()))).toEqual([]);
    }
  },
);

describe('long runs without a space', () => {
  it.each<[string, string, RegExp]>([
    [
      'a path of Windows is divided behind its marks',
      String.raw`C:\Hydro\Config\Station61804700\sensors.production\daily\reports\current.ini`,
      /[\\.]$/u,
    ],
    [
      'an identifier behind its strokes',
      'HYDRO_COMPILE_DATABASE_URL_OF_THE_STATION_REGISTER',
      /_$/u,
    ],
    [
      'a name of a program before its capitals',
      'phenomenonTimeOfObservationResultQualityFlagRegister7',
      /[a-z]$/u,
    ],
  ])('%s', async (_, run, ending) => {
    const { lines, diagnostics } = await printed(
      'classic',
      `配置文件为 \`${run}\`，由值班员逐日核对。`,
    );
    expect(diagnostics.map(({ ruleId }) => ruleId)).not.toContain('compose/forced-break');
    const set = lines.map(textOf);
    const at = set.findIndex((line) => /[A-Za-z_\\.]$/u.test(line));
    expect(at).toBeGreaterThanOrEqual(0);
    expect(set[at]).toMatch(ending);
    expect(set.slice(1).join('')).toContain(run);
  });
});

/** pt; of a mark at the end, which is half its em, the right edge of its half. */
function inkEnd(line: readonly Glyph[]): number {
  const { x, size, width, codePoint } = line.at(-1) as Glyph;
  return x + ('，。；：、）”！？'.includes(String.fromCodePoint(codePoint)) ? size / 2 : width);
}

it('a line that ends short keeps its own gaps, and is named', async () => {
  const [, text] = HARD[4] as readonly [string, string];
  const { lines, diagnostics } = await printed('classic', text);
  const set = lines.slice(1, -1);
  const rights = set.map(inkEnd);
  // Less than half an em is no more than the blank of a mark, and not named.
  const short = set.filter((line, index) => {
    const em = line.find(isHan)?.size ?? 0;
    return Math.max(...rights) - (rights[index] as number) > em / 2;
  });
  expect(short.length).toBeGreaterThan(0);
  const named = diagnostics.filter(({ ruleId }) => ruleId === 'compose/short-line');
  expect(named).toHaveLength(short.length);
  for (const line of short) expect(widestGap(line)).toBeLessThan(0.005);
});
