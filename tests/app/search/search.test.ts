import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildEdition } from '../../../src/app/build-edition.js';
import { type Indexable, remadeIndex } from '../../../src/app/search/index-folder.js';
import { searchEditions } from '../../../src/app/search/search-editions.js';
import { indexFile } from '../../../src/archive/search/index-files.js';
import { writeAll } from '../../../src/host/write-all.js';
import { extractText } from '../../../src/proof/read/index.js';
import { add } from '../../archive/add.js';
import { hitsOf, indexOver, textOf } from '../../archive/search/index-of.js';
import { filesBelow } from '../../e2e/kanben.js';
import { root } from '../../support/edition.js';
import { scratch } from '../scratch.js';

const folder = scratch();
const content = join(folder, 'content');
const to = join(folder, 'dist');
const cache = join(folder, 'cache');
const find = (phrase: string, options = {}) =>
  searchEditions(phrase, { content, to, cache, ...options });

beforeAll(async () => {
  cpSync(join(root, 'tests/fixtures/editions/everything'), join(content, 'everything'), {
    recursive: true,
  });
  mkdirSync(join(content, 'secret'));
  writeFileSync(
    join(content, 'secret/edition.yaml'),
    'title: 密件\nmasthead: {name: 简报, issue: 1, unit: 办公厅, date: 2020-09-17, secrecy: 机密}\n',
  );
  writeFileSync(join(content, 'secret/01-a.md'), '# 机要\n\n此句只在密件中。\n');
  await buildEdition(join(content, 'everything'), { to, formats: ['epub', 'pdf', 'web'] });
}, 120_000);

describe('searching a folder of editions', () => {
  it('leads to the place in the web edition, the EPUB and the PDF', async () => {
    const { hits, diagnostics } = await find('引文一段');
    expect(diagnostics).toEqual([]);
    const [hit] = hits;
    expect([hits.length, hit?.edition.id, hit?.match]).toEqual([1, 'everything', '引文一段']);
    const links = new Map(hit?.links.map(({ format, address }) => [format, address]));
    expect(links.get('epub')).toMatch(
      /^everything\/everything\.epub#epubcfi\(\/6\/\d+!\/4(\/\d+)+\)$/,
    );
    const [page = '', anchor] = (links.get('web') ?? '').split('#');
    const html = readFileSync(join(to, page), 'utf8');
    expect(html).toContain(`id="${anchor}"`);
    expect(html).toContain('引文一段');
    expect(links.get('pdf')).toBe(`everything/everything.pdf#page=${hit?.page}`);
    const pages = await extractText(readFileSync(join(to, 'everything/everything.pdf')));
    expect(pages[(hit?.page ?? 0) - 1]?.replace(/\s/g, '')).toContain('引文一段');
  });

  it('finds the same in the finished EPUB as in the Markdown: headings, cells, notes, code, captions, readings apart', async () => {
    const unbuilt = join(folder, 'nothing built');
    for (const phrase of ['注文', '北京', 'code', '图一', '漢', '二级标题', '已办', '字']) {
      const places = async (options: object) =>
        (await find(phrase, options)).hits.map(({ division, before, match, after }) =>
          [division.name, before.replace(/[☑☐] /g, ''), match, after].join('|'),
        );
      const plain = await places({ to: unbuilt });
      expect(plain.length, phrase).toBeGreaterThan(0);
      expect([...(await places({}))].sort(), phrase).toEqual([...plain].sort());
    }
  });

  it('finds an edition that is a state secret, and keeps no copy of it', async () => {
    for (let n = 0; n < 2; n++) {
      expect((await find('只在密件中')).hits.map(({ edition }) => edition.title)).toEqual(['密件']);
    }
    const kept = filesBelow(cache).map((name) => readFileSync(join(cache, name)));
    expect(kept.length).toBeGreaterThan(3);
    for (const bytes of kept) expect(bytes.toString('utf16le')).not.toContain('只在密件中');
  });

  it('sees a change at once, and works without a cache', async () => {
    const file = join(content, 'everything/02-b.md');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, `${text}\n新添的一句。\n`);
    expect((await find('新添的一句')).hits).toHaveLength(1);
    writeFileSync(file, text);
    expect((await find('新添的一句')).hits).toHaveLength(0);
    expect((await find('新添的一句', { cache: undefined })).hits).toHaveLength(0);
    expect((await find('引文一段', { cache: undefined })).hits).toHaveLength(1);
  });

  it('takes marks of expressions and escape sequences as they stand, and refuses what is empty or too long', async () => {
    for (const phrase of ['.*', '(a+)+$', '\\', '[', '\u001b[31m', '__proto__', '\0']) {
      expect((await find(phrase)).hits, phrase).toEqual([]);
    }
    await expect(find('')).rejects.toThrow();
    await expect(find('长'.repeat(201))).rejects.toThrow();
    expect((await find('长'.repeat(200))).hits).toEqual([]);
  });
});

describe('searching an archive', () => {
  it('finds a phrase in every version, and names those that have it', async () => {
    const store = join(folder, 'archive');
    await add(store, '初稿一句');
    await add(store, '定稿一句');
    await add(store, '定稿一句', {}, '乙');
    const versions = async (phrase: string) =>
      (await searchEditions(phrase, { store, cache })).hits.map(
        ({ edition }) => `${edition.id}@${edition.versions?.join(',')}`,
      );
    // Each stands in the heading and in the text.
    expect(new Set(await versions('初稿一句'))).toEqual(new Set(['甲@v1']));
    expect(new Set(await versions('定稿一句'))).toEqual(new Set(['甲@v2', '乙@v1']));
  });
});

describe('an index', () => {
  const indexable = (id: string, text: string, reads: string[]): Indexable => ({
    key: id,
    state: text,
    read: async () => {
      reads.push(id);
      return textOf(id, [text]);
    },
  });

  it('reads only the editions that changed, and is then what an index made anew is', async () => {
    const place = join(folder, 'index');
    const write = async (editions: readonly Indexable[], where: string) => {
      const { files, remove } = await remadeIndex(where, editions);
      await writeAll(where, files, remove);
    };
    const reads: string[] = [];
    await write(
      ['甲', '乙', '丙'].map((id) => indexable(id, `${id}之文`.repeat(700), reads)),
      place,
    );
    const next = [
      indexable('丁', '丁之文', reads),
      indexable('甲', '甲改了', reads),
      indexable('丙', '丙之文'.repeat(700), reads),
    ];
    reads.length = 0;
    await write(next, place);
    expect(reads).toEqual(['丁', '甲']);
    const anew = join(folder, 'anew');
    await write(next, anew);
    const bytes = (where: string) =>
      filesBelow(where).map((name) => [name, readFileSync(join(where, name), 'base64')]);
    expect(bytes(place)).toEqual(bytes(anew));
    expect(readdirSync(place)).not.toContain('.kanben-write');
  });

  it('fetches little: some pairs of a long phrase, and one text file', async () => {
    const loaded: string[] = [];
    const blocks = Array.from(
      { length: 400 },
      (_, n) => `第${n}条　其${n * 7}款规定的情形，按照第${n + 1}条办理。`,
    );
    const texts = Array.from({ length: 40 }, (_, n) =>
      textOf(`e${n}`, n === 17 ? [...blocks, '此处独有一句话，别处都没有。'] : blocks),
    );
    const index = await indexOver(texts, (name) => loaded.push(name));
    expect(await hitsOf(index, '此处独有一句话，别处都没有')).toHaveLength(1);
    expect(loaded.filter((name) => name.startsWith('t/'))).toHaveLength(1);
    expect(loaded.filter((name) => name.startsWith('s/')).length).toBeLessThanOrEqual(6);
  });

  it('is scripts that call one function with the data, whatever characters those have', () => {
    const { bytes } = indexFile('t/a', { text: '</script>"\u2028\ud800' });
    const called: unknown[] = [];
    new Function('kanbenSearch', Buffer.from(bytes).toString('utf16le').slice(1))(
      (...values: unknown[]) => called.push(values),
    );
    expect(called).toEqual([['t/a', { text: '</script>"\u2028\ud800' }]]);
  });
});
