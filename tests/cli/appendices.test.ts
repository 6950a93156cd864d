import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { importSource } from '../../src/app/import-source.js';
import { importValue, showImport } from '../../src/cli/results.js';
import { Terminal } from '../../src/cli/terminal.js';
import { scratch } from '../app/scratch.js';

const TEXT = `河口镇早市管理办法

一、开市时间

早市每天六点开市，九点收市，雨天照常，遇有大风由市场管理所另行通知。

二、摊位

摊位按先后次序排定，摊主不得转让，也不得占用通道和出入口。

附件1：早市摊位收费标准

蔬菜摊位每月八十元，水产摊位每月一百二十元，按季度收取。
`;

afterEach(() => vi.restoreAllMocks());

it('an import names its appendices, which are no chapters', async () => {
  const bytes = new TextEncoder().encode(TEXT);
  const result = await importSource([{ name: 'a.txt', bytes }], { to: join(scratch(), 'content') });
  const print = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const terminal = new Terminal({ language: 'en', json: false, quiet: false, color: () => false });
  showImport(result, terminal);
  const printed = print.mock.calls.map(([text]) => String(text)).join('');
  expect(printed).toContain('2 chapters, 1 appendix;');
  expect(printed).toContain('appendices: 附件1：早市摊位收费标准 (03-appendix.md)\n');
  const { chapters, appendices } = importValue(result, terminal);
  expect(chapters.map(({ heading }) => heading)).toEqual(['一、开市时间', '二、摊位']);
  expect(appendices).toEqual([{ file: '03-appendix.md', heading: '附件1：早市摊位收费标准' }]);
});
