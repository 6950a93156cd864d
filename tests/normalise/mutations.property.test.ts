import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSource } from '../../src/inputs/index.js';
import { InputError } from '../../src/messages/diagnostic.js';
import {
  checkLedger,
  type Ledger,
  manuscriptFiles,
  prepareManuscript,
} from '../../src/normalise/index.js';
import { corpusDocuments } from '../../tools/corpus/documents.js';
import { root } from '../support/edition.js';
import { sourceOf } from './source-of.js';

const texts = await Promise.all(
  corpusDocuments(join(root, 'tests/fixtures/manuscripts')).map(async ({ name, bytes }) =>
    (await readSource({ name, bytes })).lines.map(({ text }) => text),
  ),
);

const NOISE = [
  '首页 > 新闻 > 正文',
  '【打印】【关闭】',
  '第1页 共3页',
  '广告',
  '分享到：微信 微博',
  '浏览次数：12',
  '> 引文',
  '· 3 ·',
  '',
];
const WIDTHS: Readonly<Record<string, string>> = {
  '，': ',',
  '：': ':',
  '；': ';',
  '！': '!',
  '？': '?',
  '（': '(',
  '）': ')',
  '“': '"',
  '”': '"',
};

type Mutation = (lines: readonly string[], seed: number) => readonly string[];

/** What happens to texts on their way to an editor. */
const MUTATIONS: readonly Mutation[] = [
  (lines, seed) =>
    [...lines].sort((a, b) => ((a.length * 31 + seed) % 7) - ((b.length * 31 + seed) % 7)),
  (lines, seed) => lines.slice(0, Math.max(1, seed % (lines.length + 1))),
  (lines) => [...lines, ...lines],
  (lines, seed) => [...lines, ...lines.slice(0, Math.max(1, seed % lines.length))],
  (lines, seed) =>
    lines.map((line, index) =>
      (index + seed) % 3 === 0
        ? line.replace(/[，：；！？（）“”]/gu, (mark) => WIDTHS[mark] ?? mark)
        : line,
    ),
  (lines, seed) =>
    lines.flatMap((line, index) =>
      (index + seed) % 4 === 0 ? [NOISE[(index + seed) % NOISE.length] ?? '', line] : [line],
    ),
  (lines, seed) => lines.map((line, index) => ((index + seed) % 5 === 0 ? `　　${line} ` : line)),
  (lines) => lines.flatMap((line) => line.match(/.{1,40}/gu) ?? ['']),
  (lines, seed) => lines.map((line, index) => ((index + seed) % 6 === 0 ? `> ${line}` : line)),
  (lines, seed) =>
    lines.map((line, index) =>
      index === seed % lines.length ? line.slice(0, line.length >> 1) : line,
    ),
];

it('the corpus, mutated: no rule loses, invents or moves a character', {
  timeout: 120_000,
}, async () => {
  const steps = fc.array(fc.tuple(fc.nat(MUTATIONS.length - 1), fc.nat(1000)), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.nat(texts.length - 1), steps, async (which, mutations) => {
      const lines = mutations.reduce(
        (own, [mutation, seed]) => (MUTATIONS[mutation] as Mutation)(own, seed),
        texts[which] as readonly string[],
      );
      const source = sourceOf(lines.join('\n'));
      try {
        const files = manuscriptFiles(await prepareManuscript([source]), { id: 'test' });
        const ledger = JSON.parse(
          files.find(({ path }) => path === 'ledger.json')?.text ?? '',
        ) as Ledger;
        const made = files.filter(({ path }) => path !== 'ledger.json');
        expect(
          checkLedger(ledger, [source], made).map(({ ruleId, reason }) => `${ruleId} ${reason}`),
        ).toEqual([]);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 600) },
  );
});
