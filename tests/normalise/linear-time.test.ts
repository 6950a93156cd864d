import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import { checkLedger, manuscriptFiles, prepareManuscript } from '../../src/normalise/index.js';
import { looksLike, NOISE_RULES } from '../../src/normalise/noise/rules.js';
import { root } from '../support/edition.js';
import {
  builtExpressions,
  type Expression,
  literalExpressions,
  modulesIn,
} from '../support/expressions.js';
import { within } from '../support/speed.js';
import { sourceOf } from './source-of.js';

const FOLDERS = ['src/inputs', 'src/normalise', 'src/edition'];
const LONG = 100_000;
/** A rule reads a line of LONG characters in so many seconds, and all rules together in ten times as many; quadratic time takes longer. */
const LIMIT = 1;

/**
 * Expressions that take more than linear time, and read only text that is short: what bounds the text is named. A file's
 * expressions are found by how they begin.
 */
const SHORT: readonly { readonly file: string; readonly begins: string; readonly bound: string }[] =
  JSON.parse(readFileSync(join(root, 'tests/fixtures/short-text-expressions.json'), 'utf8'));

/** Expressions that recheck has found linear, by their digests: it need not read them again. */
const CHECKED = join(root, 'tests/fixtures/linear-expressions.json');
const checked = new Set(JSON.parse(readFileSync(CHECKED, 'utf8')) as readonly string[]);

const modules = modulesIn(root, FOLDERS);
const all = [
  ...modules.flatMap((file) => literalExpressions(root, file)),
  ...(await builtExpressions(root, modules)),
];

function digest({ source, flags }: Expression): string {
  return createHash('sha256').update(`/${source}/${flags}`).digest('hex').slice(0, 12);
}

function isShort({ file, source }: Expression): boolean {
  return SHORT.some((one) => one.file === file && source.startsWith(one.begins));
}

describe('regular expressions that read a user’s text', () => {
  it('take linear time, as recheck proves; RECORD=1 keeps what it proved', {
    timeout: 600_000,
  }, () => {
    const linear = new Set<string>();
    const slow = all.filter((expression) => {
      const key = digest(expression);
      if (!checked.has(key)) {
        // No proof is looked for again where there was none: it takes as long as it may.
        if (isShort(expression)) return false;
        const { status } = checkSync(expression.source, expression.flags, { timeout: 20_000 });
        if (status !== 'safe') return true;
      }
      linear.add(key);
      return false;
    });
    if (process.env.RECORD !== undefined)
      writeFileSync(CHECKED, `${JSON.stringify([...linear].sort(), undefined, 1)}\n`);
    expect(slow.map(({ file, source }) => `${file}: ${source}`)).toEqual([]);
  });

  it('that are excused still stand there', () => {
    const gone = SHORT.filter(
      (one) => !all.some(({ file, source }) => file === one.file && source.startsWith(one.begins)),
    );
    expect(gone).toEqual([]);
  });
});

/** Words and marks that rules repeat. */
const RUNS = [
  ...' \t　0a中（(【[“"\'‘-—·.．。,，、:：;；|｜>》<_*#`/\\&@!！?？=~^$%+',
  '首页|',
  '首页|首页',
  '小字号',
  '大小',
  '第1页',
  '分享到：',
  '微信 ',
  '浏览次数：1 ',
  '广告热线:0',
  '未经授权',
  '点击“',
  'a@',
  'www.',
  '2021年',
  '&nbsp;',
  '（a）',
  '一、',
  '---- ',
];

describe('a line of 100,000 characters', () => {
  it.each(NOISE_RULES.map((rule) => [`${rule.id} ${rule.example}`, rule] as const))(
    'is read by %s in time',
    async (_, { shape }) => {
      for (const run of RUNS) {
        const line = `${run.repeat(Math.ceil(LONG / run.length))}\u0001`;
        await within(LIMIT, () => looksLike(shape, line), JSON.stringify(run));
      }
    },
  );

  it.each(RUNS.map((run) => [run]))('of %j is prepared in time', async (run) => {
    const line = `甲${run.repeat(Math.ceil(LONG / run.length))}乙`;
    const source = sourceOf(['标题', '清晨六点，早市已经亮起了灯。', line].join('\n'));
    await within(10 * LIMIT, () => prepareManuscript([source]));
  });
});

describe('a text of many lines', () => {
  const many = 20_000;
  it.each([
    ['one short line again and again', () => '甲乙丙'],
    ['sentences', (index: number) => `第${index}行的话说了很多，都在这里。`],
    ['page numbers', (index: number) => (index % 2 ? `- ${index} -` : '天还没有大亮，人就来了')],
  ])('%s', { timeout: 240_000 }, async (_, lineOf) => {
    const lines = Array.from({ length: many }, (__, index) => lineOf(index));
    const source = sourceOf(['标题', '清晨六点，早市已经亮起了灯。', ...lines].join('\n'));
    const manuscript = await prepareManuscript([source]);
    const files = manuscriptFiles(manuscript, { id: 'test' });
    const ledger = JSON.parse(files.find(({ path }) => path === 'ledger.json')?.text ?? '');
    const texts = files.filter(({ path }) => path !== 'ledger.json');
    await within(15, () => checkLedger(ledger, [source], texts));
    await within(30, () => prepareManuscript([source]));
  });
});
