import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { COMMON_OPTIONS } from '../../src/cli/command.js';
import { COMMANDS } from '../../src/cli/commands.js';
import { run } from '../../src/cli/run.js';
import { startDesk } from '../../src/desk/server/start.js';
import { openBrowser } from '../../src/host/open-browser.js';
import { OUTPUTS } from '../../src/outputs/index.js';
import { leavesOf } from '../support/schema-walk.js';

/*
 * Every flag of every command changes what comes out, or is refused: the test walks the table of commands itself, so that a
 * flag without a proof fails here on the day when it is added. A proof is a run with the flag beside one without it.
 */

const root = fileURLToPath(new URL('../../', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'kanben-flags-'));
const world = join(home, 'world');
const before = process.cwd();

/** The runs that a command's flags are added to. */
const BASES: Readonly<Record<string, string>> = {
  make: 'make digest.txt --format txt',
  import: 'import digest.txt',
  build: 'build content/one --format txt',
  batch: 'batch content/one --format txt --no-cache',
  cache: 'cache show --cache kept',
  check: 'check content/one',
  impose: 'impose book.pdf',
  init: 'init new --yes',
  templates: 'templates check loud',
  fonts: 'fonts check content/one',
  completions: 'completions bash',
  archive: 'archive add content/one --store store --user 甲 --message 记',
  new: 'new briefing --date 2026-03-05',
  catalog: 'catalog --to dist',
  search: 'search 正文 --cache kept',
};

/** What is added to a run, and, after a colon, the run that it is compared with where it is not the command's usual one. */
const PROOFS: Readonly<Record<string, string>> = {
  'make --content': '--content texts',
  'make --to': '--to out',
  'import --to': '--to texts',
  'build --to': '--to out',
  'batch --to': '--to out',
  'batch --content': '--content texts : batch digest.txt --format txt --no-cache',
  'catalog --to': '--to content : catalog',
  'search --to': '--to out',
  'search --content': '--content texts',
  'search --store': '--store store --no-cache : search 正文 --no-cache',
  'search --limit': '--limit 1',
  'search --cache': '--cache elsewhere : search 正文 --no-cache',
  'search --no-cache': '--no-cache : search 正文 --cache kept',
  'impose --to': '--to sheets.pdf',
  'archive --to': '--to out : archive restore one --store full',
  'archive --store': '--store other : archive add content/one --user 甲 --message 记',
  'archive --user': '--user 乙 : archive add content/one --store store --message 记',
  'archive --message': '--message 另记 : archive add content/one --store store --user 甲',
  'archive --rebuild': '--rebuild : archive verify --store full',
  'archive --template': '--template large-print',
  'archive --all': '--all : archive add --store store --user 甲 --message 记',
  'archive --max-size': '--max-size 0',
  'archive --max-lines': '--max-lines 0',
  '* --template': '--template large-print',
  'fonts --template': '--template large-print',
  'init --template': '--template briefing',
  'init --kind': '--kind book',
  'init --id': '--id another',
  'init --title': '--title 书名',
  'catalog --title': '--title 书架',
  '* --format': '--format md : {command} {first}',
  '* --pdfa': '--pdfa 2u : {command} {first} --format pdf',
  '* --pdfx': '--pdfx 4 : {command} {first} --format pdf',
  '* --embed-fonts': '--embed-fonts : {command} {first} --format epub',
  '* --allow-classified': '--allow-classified : {command} secret --format txt',
  'make --allow-classified': '--allow-classified : make digest.txt --id held --format txt',
  '* --impose': '--impose 2up',
  '* --review': '--review : {command} {first} --format docx',
  '* --id': '--id another',
  '* --encoding': '--encoding gb18030',
  '* --title': '--title 另题',
  '* --take': '--take source : {command} changed.txt --id one',
  '* --force': '--force : {command} changed.txt --id one',
  '* --heading': '--heading ^说明',
  '* --keep': '--keep link-list',
  '* --drop': '--drop 说明',
  '* --apply-style': '--apply-style',
  '* --convert': '--convert s2t',
  '* --explain': '--explain',
  '* --max-size': '--max-size 0',
  '* --max-lines': '--max-lines 0',
  '* --proof': '--proof : {command} {first} --format pdf',
  'new --content': '--content texts',
  'new --date': '--date 2026-03-06 : new briefing',
  'new --id': '--id another',
  'build --all': '--all : build --format txt',
  'batch --jobs': '--jobs 0',
  'worker --jobs': '--jobs 0 : worker --queue redis://127.0.0.1:1 --store s',
  'worker --memory': '--memory 0 : worker --queue redis://127.0.0.1:1 --store s',
  'worker --time-limit': '--time-limit 0 : worker --queue redis://127.0.0.1:1 --store s',
  'batch --memory': '--memory 0',
  'batch --time-limit': '--time-limit 0',
  'batch --report': '--report r.jsonl',
  'batch --resume': '--resume',
  'batch --cache': '--cache kept : batch content/one --format txt --no-cache',
  'batch --cache-size': '--cache-size 0 : batch content/one --format txt --cache kept',
  'batch --no-cache': '--no-cache : batch content/one --format txt --cache kept',
  'cache --cache': '--cache elsewhere : cache show',
  'check --error-rate': '--error-rate',
  'check --against': '--against other',
  'impose --scheme': '--scheme 2up',
  'impose --sheet': '--sheet A3',
  'impose --signature': '--signature 8 : impose book.pdf --scheme perfect',
  'impose --creep': '--creep 1',
  'impose --marks': '--marks',
  'impose --flip': '--flip long',
  'impose --binding': '--binding right',
  'impose --back-cover': '--back-cover',
};

/** Flags of which a process of its own is the proof: the test that runs it. */
const RUN_ELSEWHERE: Readonly<Record<string, string>> = {
  'build --watch': 'e2e/watch.test.ts',
  'batch --queue': 'e2e/queue.test.ts',
  'batch --store': 'e2e/queue.test.ts',
  'worker --queue': 'e2e/queue.test.ts',
  'worker --store': 'e2e/queue.test.ts',
  // Below: they need a terminal, or run until they are interrupted.
  'desk --port': 'cli/flags.test.ts',
  'desk --no-open': 'cli/flags.test.ts',
  'desk --demo': 'cli/flags.test.ts',
  'init --yes': 'cli/flags.test.ts',
};

/** Proofs of the flags that every command takes; machinery of all commands, so that one command serves. */
const COMMON: Readonly<Record<string, string>> = {
  '--json': 'build content/one --format txt --json',
  '--quiet': 'build content/one --format txt --quiet',
  '--verbose': 'build content/one --format txt --verbose',
  '--lang': 'build content/one --format txt --lang zh',
};

interface Seen {
  readonly status: number;
  readonly printed: string;
  readonly files: readonly string[];
}

const seen = new Map<string, Promise<Seen>>();

/** What a run in a fresh copy of the world gives. */
function observed(line: string): Promise<Seen> {
  const known = seen.get(line) ?? observe(line);
  seen.set(line, known);
  return known;
}

async function observe(line: string): Promise<Seen> {
  const place = join(home, 'place');
  rmSync(place, { recursive: true, force: true });
  cpSync(world, place, { recursive: true });
  process.chdir(place);
  const printed: string[] = [];
  const hear = (text: unknown) => {
    printed.push(String(text));
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(hear as typeof process.stdout.write);
  vi.spyOn(process.stderr, 'write').mockImplementation(hear as typeof process.stderr.write);
  try {
    const status = await run(line.split(' '));
    const files = readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => `${relative(place, path)} ${digest(path)}`);
    // Times differ from run to run.
    return { status, printed: printed.join('').replace(/\d+(?:\.\d+)? ?m?s\b/g, ''), files };
  } finally {
    vi.restoreAllMocks();
    process.chdir(before);
  }
}

function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 8);
}

beforeAll(async () => {
  process.env.LC_ALL = 'en';
  process.env.XDG_CACHE_HOME = join(home, 'cache');
  mkdirSync(world);
  process.chdir(world);
  const write = (path: string, text: string) => {
    mkdirSync(join(world, path, '..'), { recursive: true });
    writeFileSync(join(world, path), text);
  };
  const text = readFileSync(join(root, 'starter/digest.txt'), 'utf8');
  write(
    'digest.txt',
    `${text}\n说明:甲\n${'正文一段。'.repeat(9)}\n说明:乙\n${'正文两段。'.repeat(9)}\n`,
  );
  write('changed.txt', '另一篇文章\n正文一段，说的是别的事。\n');
  for (const id of ['one', 'two']) {
    write(`content/${id}/edition.yaml`, `id: ${id}\ntitle: 书${id}\ndate: 2026-03-01\n`);
    write(`content/${id}/01-a.md`, `# 第一章 ${id}\n\n正文一段，又一段正文。\n`);
  }
  write(
    'secret/edition.yaml',
    'id: secret\ntitle: 密\ndate: 2026-03-01\nofficial: {secrecy: 秘密}\n',
  );
  write('secret/01-a.md', '# 甲\n\n正文。\n');
  write('style.yaml', '- {avoid: 居民, prefer: 市民, why: 统一}\n');
  write('loud/template.yaml', 'extends: booklet\nfonts: {song: {regular: [bought, song]}}\n');
  await observeHere('build content/one --format pdf,epub,txt');
  await observeHere('import digest.txt --id held');
  appendFileSync('content/held/edition.yaml', 'masthead: {name: 简报, secrecy: 秘密}\n');
  cpSync(join(world, 'dist/one/one.pdf'), join(world, 'book.pdf'));
  await observeHere('archive add content/one --store full --user 甲 --message 记');
});

/** Runs a command in the world itself. */
async function observeHere(line: string): Promise<void> {
  const quiet = () => true;
  vi.spyOn(process.stdout, 'write').mockImplementation(quiet);
  vi.spyOn(process.stderr, 'write').mockImplementation(quiet);
  const status = await run(line.split(' '));
  vi.restoreAllMocks();
  if (status !== 0) throw new Error(`${line}: status ${status}`);
}

afterEach(() => process.chdir(before));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const longName = (flag: string) => /--[\w-]+/.exec(flag)?.[0] ?? flag;

const withFlags = COMMANDS.filter(({ options }) => options.length > 0);

describe.each(withFlags.map((spec) => [spec.name, spec] as const))('kanben %s', (name, spec) => {
  it.each(spec.options.map(([flag]) => longName(flag)))('%s', async (flag) => {
    const elsewhere = RUN_ELSEWHERE[`${name} ${flag}`];
    if (elsewhere !== undefined) {
      expect(readFileSync(join(root, 'tests', elsewhere), 'utf8')).toContain(flag);
      return;
    }
    const proof = PROOFS[`${name} ${flag}`] ?? PROOFS[`* ${flag}`];
    expect(proof, `no proof that ${name} obeys ${flag}`).toBeDefined();
    const usual = BASES[name] ?? '';
    const [added = '', given = usual] = (proof ?? '').split(' : ');
    const base = given.replace('{command}', name).replace('{first}', usual.split(' ')[1] ?? '');
    expect(await observed(`${base} ${added}`)).not.toEqual(await observed(base));
  });
});

describe('options of outputs', () => {
  it('each has a flag, which is proved above', () => {
    const known = OUTPUTS.flatMap(({ flags }) => flags.map(({ option }) => option));
    const options = OUTPUTS.flatMap((output) => leavesOf(output.options));
    expect(new Set(options.flatMap(({ path }) => path))).toEqual(new Set(known));
  });
});

describe('at a terminal', () => {
  it('init asks, but with --yes it takes what it would propose', async () => {
    const line = () => Object.assign(new PassThrough().end(), { isTTY: true });
    const withTerminal = (args: string) => {
      vi.spyOn(process, 'stdin', 'get').mockImplementation(line as never);
      process.stderr.isTTY = true;
      return observe(args);
    };
    expect((await withTerminal('init new')).status).toBe(1);
    expect((await withTerminal('init new --yes')).status).toBe(0);
    process.stderr.isTTY = false;
  });
});

vi.mock('../../src/desk/server/start.js', () => ({ startDesk: vi.fn() }));
vi.mock('../../src/host/open-browser.js', () => ({ openBrowser: vi.fn() }));

describe('kanben desk, which runs until it is interrupted', () => {
  it.each([
    ['', { port: 0, demo: false, opened: 1 }],
    [' --port 8123', { port: 8123, demo: false, opened: 1 }],
    [' --demo', { port: 0, demo: true, opened: 1 }],
    [' --no-open', { port: 0, demo: false, opened: 0 }],
  ])('desk%s', async (flags, { opened, ...options }) => {
    const close = async () => {};
    vi.mocked(startDesk).mockResolvedValue({ address: 'http://localhost', port: 1, close });
    vi.mocked(openBrowser).mockClear();
    const listeners = process.listeners('SIGTERM');
    const running = observe(`desk${flags}`);
    await vi.waitUntil(() => process.listenerCount('SIGTERM') > listeners.length);
    for (const end of process.listeners('SIGTERM')) if (!listeners.includes(end)) end('SIGTERM');
    expect((await running).status).toBe(0);
    expect(startDesk).toHaveBeenLastCalledWith(expect.objectContaining(options));
    expect(openBrowser).toHaveBeenCalledTimes(opened);
  });
});

describe('flags of every command', () => {
  it.each(COMMON_OPTIONS.map(([flag]) => longName(flag)))('%s', (flag) => {
    expect(['--strict', '--no-color', ...Object.keys(COMMON)]).toContain(flag);
  });

  it.each(Object.entries(COMMON))('%s', async (_, line) => {
    expect(await observed(line)).not.toEqual(await observed('build content/one --format txt'));
  });
});
