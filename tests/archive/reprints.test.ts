import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findReprints } from '../../src/archive/reprints/find-reprints.js';
import { fingerprints } from '../../src/archive/reprints/fingerprints.js';
import { sentencesOfFile } from '../../src/archive/reprints/letters.js';
import { indexSentences } from '../../src/archive/reprints/sentence-index.js';
import { generate, randomOf, repeated } from '../../tools/reprints/generate.js';

const index = (...texts: readonly string[]) =>
  indexSentences(
    texts.map((text, at) => ({
      edition: `e${at}`,
      file: `e${at}.md`,
      sentences: sentencesOfFile(text),
    })),
  );
const MARKET =
  '清晨六点，河口镇的早市已经亮起了灯。卖菜的老周把刚割的韭菜一捆一捆码好，等着第一批客人。';
const ROOF =
  '镇里今年把市场棚顶翻修了一遍，又添了四十个摊位。摊租三年不涨，附近六个村的菜都往这里送。';

describe('reprints', () => {
  it('are found word for word, with both places, marks and spaces aside', () => {
    const text = `---\nrole: chapter\n---\n\n# 新的一篇\n\n开头一句与别处无关。${MARKET}`;
    const [one, ...rest] = findReprints(
      sentencesOfFile(text),
      index(ROOF, `# 早市\n\n${MARKET.replaceAll('，', ', ')}`),
    );
    expect(rest).toEqual([]);
    expect(one).toMatchObject({ sentences: 2, exact: true });
    expect(one?.first).toMatchObject({ line: 7, column: 11 });
    expect(one?.earlier).toEqual({ edition: 'e1', file: 'e1.md', line: 3 });
  });

  it('are found where words were changed, and a sentence was put between', () => {
    const altered = MARKET.replace('已经亮起', '早已亮起').replace('。卖菜', '。天还没有亮。卖菜');
    const [one] = findReprints(sentencesOfFile(altered), index(MARKET));
    expect(one).toMatchObject({ sentences: 2, exact: false });
  });

  it.each([
    ['one sentence alone', MARKET.slice(0, MARKET.indexOf('。') + 1)],
    ['the same sentences apart', MARKET.replace('。卖菜', `。${ROOF}${ROOF}卖菜`)],
    ['another text', ROOF],
  ])('%s is none', (_, text) => {
    expect(findReprints(sentencesOfFile(text), index(MARKET))).toEqual([]);
  });

  it('are found though they are short, word for word from twelve letters on', () => {
    const earlier = index('早市添了灯。地价应当相宜。晚市收得早。');
    const found = (text: string) => findReprints(sentencesOfFile(text), earlier).length;
    expect(found('天晴。地价应当相宜。晚市收得早。')).toBe(0);
    expect(found('天晴。早市添了灯。地价应当相宜。晚市收得早。')).toBe(1);
  });

  it('a phrase that hundreds of editions end with is none', () => {
    const standing = '请各单位结合实际认真抓好贯彻落实。执行中的情况和问题请及时报告。';
    const earlier = Array.from({ length: 500 }, () => standing);
    expect(findReprints(sentencesOfFile(standing), index(...earlier))).toEqual([]);
  });

  it('planted among a thousand generated editions are found, and nothing else', () => {
    const random = randomOf(3);
    const editions = generate(1000, random);
    const earlier = index(...editions.map(({ sentences }) => sentences.join('\n\n')));
    const fresh = generate(40, random);
    let found = 0;
    for (const [at, { sentences }] of fresh.entries()) {
      const { from, sentences: passage } = repeated(editions, random, at % 2 === 1);
      const text = [...sentences.filter((one) => !one.startsWith('请各')), ...passage].join('\n\n');
      const ids = findReprints(sentencesOfFile(text), earlier).map((one) => one.earlier.edition);
      const wanted = `e${from.replace('edition-', '')}`;
      if (ids.includes(wanted)) found++;
      expect(ids.filter((id) => id !== wanted)).toEqual([]);
    }
    expect(found).toBeGreaterThanOrEqual(39);
  });
});

it('texts that share eight letters in a row share a fingerprint', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'甲乙丙丁戊己庚辛'), maxLength: 30 });
  const shared = fc.string({
    unit: fc.constantFrom(...'甲乙丙丁戊己庚辛'),
    minLength: 8,
    maxLength: 20,
  });
  fc.assert(
    fc.property(letters, letters, shared, letters, letters, (a, b, same, c, d) => {
      const one = new Set(fingerprints(a + same + b));
      expect(fingerprints(c + same + d).some((hash) => one.has(hash))).toBe(true);
    }),
  );
});
