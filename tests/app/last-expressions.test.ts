import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ImportOptions, importSource } from '../../src/app/import-source.js';
import { reimport } from '../../src/app/review/reimport.js';
import { InputError } from '../../src/messages/diagnostic.js';

const LONG = `${'a'.repeat(60)}！`;
const source = (last: string) => ({
  name: 'jian.txt',
  bytes: new TextEncoder().encode(
    `简报\n来源：江州日报\n一、抓好农资供应\n各县要摸清底数。\n${LONG}\n二、修好水利设施\n${last}\n`,
  ),
});

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kanben-last-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const imported = (last: string, options: ImportOptions = {}) =>
  importSource([source(last)], { to: root, id: 'jian', ...options });

/** An edition whose import was asked to drop such lines, and whose first chapter an editor changed since then. */
async function edited(expression: string): Promise<string> {
  const { path, chapters } = await imported('水库都要检修。', { drop: [/^来源/u] });
  const file = join(path, 'ledger.json');
  const ledger = JSON.parse(readFileSync(file, 'utf8')) as { options: object };
  expect(ledger.options).toEqual({ drop: [{ source: '^来源', flags: 'u' }] });
  const options = { drop: [{ source: expression, flags: 'u' }] };
  writeFileSync(file, JSON.stringify({ ...ledger, options }));
  const chapter = join(path, chapters[0]?.file ?? '');
  writeFileSync(chapter, readFileSync(chapter, 'utf8').replace('摸清底数', '摸清家底'));
  return path;
}

async function refusal(run: Promise<unknown>): Promise<string> {
  const error = await run.catch((one: unknown) => one);
  if (!(error instanceof InputError)) throw error;
  return error.diagnostics.map((one) => `${one.file} ${one.ruleId} ${one.message}`).join('\n');
}

describe('the expressions of the last import', () => {
  it.each(['(a|aa)+$', 'a*a*a*a*b', '(a+)+$'])('take no endless time: %s', async (expression) => {
    const path = await edited(expression);
    await imported('水库都要检修完毕。');
    const { path: again } = await reimport(path);
    const { chapters } = await imported('水库都要检修完毕。');
    const text = chapters.map(({ file }) => readFileSync(join(again, file), 'utf8')).join('');
    expect(text).toContain('摸清家底');
    expect(text).toContain('检修完毕');
  });

  it('are refused where only endless time might do, until the user gives them again', async () => {
    const path = await edited('^(?=来源)');
    const before = readFileSync(join(path, 'ledger.json'), 'utf8');
    const refused = /jian\/ledger\.json .*expression-not-run .*\^\(\?=来源\).*/;
    expect(await refusal(imported('水库都要检修完毕。'))).toMatch(refused);
    expect(await refusal(reimport(path))).toMatch(refused);
    expect(readFileSync(join(path, 'ledger.json'), 'utf8')).toBe(before);
    const { chapters } = await imported('水库都要检修完毕。', { drop: [/^(?=来源)/u] });
    const text = chapters.map(({ file }) => readFileSync(join(path, file), 'utf8')).join('');
    expect(text).toContain('摸清家底');
    expect(text).toContain('检修完毕');
    expect(text).not.toContain('来源');
  });

  it('are not asked for where the import begins anew', async () => {
    await edited('^(?=来源)');
    const { path, chapters } = await imported('水库都要检修完毕。', { force: true });
    const text = chapters.map(({ file }) => readFileSync(join(path, file), 'utf8')).join('');
    expect(text).toContain('摸清底数');
    expect(text).not.toContain('摸清家底');
  });
});
