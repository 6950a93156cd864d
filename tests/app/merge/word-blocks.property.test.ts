import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presentBase, withWordBlocks } from '../../../src/app/import/word-blocks.js';
import { parseDivision } from '../../../src/edition/index.js';

const fileOf = (text: string) => ({
  text,
  division: parseDivision({ path: '01-a.md', text }).division,
});

const divisionOf = (blocks: readonly (readonly string[])[]) =>
  `# 一\n\n${blocks.map((sentences) => sentences.join('')).join('\n\n')}\n`;

function merge(base: string, mine: string, theirs: string, take: 'edited' | 'source' = 'edited') {
  return withWordBlocks(
    fileOf(mine),
    fileOf(theirs),
    presentBase(fileOf(base).division.tree),
    take,
  );
}

describe('an edition and its Word file, both changed since', () => {
  it('keep every change of either side, none twice, where no sentence is changed by both', () => {
    const plan = fc.array(
      fc.array(fc.constantFrom('same', 'mine', 'theirs', 'mine-more', 'theirs-more'), {
        minLength: 1,
        maxLength: 4,
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(plan, (blocks) => {
        const sentence = (block: number, at: number) => `第${block}段第${at}句原来的话。`;
        const side = (name: string) =>
          divisionOf(
            blocks.map((kinds, block) =>
              kinds.map((kind, at) => {
                if (kind === name) return `${name}改了第${block}段第${at}句。`;
                const more = kind === `${name}-more` ? `${name}在第${block}段第${at}句后添。` : '';
                return sentence(block, at) + more;
              }),
            ),
          );
        const both = divisionOf(
          blocks.map((kinds, block) =>
            kinds.map((kind, at) => {
              if (kind === 'same') return sentence(block, at);
              const [name = '', more] = kind.split('-');
              if (more === undefined) return `${name}改了第${block}段第${at}句。`;
              return `${sentence(block, at)}${name}在第${block}段第${at}句后添。`;
            }),
          ),
        );
        const { text, conflicts } = merge(side('none'), side('mine'), side('theirs'));
        // Two sentences that stand side by side may be one place; none is lost then, and the place is named.
        if (conflicts.length === 0) expect(text).toBe(both);
        for (const { has, wants } of conflicts) expect(has + wants).toMatch(/改了|添/);
        expect(merge(side('none'), side('mine'), side('none')).text).toBe(side('mine'));
        expect(merge(side('none'), side('none'), side('theirs')).text).toBe(side('theirs'));
        expect(merge(side('none'), side('mine'), side('mine'))).toEqual({
          text: side('mine'),
          conflicts: [],
        });
      }),
      { numRuns: 300 },
    );
  });

  it('name a sentence that both changed, and take the side that is asked for', () => {
    const [base, mine, theirs] = ['甲一句。', '乙改句。', '丙改句。'].map(
      (one) => `# 一\n\n前面的一句话。${one}后面的一句话。\n`,
    ) as [string, string, string];
    const kept = merge(base, mine, theirs);
    expect(kept.conflicts).toEqual([{ line: 3, has: '乙改句。', wants: '丙改句。' }]);
    expect(kept.text).toBe(mine);
    expect(merge(base, mine, theirs, 'source').text).toBe(theirs);
  });

  it('keep the notes of both', () => {
    const base = '# 一\n\n甲句[^a]。\n\n乙句。\n\n[^a]: 甲注。\n';
    const mine = '# 一\n\n甲句[^a]。\n\n乙句[^b]。\n\n[^a]: 甲注。\n\n[^b]: 编者的注。\n';
    const theirs = '# 一\n\n甲句改过[^1]。\n\n乙句。\n\n[^1]: 甲注也改过。\n';
    expect(merge(base, mine, theirs)).toEqual({
      text: '# 一\n\n甲句改过[^a]。\n\n乙句[^b]。\n\n[^a]: 甲注也改过。\n\n[^b]: 编者的注。\n',
      conflicts: [],
    });
  });
});
