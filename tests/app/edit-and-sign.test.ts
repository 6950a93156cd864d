import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { archiveEdition } from '../../src/app/archive-edition.js';
import { buildEdition } from '../../src/app/build-edition.js';
import { ledgerDiagnostics } from '../../src/app/check-path.js';
import { type ChapterChange, changeChapters } from '../../src/app/editing/chapters.js';
import { editionTexts, saveText } from '../../src/app/editing/edition-texts.js';
import { changeMetadata } from '../../src/app/editing/metadata.js';
import { metadataForm } from '../../src/app/editing/metadata-form.js';
import { importSource } from '../../src/app/import-source.js';
import { signEdition, signingOf } from '../../src/app/signing/sign-offs.js';
import { CHOICE_WORDS, FIELD_WORDS } from '../../src/messages/desk-fields.js';
import { InputError } from '../../src/messages/diagnostic.js';
import { extractText } from '../../src/proof/read/index.js';

const SOURCE = `三夏工作简报
一、抢收小麦
各地抢抓晴好天气组织抢收,日夜不停,力争颗粒归仓。
农机部门抽调机手,跨区作业。
二、抢种玉米
收一块,种一块,墒情好的地块要在三天之内播完。
三、防火防汛
严禁焚烧秸秆,各村派人巡查,并备好沙袋。
`;

let root: string;
let folder: string;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'kanben-edit-'));
  const source = { name: 'sanxia.txt', bytes: new TextEncoder().encode(SOURCE) };
  folder = (await importSource([source], { to: join(root, 'content'), id: 'sanxia' })).path;
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const names = () => readdirSync(folder).filter((name) => name.endsWith('.md'));
const change = async (what: ChapterChange) => {
  const texts = await editionTexts(folder);
  return changeChapters(folder, what, new Map(texts.map(({ path, version }) => [path, version])));
};
const text = () =>
  names()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
const errors = async () =>
  (await ledgerDiagnostics(folder)).filter(({ severity }) => severity === 'error').map(String);
const ruleOf = (error: unknown) => (error as InputError).diagnostics.map(({ ruleId }) => ruleId);

describe('a text that is saved', () => {
  it('keeps the line ends and the byte order mark of its file, also when its chapter moves', async () => {
    const [first = ''] = names();
    const file = join(folder, first);
    const windows = `\ufeff${readFileSync(file, 'utf8').replaceAll('\n', '\r\n')}`;
    writeFileSync(file, windows);
    const [open] = (await editionTexts(folder)).filter(({ path }) => path === first);
    expect(open?.text).not.toMatch(/[\r\ufeff]/);
    const text = `${open?.text}又一段。\n`;
    const saved = await saveText(folder, { path: first, text, version: open?.version });
    expect(saved.saved).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(`${windows}又一段。\r\n`);
    const [moved = ''] = (await change({ kind: 'move', file: first, to: 1 })).slice(1);
    expect(readFileSync(join(folder, moved), 'utf8')).toBe(`${windows}又一段。\r\n`);
  });

  it('keeps the byte order mark when chapters are moved over it, merged and split', async () => {
    const [first = '', second = ''] = names();
    const marked = (name: string) => readFileSync(join(folder, name), 'utf8').startsWith('\ufeff');
    writeFileSync(join(folder, second), `\ufeff${readFileSync(join(folder, second), 'utf8')}`);
    const moved = await change({ kind: 'move', file: first, to: 2 });
    expect(moved.map(marked)).toEqual([true, false, false]);
    const merged = await change({ kind: 'merge', file: moved[0] ?? '' });
    expect(merged.map(marked)).toEqual([true, false]);
    const text = (await editionTexts(folder)).find(({ path }) => path === merged[0])?.text ?? '';
    const split = { kind: 'split', file: merged[0] ?? '', offset: text.indexOf('## 三') } as const;
    expect((await change(split)).map(marked)).toEqual([true, true, false]);
    expect(await errors()).toEqual([]);
  });

  it('does not take the place of bytes that are no UTF-8', async () => {
    const [first = ''] = names();
    const bytes = Buffer.from([0xb4, 0xba, 0xb8, 0xfb, 0x0a]);
    writeFileSync(join(folder, first), bytes);
    const [open] = (await editionTexts(folder)).filter(({ path }) => path === first);
    const saving = saveText(folder, { path: first, text: '春耕', version: open?.version });
    await expect(saving.catch(ruleOf)).resolves.toEqual(['editing/no-utf-8']);
    expect(readFileSync(join(folder, first)).equals(bytes)).toBe(true);
  });
});

describe('chapters', () => {
  it('are moved, merged and split, and the ledger follows', async () => {
    const [first = '', second = ''] = names();
    const moved = await change({ kind: 'move', file: first, to: 2 });
    expect(moved).toEqual(names());
    expect(moved[0]).toMatch(/^01-/);
    expect(text().indexOf('抢种玉米')).toBeLessThan(text().indexOf('抢收小麦'));
    expect(await errors()).toEqual([]);
    const merged = await change({ kind: 'merge', file: moved[0] ?? '' });
    expect(merged).toHaveLength(2);
    const whole = readFileSync(join(folder, merged[0] ?? ''), 'utf8');
    expect(whole).toMatch(/^## 三、防火防汛$/m);
    expect(await errors()).toEqual([]);
    await change({ kind: 'split', file: merged[0] ?? '', offset: whole.indexOf('## 三') });
    expect(names()).toHaveLength(3);
    expect(text()).toMatch(/^# 三、防火防汛$/m);
    expect(await errors()).toEqual([]);
    for (const line of SOURCE.split('\n').slice(2, 4)) expect(text()).toContain(line.split(',')[0]);
    expect(second).not.toBe('');
  });

  it('stay as they are where one changed meanwhile', async () => {
    const [first = ''] = names();
    const texts = await editionTexts(folder);
    writeFileSync(join(folder, first), `${readFileSync(join(folder, first), 'utf8')}\n另加。\n`);
    const versions = new Map(texts.map(({ path, version }) => [path, version]));
    const refused = changeChapters(folder, { kind: 'merge', file: first }, versions);
    expect(ruleOf(await refused.catch((error) => error))).toEqual(['editing/changed-meanwhile']);
    expect(names()).toHaveLength(3);
  });
});

describe('the form of edition.yaml', () => {
  it('has a field for each key, and writes what fits its schema and nothing else', async () => {
    const paths = metadataForm().map(({ path }) => path.join('.'));
    for (const path of ['title', 'creators', 'masthead.issue', 'tail.copies', 'official.number']) {
      expect(paths).toContain(path);
    }
    // Each field and each group has its words in both languages.
    const words = ([path = '']: readonly string[], full: string) =>
      FIELD_WORDS.get(full) ?? FIELD_WORDS.get(path);
    for (const { path } of metadataForm()) {
      expect(words(path.slice(-1), path.join('.')), path.join('.')).toBeDefined();
      if (path.length > 1) expect(FIELD_WORDS.get(path[0] ?? ''), path[0]).toBeDefined();
    }
    // So has each value that is no Chinese word or size itself.
    for (const { path, choices = [] } of metadataForm()) {
      for (const value of choices.filter((one) => /^[a-z]/.test(one)))
        expect(CHOICE_WORDS.get([...path, value].join('.')), value).toBeDefined();
    }
    const version = async () =>
      (await editionTexts(folder)).find(({ path }) => path === 'edition.yaml')?.version ?? '';
    const set = async (path: string[], value: unknown) =>
      changeMetadata(folder, await version(), [{ path, value }]);
    await set(['source', 'name'], '农业科');
    expect(readFileSync(join(folder, 'edition.yaml'), 'utf8')).toContain('name: 农业科');
    await set(['source', 'name'], '');
    expect(readFileSync(join(folder, 'edition.yaml'), 'utf8')).not.toContain('source');
    const before = readFileSync(join(folder, 'edition.yaml'), 'utf8');
    await expect(set(['date'], '2026-02-30')).rejects.toThrow(InputError);
    expect(readFileSync(join(folder, 'edition.yaml'), 'utf8')).toBe(before);
  });
});

describe('the three reviews', () => {
  const sign = (stage: 'first' | 'second' | 'final', name: string) =>
    signEdition(folder, { stage, name, date: '2026-06-10' });

  it('are signed in order, by three people, and void once the text changes', async () => {
    expect(ruleOf(await sign('second', '乙').catch((error) => error))).toEqual([
      'signing/no-order',
    ]);
    await sign('first', '甲');
    expect(ruleOf(await sign('second', '甲').catch((error) => error))).toEqual([
      'signing/same-person',
    ]);
    await sign('second', '乙');
    expect((await sign('final', '丙')).complete).toBe(true);
    const [first = ''] = names();
    writeFileSync(join(folder, first), `${readFileSync(join(folder, first), 'utf8')}\n又加。\n`);
    const { stages, complete } = await signingOf(folder);
    expect(complete).toBe(false);
    expect(stages.map(({ valid }) => valid)).toEqual([false, false, false]);
  });

  it('are asked for before an edition is archived, where the project says so; a proof says that it is one', async () => {
    writeFileSync(join(root, 'content', 'sign-offs.yaml'), 'required: true\n');
    const to = join(root, 'dist');
    const archive = () =>
      archiveEdition(folder, {
        to,
        store: join(root, 'archive'),
        user: { name: '甲' },
        formats: ['pdf'],
      });
    expect(ruleOf(await archive().catch((error) => error))).toEqual(['signing/not-signed']);
    const { outputs } = await buildEdition(folder, { to, proof: true });
    expect(outputs.map(({ path }) => path)).toEqual([join(to, 'proof', 'sanxia', 'sanxia.pdf')]);
    const pages = await extractText(readFileSync(outputs[0]?.path ?? ''));
    expect(pages.every((page) => page.includes('样稿'))).toBe(true);
    await sign('first', '甲');
    await sign('second', '乙');
    await sign('final', '丙');
    expect((await archive()).version).toBe('v1');
    const [final = ''] = await extractText(readFileSync(join(to, 'sanxia', 'sanxia.pdf')));
    expect(final).not.toContain('样稿');
  });
});
