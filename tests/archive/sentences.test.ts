import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffSentences, sentencesOf } from '../../src/archive/sentences.js';
import { within } from '../support/speed.js';

describe('sentences', () => {
  it.each([
    ['今年以来，各地落实。成效明显！怎么看？', ['今年以来，各地落实。', '成效明显！', '怎么看？']],
    ['他说：“好。”大家同意。', ['他说：“好。”', '大家同意。']],
    ['“为什么？！”（笑。）完', ['“为什么？！”', '（笑。）', '完']],
    ['等等……还有下文。', ['等等……还有下文。']],
    ['“等等……”他走了。', ['“等等……”', '他走了。']],
    [
      '增长1.77万户，同比3.5%。A is B. The next one.',
      ['增长1.77万户，同比3.5%。', 'A is B.', 'The next one.'],
    ],
    ['第一行\n第二行', ['第一行', '第二行']],
    ['　', []],
  ])('%s', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });

  it('lose no character but the space around them', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'甲乙。！？…”）\n aB.1') }), (text) => {
        const bare = (one: string) => one.replace(/\s/g, '');
        expect(bare(sentencesOf(text).join(''))).toBe(bare(text));
      }),
    );
  });
});

describe('what became of sentences', () => {
  it('names the sentences that were added, taken out and changed, in order', () => {
    const before = ['一季度增长一成。', '各地认真落实。', '旧的一句没了。', '末句不变。'];
    const after = ['一季度增长两成。', '各地认真落实。', '末句不变。', '又添一句！'];
    expect(diffSentences(before, after)).toEqual([
      { kind: 'changed', before: '一季度增长一成。', after: '一季度增长两成。' },
      { kind: 'removed', before: '旧的一句没了。' },
      { kind: 'added', after: '又添一句！' },
    ]);
  });

  it('gives the later text from the earlier one, with as few changes as there can be', () => {
    const sentence = fc.constantFrom('甲。', '乙乙乙。', '丙丁丙丁。', '戊！');
    const texts = fc.array(sentence, { maxLength: 12 });
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const changes = diffSentences(before, after);
        const gone = changes.flatMap((one) => (one.kind === 'added' ? [] : [one.before]));
        const come = changes.flatMap((one) => (one.kind === 'removed' ? [] : [one.after]));
        const kept = longestCommon(before, after);
        expect(gone).toHaveLength(before.length - kept);
        expect(come).toHaveLength(after.length - kept);
        expect(without(before, gone)).toEqual(without(after, come));
      }),
    );
  });

  it.each([
    [
      'every one of 4,000 sentences is changed',
      4000,
      (n: number) => `第${n}条甲有所修改，其余照旧。`,
    ],
    ['none of 20,000 sentences is kept', 20_000, (n: number) => `另${n * 7919}`],
  ])('takes seconds where %s', async (_, count, write) => {
    const before = Array.from({ length: count }, (_, n) => `第${n}条乙有所修改，其余照旧。`);
    const after = Array.from({ length: count }, (_, n) => write(n));
    await within(5, () => diffSentences(before, after));
  });

  it('of a long text whose sentences were moved about shows each that stayed in order as unchanged', () => {
    const before = Array.from({ length: 6000 }, (_, n) => `第${n}句。`);
    const after = [...before.slice(3000, 3100), ...before.slice(0, 3000), ...before.slice(3100)];
    const changes = diffSentences(before, after);
    expect(changes.filter(({ kind }) => kind === 'removed')).toHaveLength(100);
    expect(changes.filter(({ kind }) => kind === 'added')).toHaveLength(100);
  });

  it('a division of ten thousand sentences is compared in seconds', async () => {
    const before = Array.from({ length: 10_000 }, (_, n) => `第${n}句。`);
    const after = before.flatMap((one, n) =>
      n % 1000 === 7 ? [] : n % 1500 === 3 ? [one, '新句。'] : [one],
    );
    await within(10, () => expect(diffSentences(before, after)).toHaveLength(17));
  });
});

/** What is left when `taken`, in order, is taken out: the last fitting one of each, so that order decides. */
function without(sentences: readonly string[], taken: readonly string[]): readonly string[] {
  const left = [...sentences].sort();
  for (const one of taken) left.splice(left.indexOf(one), 1);
  return left;
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  const rows = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const [row, above] = [rows[i] as number[], rows[i - 1] as number[]];
      row[j] =
        a[i - 1] === b[j - 1]
          ? (above[j - 1] as number) + 1
          : Math.max(above[j] as number, row[j - 1] as number);
    }
  }
  return (rows[a.length] as number[])[b.length] as number;
}
