import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledgerDiagnostics } from '../../src/app/check-path.js';
import { importSource } from '../../src/app/import-source.js';
import { decideLines, undoStep } from '../../src/app/review/decide-lines.js';
import { reviewEdition } from '../../src/app/review/review.js';
import { InputError } from '../../src/messages/diagnostic.js';
import { Recall } from '../../src/model/recall.js';

const SOURCE = `春耕备耕专刊
编者按：各地抓住农时，春耕备耕有序推进。本刊摘编几则经验，供参考。
一、抓好农资供应
各县要提前摸清底数,备足化肥、种子和农膜,确保质量可靠;价格平稳。农资价格每日公布,群众监督,有问题随时反映到县里的服务热线去。
供销社要组织好货源,把肥料送到村头,方便群众就近购买,不得抬价惜售。各地要加强检查,发现违法经营立即查处,并向社会公布。
信用社要简化手续,及时发放支农贷款,保证春耕资金。凡是手续齐全的,三天之内办结,不得拖延,不得搭售其他产品,不得另外收费。
各县要提前摸清底数,备足化肥、种子和农膜,确保质量可靠;价格平稳。农资价格每日公布,群众监督,有问题随时反映到县里的服务热线去。
供销社要组织好货源,把肥料送到村头,方便群众就近购买,不得抬价惜售。各地要加强检查,发现违法经营立即查处,并向社会公布。
信用社要简化手续,及时发放支农贷款,保证春耕资金。凡是手续齐全的,三天之内办结,不得拖延,不得搭售其他产品,不得另外收费。
【纠错】 【责任编辑：王某】
二、修好水利设施
全市共有水库12座,塘坝340处,渠道1200公里,都要在三月底以前检修完毕,做到能蓄能排,不留隐患,并由专人看管,每天巡查。
全市共有水库12座,塘坝340处,渠道1200公里,都要在四月底以前检修完毕,做到能蓄能排,不留隐患,并由专人看管,每天巡查。
各乡镇要落实责任人 ,发现问题立即整改.
上一篇：关于春季防火的通知
三、做好技术服务
农技员“进村入户",手把手教农民选种、育秧.
相关新闻
`;

let root: string;
let folder: string;
const memory = new Recall();

beforeAll(async () => {
  root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kanben-review-'));
  const source = { name: 'chungeng.txt', bytes: new TextEncoder().encode(SOURCE) };
  folder = (await importSource([source], { to: root, id: 'chungeng' })).path;
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const faults = async () =>
  (await ledgerDiagnostics(folder)).filter(({ severity }) => severity === 'error').map(String);

describe('the review of an import', () => {
  it('has a card for each decision of the rules', async () => {
    const { cards } = await reviewEdition(folder);
    const kinds = new Set(cards.map(({ kind }) => kind));
    for (const kind of ['heading', 'dropped', 'duplicate', 'near-copy', 'change'] as const) {
      expect(kinds, kind).toContain(kind);
    }
    expect(new Set(cards.map(({ key }) => key)).size).toBe(cards.length);
    const headings = cards.filter(({ rule }) => rule === 'structure/heading');
    expect(headings.map(({ level }) => level)).toEqual(headings.map(() => 1));
  });

  it('sets a paragraph beside the one of another source that it is like', async () => {
    const [, , , like = ''] = SOURCE.split('\n');
    const other = `另一期简报\n一、农资\n${like.replace('每日公布', '每周公布')}\n`;
    const sources = [
      { name: 'jia.txt', bytes: new TextEncoder().encode(SOURCE) },
      { name: 'yi.txt', bytes: new TextEncoder().encode(other) },
    ];
    const { path } = await importSource(sources, { to: root, id: 'liangji' });
    const { cards } = await reviewEdition(path);
    const card = cards.find(({ kind, source }) => kind === 'near-copy' && source === 1);
    expect(card).toMatchObject({ line: 3, of: 4, ofSource: 0 });
    expect(card?.findings[0]?.message).toContain('line 4 of “jia.txt”');
  });

  it('keeps a reversed decision in decisions.yaml and names it in the ledger', async () => {
    const { cards } = await reviewEdition(folder);
    const dropped = cards.find(({ kind }) => kind === 'duplicate');
    if (dropped === undefined) throw new Error('nothing was dropped');
    const { source, line, rule } = dropped;
    await decideLines(folder, [{ source, line, rule, verdict: 'keep' }]);
    expect(readFileSync(join(folder, 'decisions.yaml'), 'utf8')).toContain('take: keep');
    const after = await reviewEdition(folder);
    expect(after.ledger.lines[line - 1]).toMatchObject({
      fate: 'kept',
      decisions: [{ take: 'keep' }],
    });
    expect(after.cards.find(({ key }) => key === dropped.key)).toMatchObject({
      kind: 'duplicate',
      verdict: 'keep',
    });
    expect(await faults()).toEqual([]);
    await undoStep(folder, after.steps.at(-1)?.number ?? 0, true);
    expect((await reviewEdition(folder)).ledger.lines[line - 1]?.fate).toBe('duplicate');
  });

  it('leaves the title the title where the editor’s note is to be text', async () => {
    const { cards } = await reviewEdition(folder);
    const note = cards.find(({ rule }) => rule === 'structure/editors-note');
    if (note === undefined) throw new Error('there is no note');
    const title = (all: typeof cards) => all.find(({ rule }) => rule === 'structure/title');
    const { source, line, rule, reverse } = note;
    const { step = 0 } = await decideLines(folder, [{ source, line, rule, verdict: reverse }]);
    const after = await reviewEdition(folder);
    expect(title(after.cards)).toEqual(title(cards));
    expect(after.ledger.lines.slice(0, 2)).toMatchObject([
      { as: 'title', to: 'edition.yaml' },
      { fate: 'kept', as: 'paragraph', to: '01-chapter.md' },
    ]);
    const text = readFileSync(join(folder, '01-chapter.md'), 'utf8');
    expect(text).toContain('heading: 编者按');
    expect(text).toContain('编者按：各地抓住农时');
    expect(text).not.toContain('春耕备耕专刊');
    expect(await faults()).toEqual([]);
    await undoStep(folder, step, true);
  });

  it('takes back a step that is not the last one, and leaves the later ones', async () => {
    const { cards } = await reviewEdition(folder);
    const [first, second] = cards.filter(({ kind }) => kind === 'change');
    if (first === undefined || second === undefined) throw new Error('nothing was changed');
    const as = ({ source, line, rule }: typeof first) =>
      [{ source, line, rule, verdict: 'as-is' }] as const;
    const one = await decideLines(folder, as(first));
    const two = await decideLines(folder, as(second));
    await undoStep(folder, one.step ?? 0, true);
    const verdictOf = async (key: string) =>
      (await reviewEdition(folder)).cards.find((card) => card.key === key)?.verdict;
    expect(await verdictOf(first.key)).toBe('open');
    expect(await verdictOf(second.key)).toBe('as-is');
    await undoStep(folder, one.step ?? 0, false);
    expect(await verdictOf(first.key)).toBe('as-is');
    for (const { step = 0 } of [one, two]) await undoStep(folder, step, true);
  });

  it('leaves a ledger that is true after each of 1,000 actions', async () => {
    const lines = SOURCE.split('\n').length - 1;
    const { cards } = await reviewEdition(folder);
    const rules = [...new Set(cards.map(({ rule }) => rule)), 'editor'];
    const verdicts = [
      'open',
      'accepted',
      'keep',
      'drop',
      'heading 1',
      'heading 2',
      'join',
      'part',
      'as-is',
    ] as const;
    const action = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          card: fc.nat(),
          verdict: fc.constantFrom(...verdicts),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          line: fc.integer({ min: 1, max: lines }),
          rule: fc.constantFrom(...rules),
          verdict: fc.constantFrom(...verdicts),
        }),
      },
      { weight: 2, arbitrary: fc.record({ undo: fc.nat() }) },
    );
    const [actions] = fc.sample(
      fc.array(action, { minLength: 1000, maxLength: 1000, size: 'max' }),
      { numRuns: 1, seed: 19 },
    );
    let steps = 0;
    let refused = 0;
    for (const one of actions ?? []) {
      try {
        if ('undo' in one) {
          if (steps > 0)
            await undoStep(folder, 1 + (one.undo % steps), one.undo % 2 === 0, { memory });
        } else {
          const card = 'card' in one ? cards[one.card % cards.length] : one;
          if (card === undefined) continue;
          const { line, rule } = card;
          const given = [{ source: 0, line, rule, verdict: one.verdict }];
          const { step } = await decideLines(folder, given, { memory });
          steps = step ?? steps;
        }
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        refused++;
      }
      expect({ one, faults: await faults() }).toEqual({ one, faults: [] });
    }
    expect(steps).toBeGreaterThan(200);
    expect(refused).toBeLessThan(600);
  }, 300_000);
});
