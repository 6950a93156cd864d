import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { archiveEdition } from '../../src/app/archive-edition.js';
import { buildEdition } from '../../src/app/build-edition.js';
import { BuildMemory } from '../../src/app/build-memory.js';
import { writeCatalog } from '../../src/app/catalog.js';
import { checkPath } from '../../src/app/check-path.js';
import { openedFile } from '../../src/app/live/opened-file.js';
import { rebuildVersions } from '../../src/app/rebuild-versions.js';
import { searchEditions } from '../../src/app/search/search-editions.js';
import { diagnose } from '../../src/messages/diagnostic.js';
import { OUTPUTS } from '../../src/outputs/index.js';
import type { Output } from '../../src/outputs/output.js';
import { root } from '../support/edition.js';
import { scratch } from './scratch.js';

/** A format that nothing in the program knows: the pages' first lines, a line each, and a file beside. */
const LIST: Output = {
  name: 'a-list',
  extension: 'list.txt',
  mediaType: 'text/vnd.example.list',
  order: 3,
  byDefault: true,
  forReaders: true,
  carriesSecrets: false,
  options: v.object({ upperCase: v.optional(v.boolean(), false) }),
  flags: [],
  words: { work: { zh: '列表', en: 'listing' }, stage: { zh: '列表', en: 'list' } },
  load: async () => {},
  async render({ edition, composition }, { upperCase }) {
    const text = composition.starts.map(({ folio, division }) => `${folio} ${division}\n`).join('');
    const bytes = Buffer.from(upperCase === true ? text.toUpperCase() : text);
    const name = `${edition.metadata.id}.list`;
    const files = [
      { path: `${name}.txt`, bytes },
      { path: `list/${name}.note`, bytes: Buffer.from('beside') },
    ];
    return { files, pages: composition.pages.length, diagnostics: [] };
  },
  check: async (bytes, file) => ({
    diagnostics: bytes.length === 0 ? [diagnose('pdf/unreadable', { file })] : [],
    report: { lines: Buffer.from(bytes).toString().split('\n').length - 1 },
  }),
};

/** Opens every list as one document of one sentence. */
const openList: Output['open'] = async () => ({
  documents: ['list.xhtml'],
  read: async () =>
    Buffer.from(
      '<html><head><title>列表</title></head><body><p>此句只在列表里。</p></body></html>',
    ),
});

const sample = join(root, 'content/market-regulation-2020');
const outputs = [...OUTPUTS, LIST];

describe('an output that is one row of the table', () => {
  const folder = scratch();
  const to = join(folder, 'dist');
  const built = () => buildEdition(sample, { to, outputs, outputOptions: { upperCase: true } });

  it('is built by default, with its options, each of its files recorded', async () => {
    const { outputs: made } = await built();
    expect(made.map(({ format }) => format)).toEqual(['pdf', 'epub', 'a-list', 'a-list']);
    const record = JSON.parse(
      readFileSync(join(to, 'market-regulation-2020/build.json'), 'utf8'),
    ) as { options: unknown; outputs: { path: string; pages?: number }[] };
    expect(record.options).toEqual({ upperCase: true });
    expect(record.outputs.map(({ path }) => path)).toContain(
      'list/market-regulation-2020.list.note',
    );
    const text = readFileSync(join(to, 'market-regulation-2020/market-regulation-2020.list.txt'));
    expect(text.toString()).toMatch(/^1 00-EDITORS-NOTE\n/);
  });

  it('stands in the catalogue with its media type, and the cover still opens the EPUB', async () => {
    await built();
    await writeCatalog({ to, title: '书架', language: 'zh', outputs });
    expect(readFileSync(join(to, 'catalog.xml'), 'utf8')).toContain('text/vnd.example.list');
    const shelf = readFileSync(join(to, 'index.html'), 'utf8');
    const [cover = ''] = /<a [^>]*>\s*<img[^>]*>/.exec(shelf) ?? [];
    expect(cover).toContain('market-regulation-2020.epub');
  });

  it('carries a proof where it shows pages, and is refused as one where it does not', async () => {
    const proof = { to, proof: true, formats: [LIST.name] };
    const shows = [...OUTPUTS, { ...LIST, showsPages: true }];
    const { outputs: built } = await buildEdition(sample, { ...proof, outputs: shows });
    expect(built.map(({ format }) => format)).toEqual(['a-list', 'a-list']);
    await expect(buildEdition(sample, { ...proof, outputs })).rejects.toThrow('a-list has none');
  });

  it('is checked by its own check', async () => {
    await built();
    const file = join(to, 'market-regulation-2020/market-regulation-2020.list.txt');
    const checked = await checkPath(file, { outputs });
    expect(checked.kind).toBe('a-list');
    expect(checked.report).toMatchObject({ lines: expect.any(Number) });
    const empty = join(folder, 'empty.list.txt');
    writeFileSync(empty, '');
    expect((await checkPath(empty, { outputs })).diagnostics).toHaveLength(1);
  });

  it('is linked to by search, which reads the text from a row that can open its files', async () => {
    await built();
    const content = join(root, 'content');
    const linked = [...OUTPUTS, { ...LIST, places: 'page' as const }];
    const found = await searchEditions('抓牢疫情防控', { content, to, outputs: linked });
    const links = found.hits[0]?.links.map(({ format, address }) => `${format} ${address}`);
    expect(links).toContainEqual(
      expect.stringMatching(/^a-list market-regulation-2020\/.*\.list\.txt#page=\d+$/),
    );
    const opened = [{ ...LIST, open: openList }, ...OUTPUTS];
    const { hits } = await searchEditions('只在列表里', { content, to, outputs: opened });
    expect(hits.map(({ division }) => division.title)).toEqual(['列表']);
    const plain = await searchEditions('只在列表里', { content, to, outputs });
    expect(plain.hits).toEqual([]);
  });

  it('is what the desk shows as a phone does, where it is the first that can be opened', async () => {
    const opened = [{ ...LIST, open: openList }, ...OUTPUTS];
    const book = await openedFile(sample, new BuildMemory(), opened);
    expect(book.documents).toEqual(['list.xhtml']);
    expect(Buffer.from((await book.read('list.xhtml')) ?? []).toString()).toContain('只在列表里');
    const { documents } = await openedFile(sample, new BuildMemory(), outputs);
    expect(documents).toContainEqual(expect.stringMatching(/\.xhtml$/));
  });

  it('is checked in a folder, file by file or as a whole', async () => {
    const place = join(folder, 'lists');
    mkdirSync(join(place, 'below'), { recursive: true });
    writeFileSync(join(place, 'full.list.txt'), 'a');
    writeFileSync(join(place, 'below/empty.list.txt'), '');
    const alone = [...OUTPUTS, { ...LIST, checkedInFolders: true }];
    const one = await checkPath(place, { outputs: alone });
    expect([one.kind, one.diagnostics.length]).toEqual(['a-list', 1]);
    const checkFolder: Output['checkFolder'] = async (files) => ({
      diagnostics: [],
      report: { files: files.size },
    });
    const rows = [...OUTPUTS, { ...LIST, checkedInFolders: true, checkFolder }];
    const whole = await checkPath(place, { outputs: rows });
    expect(whole).toEqual({ kind: 'a-list', diagnostics: [], report: { files: 2 } });
  });

  it('is archived and built again from the archive', async () => {
    const store = join(folder, 'store');
    const user = { name: '张三' };
    const added = await archiveEdition(sample, {
      store,
      user,
      to,
      outputs,
      outputOptions: { upperCase: true },
    });
    const { rebuilt, diagnostics } = await rebuildVersions(store, [added.id], { outputs });
    expect(diagnostics).toEqual([]);
    const paths = rebuilt.flatMap(({ outputs: one }) => one);
    expect(paths.map(({ path }) => path)).toContain(
      'dist/market-regulation-2020/list/market-regulation-2020.list.note',
    );
    expect(paths.every(({ same }) => same)).toBe(true);
  });
});
