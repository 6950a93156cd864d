import { describe, expect, it } from 'vitest';
import { checkLedger, type Ledger } from '../../src/normalise/index.js';
import { imported } from './source-of.js';

const TEXT = [
  '标题',
  '北京:抓牢防控',
  '今年以来,全市统筹推进各项工作,持续优化营商环境,激发市场主体活力,取得突出成效。',
  '上海:加强建设',
  '结合实际强化监管,保供稳价、促进复工复产取得突出成效,群众满意度明显提高,社会稳定。',
  '北京:抓牢防控',
  '今年以来,全市统筹推进各项工作,持续优化营商环境,激发市场主体活力,取得突出成效。',
  '上海:加强建设',
  '结合实际强化监管,保供稳价、促进复工复产取得突出成效,群众满意度明显提高,社会稳定。',
].join('\n');

/** The rules that speak when `spoil` has changed the ledger, or the text of a file. */
async function rules(
  spoil: (
    ledger: Ledger & { lines: object[]; totals: object; edits: object[]; files: object[] },
    files: { path: string; text: string }[],
  ) => void,
) {
  const { source, files } = await imported(TEXT);
  const ledger = JSON.parse(files.find(({ path }) => path === 'ledger.json')?.text ?? '');
  const texts = files.filter(({ path }) => path !== 'ledger.json').map((file) => ({ ...file }));
  spoil(ledger, texts);
  return [...new Set(checkLedger(ledger, [source], texts).map(({ ruleId }) => ruleId))];
}

describe('the proof of a ledger', async () => {
  it('of a true one finds nothing', async () => {
    expect(await rules(() => {})).toEqual([]);
  });

  it.each([
    ['a line without a fate', 'ledger/fate', (ledger: { lines: object[] }) => ledger.lines.pop()],
    [
      'a line with two',
      'ledger/fate',
      (ledger: { lines: object[] }) => ledger.lines.push({ ...ledger.lines[0] }),
    ],
    [
      'totals that don’t add up',
      'ledger/totals',
      (ledger: { totals: object }) => Object.assign(ledger.totals, { kept: 9 }),
    ],
    [
      'a duplicate of another line',
      'ledger/not-a-duplicate',
      (ledger: { lines: object[] }) => Object.assign(ledger.lines[6] as object, { of: 5 }),
    ],
    [
      'an edit that doesn’t find what it changes',
      'ledger/edit',
      (ledger: { edits: object[] }) => Object.assign(ledger.edits[0] as object, { from: '甲' }),
    ],
  ])('finds %s', async (_, rule, spoil) => {
    expect(await rules(spoil as never)).toContain(rule);
  });

  it('finds a sentence that was lost from the Markdown, with the line', async () => {
    expect(
      await rules((ledger, files) => {
        const file = files.find(({ path }) => path === '01-beijing.md');
        if (file !== undefined) file.text = file.text.replace('持续优化营商环境，', '');
        ledger.files.length = 0;
      }),
    ).toContain('ledger/text');
  });

  it('says of a file edited by hand that it is, and doesn’t call the ledger wrong', async () => {
    expect(
      await rules((_, files) => {
        const file = files.find(({ path }) => path === '01-beijing.md');
        if (file !== undefined) file.text = file.text.replace('激发', '充分激发');
      }),
    ).toEqual(['ledger/hand-edited']);
  });
});
