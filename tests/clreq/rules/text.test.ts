import { describe, expect, it } from 'vitest';
import { drawnAs } from '../../../src/clreq/clusters.js';
import { composeParagraph } from '../../../src/clreq/index.js';
import { hyphenation } from '../../../src/layout/hyphenation.js';
import { SIZE, set, spanOf, style, texts } from '../set.js';

/** Every character once and in order, each with its advance, each line from where the last one ended. */
function keeps(text: string, ems: number): void {
  const lines = set(text, ems, { firstIndent: ems > 4 ? 2 : 0 });
  expect(texts(lines).join('')).toBe(text);
  let at = 0;
  for (const line of lines) {
    expect(line.start).toBe(at);
    at = line.end;
    for (const run of line.runs) expect(run.advances).toHaveLength([...run.text].length);
    for (const run of line.runs) for (const advance of run.advances) expect(advance).not.toBeNaN();
  }
  expect(at).toBe(text.length);
}

describe('every code point is kept, the same and in order (docs/typography.md, rule 21)', () => {
  it.each([
    ['ideographs beyond the first plane', '姓氏𬱖与𠮷野家𰻝面'],
    ['radicals and compatibility forms as they are', '⼀⼆一二豈更兀'],
    ['a variation selector', '葛\u{e0100}城葛\ufe00城'],
    ['combining marks', 'e\u0301te\u0301乙a\u0308\u0304'],
    ['tone letters', 'nǐ hǎo ma、lǜ'],
    ['an emoji of several', '他👨‍👩‍👧说👍🏽了'],
    ['a keycap', '1\ufe0f\u20e3号'],
    ['flags', '🇨🇳队'],
    ['soft hyphens', '多\u00ad瑙Donau\u00addampf'],
    ['zero-width joiners and spaces', '甲\u200b乙\u200d丙\u2060丁\ufeff'],
    ['spaces of every width', '甲 乙\u3000丙\u2003丁\u2002戊\u00a0己\u202f庚'],
    ['spaces in a row', '甲  乙   丙'],
    ['spaces at the edges', ' 甲乙 '],
    ['Hebrew', '甲שלום乙'],
    ['Thai', '甲ภาษาไทย乙'],
    ['Hangul', '甲한국어乙'],
    ['kana', 'カーッと、ぁあ'],
    ['Bopomofo', 'ㄅㄆㄇㄈ'],
    ['Tibetan and Mongolian', 'བོད་སྐད་ᠮᠣᠩᠭᠣᠯ'],
    ['half-width katakana', 'ｶﾀｶﾅ'],
    ['full-width forms', 'ＡＢＣ１２３％'],
    ['units in a cell', '90㎡、5㎏、℃'],
    ['circled numbers', '①②③⑩'],
    ['Roman numerals', 'Ⅳ级、ⅷ'],
    ['fractions and superscripts', '½、m²、10⁻³、H₂O'],
    ['arrows and operators', '甲→乙≥丙±丁'],
    ['lone surrogates', '甲\ud800乙\udc00丙'],
    ['controls', '甲\u0001乙\u007f丙'],
    ['private use', '甲\ue000乙'],
  ])('%s', (_, text) => {
    for (const ems of [1, 3, 6, 20]) keeps(text.repeat(3), ems);
  });
});

describe('what is not seen', () => {
  it.each([
    ['a joiner between ideographs', '甲\u200d乙'],
    ['a separator of lines', '甲\u2028乙'],
    ['a separator of paragraphs', '甲\u2029乙'],
    ['marks of an annotation', '\ufff9甲\ufffa乙\ufffb'],
    ['marks of direction', '\u2067甲\u2069乙\u202c'],
  ])('%s takes no room, and what stands beside it keeps its own', (_, text) => {
    const glyphs = set(text, 20, { firstIndent: 0 }).flatMap(({ runs }) =>
      runs.flatMap((run) => [...run.text].map((one, at) => [one, run.advances[at]] as const)),
    );
    for (const [one, advance] of glyphs)
      expect(advance, JSON.stringify(one)).toBe(/[甲乙]/.test(one) ? SIZE : 0);
    for (const [one] of glyphs)
      expect(drawnAs(one.codePointAt(0) ?? 0, false)).toBe(
        /[甲乙]/.test(one) ? one.codePointAt(0) : 0x20,
      );
  });
});

describe('text without break opportunities', () => {
  it.each([
    ['a row of closing marks', '）'.repeat(60)],
    ['a row of opening marks', '（'.repeat(60)],
    ['a row of stops', '。'.repeat(60)],
    ['a row of exclamations', '！'.repeat(60)],
    ['one endless dash', '—'.repeat(60)],
    ['one endless ellipsis', '…'.repeat(60)],
    ['one endless word', 'x'.repeat(200)],
    ['one endless number', '1234567890'.repeat(20)],
    ['interpuncts', '·'.repeat(60)],
    ['々', '々'.repeat(60)],
    ['nothing but spaces', ' '.repeat(60)],
    ['ideographic spaces', '\u3000'.repeat(60)],
    ['combining marks on one letter', `a${'\u0301'.repeat(60)}`],
  ])('%s is set all the same, inside the measure', (_, text) => {
    keeps(text, 10);
    const lines = set(text, 10);
    for (const { width } of lines) expect(width).toBeLessThanOrEqual(10 * SIZE + 1e-6);
  });

  it.each([
    ['an endless word', `甲乙丙${'x'.repeat(60)}丁戊己`, true],
    ['Chinese text', '一二三四五六七八九十'.repeat(4), false],
  ])('%s: its lines say whether they were forced: %s', (_, text, forced) => {
    expect(set(text, 10).some((line) => line.forced)).toBe(forced);
  });

  it('an unbreakable span wider than the measure is divided, no character lost', () => {
    const lines = composeParagraph([spanOf('甲乙丙丁戊己庚', { unbreakable: true })], style(3));
    expect(texts(lines).join('')).toBe('甲乙丙丁戊己庚');
  });

  it.each([0, 1, 2, 3])('an empty span at %i changes nothing', (index) => {
    const spans = [spanOf('一二'), spanOf('三，'), spanOf('四五')];
    const without = composeParagraph(spans, style(3));
    const withOne = composeParagraph(
      [...spans.slice(0, index), spanOf(''), ...spans.slice(index)],
      style(3),
    );
    expect(texts(withOne)).toEqual(texts(without));
  });
});

describe('spans are one text', () => {
  it.each([
    ['marks that meet at a span’s edge', ['甲”', '，乙'], '甲”，乙'],
    ['a dash', ['甲—', '—乙'], '甲——乙'],
    ['？！', ['甲？', '！乙'], '甲？！乙'],
    ['Han and Western', ['共', '28', '项'], '共28项'],
  ])('%s', (_, parts, whole) => {
    const places = (lines: ReturnType<typeof set>) =>
      lines.flatMap((line) =>
        line.runs.flatMap(({ x, advances }) =>
          advances.map((_, k) => x + advances.slice(0, k).reduce((a, b) => a + b, 0)),
        ),
      );
    const lines = composeParagraph(
      parts.map((text) => spanOf(text)),
      style(20),
    );
    places(lines).forEach((x, index) => {
      expect(x).toBeCloseTo(places(set(whole, 20))[index] as number, 6);
    });
  });
});

describe('phrase spaces in headings (docs/typography.md, rule 11)', () => {
  const head = { align: 'center', phraseSpaces: true } as const;

  it.each([
    ['full width', '抓牢疫情防控\u3000深化改革创新'],
    ['half width', '抓牢疫情防控 深化改革创新'],
  ])('%s: one em, where it stands on one line', (_, text) => {
    const [line] = set(text, 20, head);
    expect(line?.width).toBeCloseTo((20 + 13) * 5, 4);
  });

  it.each([
    [
      'full width',
      '北京：抓牢疫情防控\u3000深化改革创新',
      ['北京：抓牢疫情防控\u3000', '深化改革创新'],
    ],
    ['half width', '北京：抓牢疫情防控 深化改革创新', ['北京：抓牢疫情防控 ', '深化改革创新']],
    [
      'of two, where the lines are most alike',
      '一是抓创新 二是抓民生 三是抓',
      ['一是抓创新 ', '二是抓民生 三是抓'],
    ],
  ])('%s: the best place to break', (_, text, lines) => {
    expect(texts(set(text, 11, head))).toEqual(lines);
  });

  it('the space hangs out of the line that it ends: both lines stand in the middle', () => {
    const lines = set('抓牢疫情防控\u3000深化改革创新', 10, head);
    for (const line of lines) expect(line.runs[0]?.x).toBeCloseTo(20, 4);
  });

  it('a space between Western words is no phrase space', () => {
    const [line] = set('App Store', 20, { ...head, align: 'start' });
    expect(line?.width).toBeCloseTo(45, 4);
  });

  it('nor is one in running text', () => {
    const [line] = set('甲乙 丙丁', 20);
    expect(line?.width).toBeCloseTo(45, 4);
  });
});

describe('hanging marks (docs/typography.md, rule 14)', () => {
  it.each(['，', '。', '、', '；', '：'])('%s stands outside the measure, whole', (mark) => {
    const [line] = set(`一二三四五六七八${mark}九十甲乙丙丁戊`, 8, { hanging: true });
    expect(texts([line as never])[0]).toBe(`一二三四五六七八${mark}`);
    expect(line?.width).toBeCloseTo(80, 6);
  });

  it.each(['）', '”', '》', '！', '？'])('%s never hangs', (mark) => {
    const lines = set(`一二三四五六七八${mark}九十甲乙丙丁戊`, 8, { hanging: true });
    expect(texts(lines)[0]).toBe('一二三四五六七');
  });

  it('off unless asked for', () => {
    expect(texts(set('一二三四五六七八，九十甲乙丙丁戊', 8))[0]).toBe('一二三四五六七');
  });
});

describe('a character grid', () => {
  const grid = { grid: true, marks: 'full' } as const;
  /** A Latin face whose letters don’t fill half cells. */
  const odd = { ...spanOf('').face, advance: (code: number) => (code < 0x100 ? 0.55 : 1) };

  it.each(['第5号文件发布', '共128项任务', '达12.5%左右', '为A类企业', '至2020年底'])(
    '%s: what follows a run is back on the grid, and no gap is wider than a third of an em',
    (text) => {
      const [line] = composeParagraph([{ ...spanOf(text), face: odd }], style(20, grid));
      const all = line?.runs[0];
      let x = all?.x ?? 0;
      const places = (all?.advances ?? []).map((advance) => {
        const here = x;
        x += advance;
        return here / SIZE;
      });
      const after = [...text].findLastIndex((one) => /[!-~]/.test(one)) + 1;
      expect(((places[after] as number) * 2) % 1).toBeCloseTo(0, 6);
      expect((places[after] as number) - (places[after - 1] as number) - 0.55).toBeLessThan(0.334);
    },
  );

  it('a run between Han and a mark too: the gap takes the rest, at most half an em, and digits are never spaced out', () => {
    const [line] = composeParagraph([{ ...spanOf('甲，128项乙'), face: odd }], style(20, grid));
    const places = (line?.runs[0]?.advances ?? []).map((one) => one / SIZE);
    expect((places[2] ?? 0) + (places[3] ?? 0) + (places[4] ?? 0)).toBeCloseTo(2, 6);
    expect(places.slice(2, 4)).toEqual([expect.closeTo(0.55, 6), expect.closeTo(0.55, 6)]);
  });

  it('with a written space too', () => {
    const own = { ...odd, advance: (code: number) => (code < 0x100 ? 0.53 : 1) };
    const [line] = composeParagraph([{ ...spanOf('4:50 第一批'), face: own }], style(20, grid));
    const advances = (line?.runs[0]?.advances ?? []).map((one) => one / SIZE);
    expect(advances.slice(0, 4)).toEqual(Array.from({ length: 4 }, () => expect.closeTo(0.53, 6)));
    expect(advances.slice(0, 5).reduce((sum, one) => sum + one, 0)).toBeCloseTo(2.5, 6);
  });

  it.each(['，5项', '，12项', '，123项', '，1234项', '，AB项', '一是2.5项'])(
    '%s: letters and digits as far apart as their face has them, the gap half an em at most',
    (text) => {
      const [line] = composeParagraph([{ ...spanOf(text), face: odd }], style(20, grid));
      const advances = (line?.runs[0]?.advances ?? []).map((one) => one / SIZE);
      const western = [...text].flatMap((one, at) => (/[!-~]/.test(one) ? [at] : []));
      for (const at of western.slice(0, -1)) expect(advances[at]).toBeCloseTo(0.55, 6);
      expect((advances[western.at(-1) ?? 0] as number) - 0.55).toBeLessThanOrEqual(0.5);
    },
  );

  it.each(['甲\u3000乙', '第\u300012\u3000条', '12\u300034', '，\u3000甲'])(
    '%s: a full-width space is exactly one em',
    (text) => {
      const [line] = composeParagraph([{ ...spanOf(text), face: odd }], style(20, grid));
      const advances = line?.runs.flatMap((run) => run.advances) ?? [];
      const at = [...text].flatMap((one, index) => (one === '\u3000' ? [index] : []));
      expect(at.map((index) => (advances[index] as number) / SIZE)).toEqual(
        at.map(() => expect.closeTo(1, 6)),
      );
    },
  );

  it('a written space is a run’s gap, not one more', () => {
    const [line] = set('打开 https 页面', 20, grid);
    const [run] = line?.runs ?? [];
    const before = (run?.advances ?? []).slice(0, 3).reduce((sum, one) => sum + one, 0) / SIZE;
    expect(before).toBeLessThanOrEqual(2 + 1 / 3 + 1e-6);
  });
});

describe('hyphenation', async () => {
  const hyphenate = await hyphenation('en-us');
  const withHyphens = (text: string, ems: number) =>
    composeParagraph([spanOf(text, { hyphenate })], style(ems));

  it.each([
    ['internationalization', 12],
    ['standardization', 10],
    ['administration', 9],
  ])('%s is divided by its language only', (word, ems) => {
    const lines = withHyphens(`关于${word}的若干规定和经验`, ems);
    const places = new Set(hyphenate?.(word) ?? []);
    for (const line of lines.filter(({ hyphen }) => hyphen !== undefined)) {
      expect(places.has(line.end - 2)).toBe(true);
    }
    expect(texts(lines).join('')).toContain(word);
  });

  it.each(['abcd', 'GB/T', 'www.internationalization.org', 'internationalization2020'])(
    '%s is not divided',
    (word) => {
      for (const line of withHyphens(`${'一'.repeat(6)}${word}甲乙丙丁戊己庚辛`, 13)) {
        expect(line.hyphen).toBeUndefined();
      }
    },
  );
});

describe('ruby', () => {
  const ruby = (text: string) => ({ text, face: spanOf('').face, size: SIZE / 2 });

  it.each([
    ['甲', 'ab', 2.5],
    ['甲乙', 'abcd', 5],
    ['甲乙', 'ab', 7.5],
    ['甲', 'abcdef', -2.5],
  ])('over %s, %s stands in the middle', (base, text, x) => {
    const [line] = composeParagraph(
      [spanOf('一二三'), spanOf(base, { ruby: ruby(text) }), spanOf('四')],
      style(20),
    );
    expect(line?.ruby[0]).toMatchObject({ text, x: 3 * SIZE + x });
  });

  it('is no part of the text', () => {
    const lines = composeParagraph([spanOf('漢', { ruby: ruby('hàn') }), spanOf('字')], style(20));
    expect(texts(lines)).toEqual(['漢字']);
  });
});
