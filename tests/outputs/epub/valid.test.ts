import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importSource } from '../../../src/app/import-source.js';
import { builtInTemplates } from '../../../src/layout/template/read-template.js';
import { buildEpub, checkEpub } from '../../../src/outputs/epub/index.js';
import { booklet, editionOf } from '../../support/edition.js';
import { bookOf, fixture, OPTIONS, root } from './everything.js';

const faults = async (bytes: Uint8Array) => (await checkEpub(bytes, 'a.epub')).map(String);
const templates = [...(await builtInTemplates(root)), fixture('templates/vertical')];

describe('EPUBCheck finds nothing', () => {
  it.each(templates)('in an edition with everything, after the template %s', async (template) => {
    const { bytes } = await bookOf(fixture('editions/everything'), template);
    expect(await faults(bytes)).toEqual([]);
  });

  it('in what hostile Markdown makes', async () => {
    const { bytes, files } = await bookOf(fixture('editions/hostile'));
    expect(await faults(bytes)).toEqual([]);
    for (const [name, text] of files) {
      if (!name.endsWith('.xhtml')) continue;
      expect(text, name).not.toMatch(/<script|<iframe|<svg|\son\w+="|javascript:/i);
    }
    // Files named as the book's own documents are, or with other than ASCII letters, have other names there.
    expect([...files.keys()].filter((name) => name.endsWith('.xhtml')).sort()).toEqual([
      '1-digits.xhtml',
      '2-only.xhtml',
      '3-emoji.xhtml',
      'colophon.xhtml',
      'cover.xhtml',
      expect.stringMatching(/^text-[0-9a-f]{8}\.xhtml$/),
      expect.stringMatching(/^text-[0-9a-f]{8}\.xhtml$/),
      expect.stringMatching(/^text-[0-9a-f]{8}\.xhtml$/),
      'toc.xhtml',
    ]);
  });

  it('in a huge chapter', async () => {
    const text = '今年以来，全市新设企业1.77万户。'.repeat(40);
    const edition = editionOf([`# 巨篇\n\n${`${text}\n\n`.repeat(1000)}`]);
    const { bytes } = await buildEpub(edition, booklet(), OPTIONS);
    expect(await faults(bytes)).toEqual([]);
  });

  it('in two divisions whose names differ by case alone', async () => {
    const edition = editionOf(['# 甲\n\n乙\n', '# 丙\n\n丁\n']);
    const [first, second] = edition.divisions;
    const divisions = [
      { ...first, name: '01-a' },
      { ...second, name: '01-A' },
    ] as typeof edition.divisions;
    const { bytes } = await buildEpub({ ...edition, divisions }, booklet(), OPTIONS);
    expect(await faults(bytes)).toEqual([]);
  });

  describe('in the book of each manuscript of the corpus', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'kanben-epub-'));
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));
    const sources = readdirSync(fixture('manuscripts')).filter((name) => !/\.yaml$/.test(name));

    it.each(sources)('%s', async (name) => {
      const { readFile } = await import('node:fs/promises');
      const source = { name, bytes: await readFile(fixture(join('manuscripts', name))) };
      const { path } = await importSource([source], { to: folder });
      const { bytes } = await bookOf(path);
      expect(await faults(bytes)).toEqual([]);
    });
  });
});
