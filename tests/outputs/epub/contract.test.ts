import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deflateRawSync } from 'node:zlib';
import { EPub } from 'epub-gen-memory';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { addEntry } from '../../../src/outputs/zip-entry.js';

/** The parts of epub-gen-memory that src/outputs/epub/epub-gen.ts relies on: an upgrade that changes them fails here. */
describe('epub-gen-memory', () => {
  it('is the version that was looked into', () => {
    const path = createRequire(import.meta.url).resolve('epub-gen-memory/package.json');
    expect(JSON.parse(readFileSync(path, 'utf8')).version).toBe('1.1.2');
  });

  class Probe extends EPub {
    readonly called: string[] = [];
    protected override async downloadAllImages() {
      this.called.push('images');
    }
    protected override async downloadAllFonts() {
      this.called.push('fonts');
    }
    protected override async makeCover() {
      this.called.push('cover');
    }
    async files() {
      await this.render();
      const names = Object.keys(this.zip.files).filter((name) => !this.zip.files[name]?.dir);
      const text = async (name: string) => (await this.zip.file(name)?.async('string')) ?? '';
      return new Map(
        await Promise.all(names.map(async (name) => [name, await text(name)] as const)),
      );
    }
  }
  const HOSTILE = '<svg viewBox="0 0 1 1" onload="x()"/>漢<ol start="3"/><%= 1 + 1 %>&amp;';
  const probe = () =>
    new Probe(
      {
        title: '书',
        css: 'a{}<%= 2 %>',
        version: 3,
        contentOPF: '<%- files.opf %>',
        tocNCX: '<%- files.ncx %>',
        tocXHTML: '<%- files.nav %>',
        ...{ files: { opf: `opf ${HOSTILE}`, ncx: 'ncx', nav: 'nav' } },
      },
      [],
    );

  it('prints what its templates are handed, byte for byte, under the names that links lead to, and no chapters', async () => {
    const files = await probe().files();
    expect(files.get('OEBPS/content.opf')).toBe(`opf ${HOSTILE}`);
    expect(files.get('OEBPS/toc.xhtml')).toBe('nav');
    expect(files.get('OEBPS/toc.ncx')).toBe('ncx');
    expect(files.get('OEBPS/style.css')).toBe('a{}<%= 2 %>');
    expect(files.get('mimetype')).toBe('application/epub+zip');
    expect(files.size).toBe(6);
    expect(files.get('META-INF/container.xml')).toContain('full-path="OEBPS/content.opf"');
  });

  it('fetches images, fonts and covers in methods of their own, and nowhere else', async () => {
    const probed = probe();
    await probed.files();
    expect(probed.called.sort()).toEqual(['cover', 'fonts', 'images']);
  });
});

describe('jszip, with entries that are packed already', () => {
  it('writes what Node deflates and what is stored, and reads it back', async () => {
    const text = '北京市市场监督管理局'.repeat(5000);
    const archive = new JSZip();
    const date = new Date(2026, 0, 2);
    addEntry(archive, { path: 'a.txt', content: text, date });
    addEntry(archive, { path: 'empty.txt', content: '', date });
    addEntry(archive, { path: 'plain.txt', content: '编者按', date, stored: true });
    const bytes = await archive.generateAsync({
      type: 'uint8array',
      compression: 'DEFLATE',
    });
    expect(Buffer.from(bytes).includes(deflateRawSync(text, { level: 9 }))).toBe(true);
    const read = await JSZip.loadAsync(bytes, { checkCRC32: true });
    expect(await read.file('a.txt')?.async('string')).toBe(text);
    expect(await read.file('empty.txt')?.async('string')).toBe('');
    expect(await read.file('plain.txt')?.async('string')).toBe('编者按');
    expect(Buffer.from(bytes).includes(Buffer.from('编者按'))).toBe(true);
  });
});
