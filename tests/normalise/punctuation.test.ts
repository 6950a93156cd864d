import { expect, it } from 'vitest';
import { PUNCTUATION_RULES } from '../../src/normalise/punctuation/rules.js';
import { imported } from './source-of.js';

const PROSE = '今年以来，全市市场监管系统统筹推进各项工作，持续优化营商环境，激发市场主体活力。';

it.each(PUNCTUATION_RULES.map((rule) => [rule.id, rule] as const))(
  '%s',
  async (id, { written, becomes }) => {
    const { manuscript } = await imported(['标题', PROSE, written].join('\n'));
    expect(manuscript.sections[0]?.paragraphs.at(-1)?.text).toBe(becomes);
    expect(manuscript.ledger.edits.map(({ rule }) => rule)).toContain(id);
  },
);

it('every edit that changes a mark names a rule of the table', async () => {
  const { manuscript } = await imported(
    ['标题', PROSE, ...PUNCTUATION_RULES.map(({ written }) => written)].join('\n'),
  );
  const known = new Set(PUNCTUATION_RULES.map(({ id }) => id));
  for (const { rule } of manuscript.ledger.edits) expect(known).toContain(rule);
});

it.each([
  [
    'full-width digits beside half-width ones',
    '共１２项，另有34项。',
    '共12项，另有35项。',
    '１２',
  ],
  ['separators beside none', '共12,345人。', '另有67890人，又有54321人。', '12,345'],
])('numerals: %s are told and not changed', async (_, one, other, here) => {
  const { manuscript } = await imported(['标题', PROSE, one, other, other].join('\n'));
  expect(
    manuscript.diagnostics.find(({ ruleId }) => ruleId === 'manuscript/numerals')?.values.here,
  ).toBe(here);
  expect(manuscript.sections[0]?.paragraphs[1]?.text).toBe(one);
});
