import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, kanben, sample, scratch } from './kanben.js';

const folder = scratch();

function make(name: string, env: Record<string, string> = {}): ReadonlyMap<string, Buffer> {
  const dist = join(folder, name, 'dist');
  const run = kanben(['make', sample, '--content', join(folder, name, 'content'), '--to', dist], {
    env,
  });
  expect(run.status, run.stderr).toBe(0);
  return new Map(filesBelow(dist).map((path) => [path, readFileSync(join(dist, path))]));
}

describe('reproducible builds', () => {
  it('two builds into two folders, in two time zones, give the same bytes for every output', () => {
    const one = make('one', { TZ: 'Asia/Shanghai' });
    const two = make('另 一处', { TZ: 'America/New_York' });
    expect([...one.keys()]).toEqual([
      'market-regulation-2020/build.json',
      'market-regulation-2020/market-regulation-2020.epub',
      'market-regulation-2020/market-regulation-2020.pdf',
    ]);
    for (const [path, bytes] of one) expect(bytes.equals(two.get(path) as Buffer), path).toBe(true);
  });

  it('SOURCE_DATE_EPOCH dates an edition that names no date', () => {
    const dated = make('dated', { SOURCE_DATE_EPOCH: '1600300800' });
    const pdf = dated.get('market-regulation-2020/market-regulation-2020.pdf')?.toString('latin1');
    expect(pdf).toContain('<xmp:CreateDate>2020-09-17T');
    const again = make('dated again', { SOURCE_DATE_EPOCH: '1600300800' });
    for (const [path, bytes] of dated)
      expect(bytes.equals(again.get(path) as Buffer), path).toBe(true);
  });

  it('a SOURCE_DATE_EPOCH that is no number is one clear line', () => {
    const run = kanben(
      ['make', sample, '--content', join(folder, 'bad'), '--to', join(folder, 'bad dist')],
      { env: { SOURCE_DATE_EPOCH: 'yesterday' } },
    );
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/error {2}SOURCE_DATE_EPOCH is “yesterday”/);
  });
});
