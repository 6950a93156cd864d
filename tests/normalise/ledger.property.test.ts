import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/messages/diagnostic.js';
import {
  checkLedger,
  type Ledger,
  manuscriptFiles,
  prepareManuscript,
} from '../../src/normalise/index.js';
import { sourceOf } from './source-of.js';

/** Lines such as press text is made of, and lines such as no one expects. */
const lines = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '北京:抓牢疫情防控 深化改革创新',
      '上海：聚焦四个方面　加强能力建设',
      '【浙江】创新管理实践',
      '一、总体情况',
      '（二）下一步打算',
      '1. 加强领导',
      '编者按:9月4日,会议在京召开,12,345人参加(含代表)。',
      '今年以来,全市新设企业1.77万户,同比增长19.83%,首都创新创业再次焕发蓬勃生机。结合疫情防控强化市场监管,保供稳价取得突出成效。',
      '他说:"要抓好落实",并指出... 时间是3:00--4:00。',
      '来源：中国质量报 2020-09-17',
      '本报记者 张三 李四',
      '责任编辑：王五',
      '- 某地签署合作备忘录(2024-09-15)',
      '上一篇：某地召开会议',
      '　　段首有缩进的一段,后面有空白。  ',
      '',
      '  ',
      '# 标题',
      '| 表 | 格 |',
      '│ 集市 │ 摊位 │',
      '├──────┼──────┤',
      '城关\t40\t*2*',
      '---',
      '* 星号 * 与 _下划线_ 与 `代码` 与 <b>标签</b> 与 &amp; 与 [链接](x)',
      '1986\\. A great [^1] year',
      '看https://www.example.com/a,b:c(d)吧',
      '\u200b零宽\ufeff字符\u00ad在此',
      '(a), b; 中文(内)外',
      '==== ~~~ ````',
      '研究新形势 谋划新思路 开创新局面——某座谈会发言摘编',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }).map(oneLine) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map(oneLine) },
  {
    weight: 1,
    arbitrary: fc.string({
      unit: fc.constantFrom(...'*_#>-+~`[]()<>!|\\&;:.,"\' 1a中。，　\t'),
      maxLength: 30,
    }),
  },
);

function oneLine(text: string): string {
  return text.replace(/[\n\r\u2028\u2029\u0085\v\f]/g, '').replace(/[\ud800-\udfff]/gu, '');
}

const documents = fc
  .tuple(fc.array(lines, { minLength: 1, maxLength: 25 }), fc.boolean(), fc.nat(5))
  .map(([body, twice, cut]) =>
    (twice ? [...body, ...body.slice(0, body.length - cut)] : body).join('\n'),
  );

describe('the ledger, whatever the source', () => {
  it('accounts for every line and every character: nothing lost, invented or moved', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (text) => {
        const source = sourceOf(text);
        let manuscript: Awaited<ReturnType<typeof prepareManuscript>>;
        try {
          manuscript = await prepareManuscript([source]);
        } catch (error) {
          // No text at all, or nothing but a title: refused, not lost.
          expect(error).toBeInstanceOf(InputError);
          return;
        }
        const files = manuscriptFiles(manuscript, { id: 'test' });
        const ledger = JSON.parse(
          files.find(({ path }) => path === 'ledger.json')?.text ?? '',
        ) as Ledger;
        const texts = files.filter(({ path }) => path !== 'ledger.json');
        const faults = checkLedger(ledger, [source], texts).map(
          ({ ruleId, reason, file }) => `${ruleId} ${file} ${reason}`,
        );
        expect(faults).toEqual([]);
        for (const { line, column, from } of ledger.edits) {
          expect(source.lines[line - 1]?.text.slice(column - 1, column - 1 + from.length)).toBe(
            from,
          );
        }
      }),
      {
        numRuns: Number(process.env.RUNS ?? 2000),
        // A kicker in full-width letters stands in edition.yaml as it is written.
        examples: [
          [
            Array(2)
              .fill('来源：中国质量报 2020-09-17\nＡ\n│ 集市 │ 摊位 │\n├──────┼──────┤')
              .join('\n'),
          ],
        ],
      },
    );
  });
});
