import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/messages/diagnostic.js';
import type { Decision, Take } from '../../src/model/decisions.js';
import {
  decidedLine,
  parseDecisions,
  withDecision,
  withoutDecision,
} from '../../src/normalise/decisions-file.js';
import { checkLedger } from '../../src/normalise/index.js';
import { imported } from './source-of.js';

const SOURCE = [
  '乡村阅读周报',
  '',
  '一、河湾村',
  '河湾村的书屋上月新添图书三百册,周末开门。',
  '来借书的多是孩子，也有老人，大家都说方便多了。',
  '二、柳林村',
  '柳林村把书屋搬进了祠堂。',
  '请各村于月底前报送名单。',
  '上一篇：河湾村的春天',
].join('\n');

/** A decision as decisions.yaml gives it. */
const placed = (decision: Decision) => ({ decision, place: {} });

type Wish = readonly [rule: string, number: number, take: Take];

/** Imports the source under the decisions, and proves the ledger. */
async function decided(...wishes: readonly Wish[]) {
  const lines = SOURCE.split('\n');
  const decisions = wishes.map(([rule, number, take], index) => ({
    decision: { rule, take, line: decidedLine(lines[number - 1] ?? '', number) },
    place: { file: 'decisions.yaml', line: index * 4 + 1, column: 3 },
  }));
  const made = await imported(SOURCE, { decisions });
  expect(checkLedger(made.manuscript.ledger, [made.source], made.files)).toEqual([]);
  const rules = made.manuscript.diagnostics.map(({ ruleId }) => ruleId);
  return { ...made, rules, line: (n: number) => made.manuscript.ledger.lines[n - 1] };
}

describe('an editor’s decision', () => {
  it('without any, the rules decide', async () => {
    const { line, manuscript } = await decided();
    expect(line(9)?.fate).toBe('dropped');
    expect(manuscript.sections.map(({ heading }) => heading)).toEqual(['一、河湾村', '二、柳林村']);
  });

  it('keeps a line that a noise rule drops, and the ledger names it', async () => {
    const { line, file } = await decided(['page-neighbours', 9, 'keep']);
    expect(line(9)).toMatchObject({
      fate: 'kept',
      decisions: [{ rule: 'page-neighbours', take: 'keep' }],
    });
    expect(file(line(9)?.to ?? '')).toContain('上一篇：河湾村的春天');
  });

  it('keeps a line of a text that is pasted twice', async () => {
    const twice = `${SOURCE}\n${SOURCE}`;
    const fatesOf = async (...decisions: Parameters<typeof placed>[0][]) =>
      (await imported(twice, { decisions: decisions.map(placed) })).manuscript.ledger.lines;
    expect((await fatesOf())[13]?.fate).toBe('duplicate');
    const line = decidedLine(SOURCE.split('\n')[4] ?? '', 14);
    const lines = await fatesOf({ rule: 'duplicate', take: 'keep', line });
    expect([lines[4]?.fate, lines[13]?.fate]).toEqual(['kept', 'kept']);
  });

  it('drops a line', async () => {
    const { line, files } = await decided(['manuscript/near-copy', 8, 'drop']);
    expect(line(8)).toMatchObject({ fate: 'dropped', as: 'decided', why: '编辑决定删去' });
    expect(files.some(({ text }) => text.includes('报送名单') && !text.startsWith('{'))).toBe(
      false,
    );
  });

  it('makes a line a heading of its level', async () => {
    const { manuscript, file } = await decided(
      ['structure/heading', 7, 'heading 2'],
      ['structure/heading', 8, 'heading 1'],
    );
    expect(manuscript.sections.map(({ heading }) => heading)).toEqual([
      '一、河湾村',
      '二、柳林村',
      '请各村于月底前报送名单。',
    ]);
    expect(file(manuscript.sections[1]?.file ?? '')).toContain('## 柳林村把书屋搬进了祠堂');
  });

  it('leaves a heading as text', async () => {
    const { manuscript, file } = await decided(['structure/heading', 6, 'as-is']);
    expect(manuscript.sections.map(({ heading }) => heading)).toEqual(['一、河湾村']);
    expect(file(manuscript.sections[0]?.file ?? '')).toMatch(/\n\n二、柳林村\n\n柳林村/);
  });

  it('joins a line to the one before it', async () => {
    const { line, file } = await decided(['join', 5, 'join']);
    expect(line(5)?.fate).toBe('joined');
    expect(file(line(5)?.to ?? '')).toContain('周末开门。来借书的多是孩子');
  });

  it('leaves a mark as the source writes it', async () => {
    const { line, file, manuscript } = await decided(['gbt15834/comma', 4, 'as-is']);
    expect(file(line(4)?.to ?? '')).toContain('三百册,周末');
    expect(manuscript.ledger.edits.filter(({ line: at }) => at === 4)).toEqual([]);
  });

  it('holds for the line with its text, wherever that stands now', async () => {
    const lines = SOURCE.split('\n');
    const decision = { rule: 'x', take: 'drop', line: decidedLine(lines[7] ?? '', 2) } as const;
    const { manuscript } = await imported(SOURCE, { decisions: [{ decision, place: {} }] });
    expect(manuscript.ledger.lines[7]?.fate).toBe('dropped');
  });

  it('about a line that is no longer there is a warning with its place', async () => {
    const decision = { rule: 'x', take: 'drop', line: decidedLine('没有这一行', 3) } as const;
    const place = { file: 'decisions.yaml', line: 7, column: 3 };
    const { manuscript } = await imported(SOURCE, { decisions: [{ decision, place }] });
    expect(manuscript.diagnostics[0]).toMatchObject({
      ruleId: 'decisions/no-such-line',
      line: 7,
      fatal: false,
    });
  });

  it('that changes nothing is named', async () => {
    expect((await decided(['gbt15834/clon', 4, 'as-is'])).rules).toContain('decisions/no-effect');
    expect((await decided(['gbt15834/comma', 4, 'as-is'])).rules).not.toContain(
      'decisions/no-effect',
    );
  });

  it('that contradicts another is an error', async () => {
    const both = decided(['page-neighbours', 9, 'keep'], ['x', 9, 'drop']);
    await expect(both).rejects.toThrow(InputError);
    await expect(both).rejects.toThrow(/line 9 .* keep and drop/);
  });
});

describe('decisions.yaml', () => {
  const line = decidedLine('甲', 3);
  const decision = { rule: 'nav', line, take: 'keep' } as const;

  it('holds decisions, which can be added, replaced and removed; comments stay', () => {
    const one = withDecision('# 编辑部\n', 'decisions.yaml', decision);
    expect(one).toContain('# 编辑部');
    const two = withDecision(one, 'decisions.yaml', { ...decision, take: 'drop' });
    expect(parseDecisions(two, 'decisions.yaml').map((one) => one.decision.take)).toEqual(['drop']);
    const none = withoutDecision(two, 'decisions.yaml', decision);
    expect(parseDecisions(none, 'decisions.yaml')).toEqual([]);
    expect(none).toContain('# 编辑部');
  });

  it.each([
    [
      'a wrong take',
      `- {rule: nav, line: {sha256: ${line.sha256}, number: 3}, take: hold}`,
      1,
      108,
    ],
    [
      'a wrong key',
      `- rule: nav\n  lines: 3\n  line: {sha256: ${line.sha256}, number: 3}\n  take: keep`,
      2,
      3,
    ],
    ['a short digest', '- rule: nav\n  line: {sha256: abc, number: 3}\n  take: keep', 2, 10],
    ['no list', 'rule: nav\n', 1, 1],
    ['no YAML', '- {rule: nav\n', 3, 1],
  ])('%s is an error with line and column', (_, text, at, column) => {
    try {
      parseDecisions(`${text}\n`, 'decisions.yaml');
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      expect((error as InputError).diagnostics[0]).toMatchObject({ line: at, column });
    }
  });
});
