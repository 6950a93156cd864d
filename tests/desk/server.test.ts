import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningDesk, startDesk } from '../../src/desk/server/start.js';
import { fileName } from '../../src/desk/server/uploads.js';
import { receiveFile, TooMuch } from '../../src/host/receive.js';
import { root as packageRoot } from '../support/edition.js';

const TEXT = `秋收简报
一、抢收
各地抢晴收割,日夜不停,确保颗粒归仓。
二、晾晒
粮食部门开放晒场,免费供农户使用,并派人看护。
`;

let root: string;
let desk: RunningDesk;
let cookie: string;

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

function send(path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answer> {
  return new Promise((done, failed) => {
    const { port } = desk;
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('error', failed);
      answer.on('end', () => {
        const { statusCode: status = 0, headers } = answer;
        done({ status, headers, body: Buffer.concat(pieces).toString('utf8') });
      });
    });
    sent.on('error', failed);
    sent.end(body);
  });
}

const host = () => `127.0.0.1:${desk.port}`;
const known = () => ({ Cookie: cookie, Origin: `http://${host()}` });
const call = (name: string, value: unknown, headers: Readonly<Record<string, string>> = known()) =>
  send(`/api/${name}`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(value),
  });

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'kanben-desk-test-'));
  desk = await startDesk({ folder: root });
});

afterAll(async () => {
  await desk.close();
  rmSync(root, { recursive: true, force: true });
});

describe('who may speak to the desk', () => {
  it('is nobody without the token, and whoever brings it once', async () => {
    expect((await send('/')).status).toBe(403);
    const { pathname, search } = new URL(desk.address);
    const first = await send(pathname + search);
    expect(first.status).toBe(303);
    const [set = ''] = first.headers['set-cookie'] ?? [];
    expect(set).toMatch(/; HttpOnly; SameSite=Strict$/);
    cookie = set.split(';')[0] ?? '';
    expect((await send(pathname + search)).status).toBe(403);
    expect((await send('/?token=wrong')).status).toBe(403);
    expect((await send('/', { headers: { Cookie: cookie } })).status).toBe(200);
    expect((await send('/', { headers: { Cookie: `${cookie}x` } })).status).toBe(403);
  });

  it('is no page of another site, and none that reached this machine by another name', async () => {
    const ask = (headers: Readonly<Record<string, string>>) => call('project', {}, headers);
    expect((await ask(known())).status).toBe(200);
    expect((await ask({ Cookie: cookie, Origin: 'http://evil.example' })).status).toBe(403);
    expect((await ask({ Cookie: cookie, Origin: 'null' })).status).toBe(403);
    expect((await ask({ Cookie: cookie })).status).toBe(403);
    const rebound = { ...known(), Host: `evil.example:${desk.port}` };
    expect((await ask(rebound)).status).toBe(403);
    expect((await send('/', { headers: { Cookie: cookie, Host: 'evil.example' } })).status).toBe(
      403,
    );
    expect((await ask({ Origin: `http://${host()}` })).status).toBe(403);
  });

  it('changes nothing but by JSON that the call takes', async () => {
    const form = { ...known(), 'Content-Type': 'application/x-www-form-urlencoded' };
    expect((await send('/api/sample', { method: 'POST', headers: form, body: 'a=b' })).status).toBe(
      415,
    );
    expect((await send('/api/sample', { headers: known() })).status).toBe(404);
    expect((await call('nothing', {})).status).toBe(404);
    expect((await call('constructor', {})).status).toBe(404);
    expect((await call('open', { id: 1 })).status).toBe(400);
    expect((await call('open', { id: 'a', more: true })).status).toBe(400);
    expect((await send('/', { method: 'DELETE', headers: known() })).status).toBe(405);
  });

  it('gets pages that load nothing from elsewhere and run no script that stands in them', async () => {
    const { headers, body } = await send('/', { headers: { Cookie: cookie } });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(body).not.toMatch(/<script(?![^>]*src="\/)/);
    expect(body).not.toMatch(/https?:\/\//);
  });
});

describe('what the desk reads and writes', () => {
  it('makes an edition of a pasted text', async () => {
    const { status, body } = await call('import', { text: TEXT });
    expect(status).toBe(200);
    const { id } = JSON.parse(body) as { id: string };
    expect(readdirSync(join(root, 'content', id))).toContain('ledger.json');
    expect(JSON.parse((await call('import', { text: TEXT })).body).id).toBe(id);
  });

  it('reads nothing outside the project, by a name or by a link', async () => {
    const id = '秋收简报';
    symlinkSync('/etc', join(root, 'content', 'outside'));
    mkdirSync(join(root, 'secret'));
    writeFileSync(join(root, 'secret', 'edition.yaml'), 'title: 密\n');
    symlinkSync('/etc/hosts', join(root, 'content', id, '99-link.md'));
    for (const name of ['../secret', '..', 'outside', '/etc', '.', '']) {
      expect((await call('open', { id: name })).status, name).toBe(404);
    }
    const opened = JSON.parse((await call('open', { id })).body) as { texts: { path: string }[] };
    expect(opened.texts.map(({ path }) => path)).not.toContain('99-link.md');
    for (const path of [
      `/file/${encodeURIComponent(id)}/..%2f..%2fsecret%2fedition.yaml`,
      `/picture/${encodeURIComponent(id)}/..%2f..%2f..%2fetc%2fpasswd`,
      '/font/../../package.json',
      '/%2e%2e/%2e%2e/etc/passwd',
    ]) {
      const { status } = await send(path, { headers: { Cookie: cookie } });
      expect([403, 404], path).toContain(status);
    }
    rmSync(join(root, 'content', id, '99-link.md'));
  });

  it('writes no file but the edition’s texts, and none over what another window wrote', async () => {
    const id = '秋收简报';
    const save = async (path: string, text: string, version?: string) =>
      call('save', { id, path, text, ...(version !== undefined && { version }) });
    for (const path of [
      '../x.md',
      'a/b.md',
      '.hidden.md',
      'decisions.yaml',
      '/etc/x.md',
      'x.md\0',
    ]) {
      expect((await save(path, 'x')).status, path).toBe(422);
    }
    const opened = JSON.parse((await call('open', { id })).body) as {
      texts: { path: string; text: string; version: string }[];
    };
    const [first] = opened.texts;
    if (first === undefined) throw new Error('no text');
    const [one, other] = await Promise.all([
      save(first.path, `${first.text}甲\n`, first.version),
      save(first.path, `${first.text}乙\n`, first.version),
    ]);
    const answers = [one, other].map(({ body }) => JSON.parse(body) as { saved: boolean });
    // Either may come first; the other one gets what the first one wrote.
    const winner = answers.findIndex(({ saved }) => saved);
    const written = `${first.text}${winner === 0 ? '甲' : '乙'}\n`;
    expect(answers.map(({ saved }) => saved).sort()).toEqual([false, true]);
    expect(answers[1 - winner]).toMatchObject({ theirs: { text: written } });
    expect(readFileSync(join(root, 'content', id, first.path), 'utf8')).toBe(written);
  });

  it('takes a dropped file as it comes, and none that is too large', async () => {
    const put = (name: string, headers: Readonly<Record<string, string>>, body: string) =>
      send(`/upload?name=${encodeURIComponent(name)}`, {
        method: 'PUT',
        headers: { ...known(), ...headers },
        body,
      });
    const waiting = await put('../../evil\u202e.txt', {}, TEXT);
    const { upload } = JSON.parse(waiting.body) as { upload: string };
    const { body } = await call('import', { uploads: [upload] });
    expect((JSON.parse(body) as { id: string }).id).toBe('evil');
    expect(existsSync(join(root, 'evil.txt'))).toBe(false);
    expect((await call('import', { uploads: [upload] })).status).toBe(404);
    const large = String(200 * 2 ** 20);
    const refused = await put('a.txt', { 'Content-Length': large }, '').catch(() => ({
      status: 413,
    }));
    expect(refused.status).toBe(413);
  });

  it('stops a file that is longer than it may be while it comes, and keeps nothing of it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kanben-receive-'));
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(1000);
      })(),
    );
    await expect(receiveFile(endless, join(folder, '1'), 5000)).rejects.toThrow(TooMuch);
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('takes a template by its name and by no path', async () => {
    for (const template of ['../secret', '/etc', '.', 'a/b', 'a\\b', '']) {
      expect((await call('import', { text: TEXT, template })).status, template).toBe(400);
      const pages = { id: '秋收简报', from: 1, to: 1, template };
      expect((await call('pages', pages)).status, template).toBe(400);
    }
    expect((await call('import', { text: TEXT, template: 'none-such' })).status).toBe(422);
  });

  it('hands out finished files by their names alone', async () => {
    const id = '秋收简报';
    const file = (name: string) =>
      send(`/file/${encodeURIComponent(id)}/${name}`, { headers: { Cookie: cookie } });
    expect((await call('build', { id, formats: ['txt', 'web'], proof: false })).status).toBe(200);
    const finished = JSON.parse((await call('finished', { id })).body) as {
      book: { files: { name: string; files: number }[]; isStale: boolean };
    };
    expect(finished.book.isStale).toBe(false);
    expect(finished.book.files.map(({ name }) => name)).toEqual([`${id}.web.zip`, `${id}.txt`]);
    for (const { name } of finished.book.files) {
      const { status, headers } = await file(encodeURIComponent(name));
      expect(status, name).toBe(200);
      expect(headers['content-disposition']).toMatch(/^attachment;/);
    }
    for (const name of ['build.json', 'web%2Findex.html', '..%2Fbuild.json', 'proof/x.pdf', '']) {
      expect((await file(name)).status, name).toBe(404);
    }
  });

  it('calls files by names that mean nothing elsewhere', () => {
    for (const name of [
      '../a.txt',
      '..\\a.txt',
      'C:\\x\\a.txt',
      '\0a.txt',
      '.a.txt',
      'a\u202e.txt',
    ]) {
      expect(fileName(name)).toMatch(/^a\.txt$/);
    }
    expect(fileName('..')).toBe('source.txt');
    expect(fileName('')).toBe('source.txt');
  });

  it('says what is wrong with an input in both languages', async () => {
    const { status, body } = await call('import', { text: '一行' });
    expect(status).toBe(422);
    const [first] = (JSON.parse(body) as { diagnostics: { message: { zh: string; en: string } }[] })
      .diagnostics;
    expect(first?.message.zh).toMatch(/\p{Script=Han}/u);
    expect(first?.message.en).toMatch(/[a-z]/);
  });
});

/** The first line that a program prints, however many pieces it comes in; fails where the program ends before. */
async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('the program has no output');
  for await (const line of createInterface({ input: stdout })) return line;
  throw new Error('the program printed nothing');
}

describe('kanben desk', () => {
  let child: ChildProcess | undefined;
  afterAll(() => child?.kill('SIGKILL'));

  it('prints its address, saves each text as a whole, and leaves it whole when it is killed', async () => {
    const folder = join(root, 'killed');
    mkdirSync(folder);
    child = spawn(
      process.execPath,
      [join(packageRoot, 'lib/cli/kanben.cjs'), 'desk', folder, '--no-open', '--json', '--demo'],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const { address } = JSON.parse(await firstLine(child)) as { address: string };
    const opened = await fetch(address, { redirect: 'manual' });
    expect(opened.headers.get('location')).toBe('/#/market-regulation-2020/review');
    const headers = {
      Cookie: (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
      Origin: new URL(address).origin,
      'Content-Type': 'application/json',
    };
    const id = 'market-regulation-2020';
    const ask = async (name: string, value: unknown) =>
      (
        await fetch(new URL(`/api/${name}`, address), {
          method: 'POST',
          headers,
          body: JSON.stringify(value),
        })
      ).json();
    const { texts } = (await ask('open', { id })) as {
      texts: { path: string; text: string; version: string }[];
    };
    const target = texts[1];
    if (target === undefined) throw new Error('no text');
    let { version } = target;
    const file = join(folder, 'content', id, target.path);
    const typed = (count: number) => `${target.text}${'字'.repeat(count)}\n`;
    for (let count = 1; count <= 5; count++) {
      const answer = (await ask('save', {
        id,
        path: target.path,
        text: typed(count),
        version,
      })) as {
        version: string;
      };
      version = answer.version;
    }
    const last = ask('save', { id, path: target.path, text: typed(6), version }).catch(() => {});
    child.kill('SIGKILL');
    await last;
    expect([typed(5), typed(6)]).toContain(readFileSync(file, 'utf8'));
  });
});
