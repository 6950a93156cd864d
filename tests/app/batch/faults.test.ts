import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { batchEditions } from '../../../src/app/batch/batch.js';
import { scratch } from '../scratch.js';

const folder = scratch();
const worker = fileURLToPath(new URL('scratch-worker.mjs', import.meta.url));

function lay(name: string): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'edition.yaml'), 'title: 书\ndate: 2020-09-17\n');
  return path;
}

const faultOf = async (name: string, options = {}) => {
  const paths = ['a', name, 'b', 'c'].map(lay);
  const result = await batchEditions(
    paths.map((path) => ({ path })),
    { worker, jobs: 1, timeLimit: 20, ...options },
  );
  const status = (path: string) => result.jobs.find(({ paths }) => paths[0] === path)?.status;
  expect(['a', 'b', 'c'].map((one) => status(join(folder, one)))).toEqual(Array(3).fill('built'));
  expect(result.failed).toBe(1);
  return result.jobs.find((line) => line.status === 'failed');
};

describe('alone, after a second try, fails a job', () => {
  it('that hangs its worker', async () => {
    const line = await faultOf('hang', { timeLimit: 1 });
    expect(line?.attempts).toBe(2);
    expect(line?.diagnostics[0]?.rule).toBe('batch/too-long');
  });

  it('that ends its worker by an error nobody catches', async () => {
    const line = await faultOf('crash');
    expect(line?.attempts).toBe(2);
    expect(line?.diagnostics[0]?.rule).toBe('batch/crashed');
  });

  it('that meets a bug', async () => {
    const line = await faultOf('throw');
    expect(line?.attempts).toBe(2);
    expect(line?.diagnostics[0]?.message).toContain('a bug of ours');
  });

  it('that takes all memory', async () => {
    const line = await faultOf('memory', { memory: 40 });
    expect(line?.diagnostics[0]?.rule).toBe('batch/out-of-memory');
  });
});

it('refuses the second of two jobs that make an edition of one id', async () => {
  const paths = ['x/one', 'y/ONE'].map(lay);
  const result = await batchEditions(
    paths.map((path) => ({ path })),
    { worker },
  );
  expect(result.failed).toBe(1);
  expect(result.jobs.flatMap((line) => line.diagnostics)[0]?.rule).toBe('io/same-id');
});
