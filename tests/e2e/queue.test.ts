import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groundOf } from '../../src/app/batch/seal.js';
import { queueName } from '../../src/app/queue/queue-name.js';
import {
  editionFiles,
  hasRedis,
  hasS3,
  type Server,
  startRedis,
  startS3,
  stopped,
} from '../support/servers.js';
import { endStoryAtFailure } from '../support/story.js';
import { filesBelow, kanben, root, sample, scratch } from './kanben.js';

const folder = scratch();
const program = join(root, 'lib/cli/kanben.js');

/** Of the S3 server: any key does. */
const KEYS = { AWS_ACCESS_KEY_ID: 'k', AWS_SECRET_ACCESS_KEY: 's', AWS_REGION: 'us-east-1' };

function lay(place: string, id: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(join(place, id), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, id, name), text);
}

const contents = (place: string) =>
  Object.fromEntries(
    filesBelow(place).map((path) => [path, readFileSync(join(place, path)).toString('base64')]),
  );

/** A process of Kanben's that goes on while the test does something else. */
function started(args: readonly string[], cwd: string) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { ...process.env, ...KEYS, LANG: 'en', LC_ALL: 'en', NO_COLOR: '1' },
  });
  let out = '';
  let said = '';
  child.stdout.on('data', (text) => {
    out += text;
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      said += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, ended, out: () => out, said: () => said };
}

describe.skipIf(!hasRedis)('a queue (skipped where there is no redis-server)', () => {
  let redis: Server;
  let url = '';
  const workers: ChildProcess[] = [];
  let both: readonly ReturnType<typeof started>[] = [];
  const work = (store: string, ...args: string[]) => {
    const worker = started(
      ['worker', '--queue', url, '--store', store, '--jobs', '1', ...args],
      folder,
    );
    workers.push(worker.child);
    return worker;
  };

  endStoryAtFailure();
  beforeAll(async () => {
    redis = await startRedis(join(folder, 'redis'));
    url = `redis://127.0.0.1:${redis.port}`;
    both = [work('store'), work('store')];
    for (let n = 0; n < 8; n++) lay(join(folder, 'content'), `e${n}`, editionFiles(n));
    lay(join(folder, 'content'), 'wrong', {
      ...editionFiles(9),
      '02-b.md': '# 二\n\n![图](no.png)\n',
    });
  });
  afterAll(async () => {
    for (const worker of workers) await stopped(worker);
    await redis?.stop();
  });

  it('gives two submitters at once the bytes of a local build, each edition built once', async () => {
    const batch = (to: string) =>
      started(
        [
          'batch',
          'content',
          '--queue',
          url,
          '--store',
          'store',
          '--to',
          to,
          '--no-cache',
          '--json',
        ],
        folder,
      );
    const submitters = [batch('first'), batch('second')];
    for (const submitter of submitters) expect(await submitter.ended, submitter.said()).toBe(1);
    const local = kanben(['batch', 'content', '--no-cache', '--to', 'local'], { cwd: folder });
    expect(contents(join(folder, 'first'))).toEqual(contents(join(folder, 'local')));
    expect(contents(join(folder, 'second'))).toEqual(contents(join(folder, 'local')));
    // What is wrong with an input is reported under the names that its files have here.
    const line = local.stderr.split('\n').find((text) => text.includes('no.png')) ?? '';
    for (const submitter of submitters) expect(submitter.said()).toContain(line);
    const built =
      both
        .map((one) => one.said())
        .join('')
        .match(/built {2}e\d/g) ?? [];
    expect(built.sort()).toEqual(Array.from({ length: 8 }, (_, n) => `built  e${n}`));
  });

  it('makes editions of sources, with a template of the user’s', async () => {
    const place = join(folder, 'sources');
    lay(place, 'own', { 'template.yaml': 'extends: large-print\n' });
    writeFileSync(join(place, 'a.txt'), readFileSync(sample));
    writeFileSync(
      join(place, 'jobs.jsonl'),
      '{"path":"a.txt","id":"digest","template":"./own","formats":["pdf"]}\n',
    );
    const args = ['batch', 'jobs.jsonl', '--no-cache', '--quiet'];
    const there = started(
      [...args, '--queue', url, '--store', '../store', '--to', 'there', '--content', 'c1'],
      place,
    );
    expect(await there.ended, there.said()).toBe(0);
    expect(kanben([...args, '--to', 'here', '--content', 'c2'], { cwd: place }).status).toBe(0);
    expect(contents(join(place, 'there'))).toEqual(contents(join(place, 'here')));
    expect(contents(join(place, 'c1'))).toEqual(contents(join(place, 'c2')));
  });

  it('refuses what leads out of a job’s folder, other bytes than a digest says, and another ground', async () => {
    const ground = groundOf();
    const queue = new Queue(queueName(ground, 'store'), { connection: { url } });
    const text = 'title: 书\n';
    const digest = createHash('sha256').update(text).digest('hex');
    const blob = join(folder, 'store/blobs', digest.slice(0, 2), digest);
    mkdirSync(join(blob, '..'), { recursive: true });
    writeFileSync(blob, 'title: 假\n');
    const file = { path: 'here/x/edition.yaml', sha256: digest };
    const job = {
      ground,
      id: 'x',
      kind: 'edition',
      paths: ['here/x'],
      content: 'c',
      files: [file],
      asked: {},
    };
    const hostile: readonly (readonly [object, string])[] = [
      [job, 'other bytes'],
      [{ ...job, files: [{ ...file, path: '../../escaped' }] }, 'files.0.path'],
      [{ ...job, files: [{ ...file, path: '/tmp/escaped' }] }, 'files.0.path'],
      [{ ...job, files: [{ ...file, sha256: '../../../etc/passwd' }] }, 'files.0.sha256'],
      [{ ...job, paths: ['../../etc'] }, 'paths.0'],
      [{ ...job, template: { folder: '../own' } }, 'template'],
      [{ ...job, template: { name: '../own' } }, 'template'],
      [{ ...job, asked: { to: '/tmp' } }, 'to'],
      [{ ...job, ground: '0'.repeat(64) }, 'ground'],
    ];
    const reasons: string[] = [];
    const added = await Promise.all(hostile.map(([data]) => queue.add('edition', data)));
    for (const one of added) {
      for (;;) {
        const state = await queue.getJob(one.id ?? '');
        if (state?.finishedOn !== undefined) {
          reasons.push(state.failedReason ?? '');
          break;
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    await queue.close();
    hostile.forEach(([, word], index) => {
      expect(reasons[index]).toContain(word);
    });
    expect(readdirSync(join(folder, 'store'))).toEqual(['blobs']);
  });

  it('is left alone by a worker of another version, which names what waits', async () => {
    const queue = new Queue('kanben-other', { connection: { url } });
    await queue.add('edition', {});
    const { Redis } = await import('ioredis');
    const client = new Redis(url);
    await client.sadd('kanben:queues', 'kanben-other');
    const worker = work('store');
    while (!worker.said().includes('another version')) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await queue.getWaitingCount()).toBe(1);
    await queue.close();
    client.disconnect();
    worker.child.kill('SIGTERM');
    expect(await worker.ended, worker.said()).toBe(0);
  });

  it.skipIf(!hasS3)(
    'exchanges files through a bucket, and shares the cache there (skipped where there is no moto_server)',
    async () => {
      const s3 = await startS3();
      try {
        const { S3Client, CreateBucketCommand } = await import('@aws-sdk/client-s3');
        const endpoint = `http://127.0.0.1:${s3.port}`;
        const credentials = { accessKeyId: 'k', secretAccessKey: 's' };
        const client = new S3Client({
          endpoint,
          region: 'us-east-1',
          credentials,
          forcePathStyle: true,
        });
        await client.send(new CreateBucketCommand({ Bucket: 'editions' }));
        client.destroy();
        const store = `s3://editions/a?endpoint=${endpoint}`;
        work(store);
        const batch = (to: string, cache: string, ...args: string[]) =>
          started(
            [
              'batch',
              'content/e0',
              'content/e1',
              '--store',
              store,
              '--to',
              to,
              '--cache',
              cache,
              '--json',
              ...args,
            ],
            folder,
          );
        const first = batch('s3', 'cache-a', '--queue', url);
        expect(await first.ended, first.said()).toBe(0);
        // Another machine, with a cache of its own and no queue.
        const second = batch('s3-cached', 'cache-b');
        expect(await second.ended, second.said()).toBe(0);
        expect(JSON.parse(second.out())).toMatchObject({ built: 0, cached: 2 });
        expect(contents(join(folder, 's3-cached'))).toEqual(contents(join(folder, 's3')));
        const wrong = started(
          ['batch', 'content/e0', '--store', `s3://none?endpoint=${endpoint}`],
          folder,
        );
        expect(await wrong.ended).toBe(1);
        expect(wrong.said()).toContain('batch/no-store');
      } finally {
        await s3.stop();
      }
    },
  );
});

it('that does not answer, an address that is none, and a queue without a store are one clear line', () => {
  const batch = (...args: string[]) => kanben(['batch', '.', ...args], { cwd: root });
  expect(batch('--queue', 'redis://127.0.0.1:1').status).toBe(2);
  expect(batch('--queue', 'http://x', '--store', 's').status).toBe(2);
  expect(batch('--store', 'ftp://x').status).toBe(2);
  const run = kanben(['worker', '--queue', 'redis://:secret@127.0.0.1:1', '--store', 's'], {
    cwd: root,
  });
  expect(run.status).toBe(1);
  expect(run.stderr).toMatch(/batch\/no-queue/);
  expect(run.stderr).not.toContain('secret');
});
