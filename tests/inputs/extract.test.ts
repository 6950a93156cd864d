import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/inputs/index.js';
import { InputError } from '../../src/messages/diagnostic.js';
import { root } from '../support/edition.js';

const fixture = (name: string) => ({
  name,
  bytes: readFileSync(join(root, 'tests/fixtures/manuscripts', name)),
});
const page = (body: string, head = '') => ({
  name: 'p.html',
  bytes: new TextEncoder().encode(
    `<html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`,
  ),
});
const PROSE =
  '今年以来，全市市场监管系统统筹推进各项工作，持续优化营商环境，激发市场主体活力，取得明显成效。'.repeat(
    3,
  );

describe('a saved page', () => {
  it('is read block by block, and what stands beside its text is marked', async () => {
    const { lines, name, from, files } = await readSource(fixture('39-gov-article.html'));
    expect({ name, from }).toEqual({
      name: '39-gov-article.html.txt',
      from: '39-gov-article.html',
    });
    expect(lines.find(({ text }) => text === '首页')?.markup).toEqual({
      kind: 'aside',
      reason: 'menu',
    });
    expect(lines.find(({ text }) => text.startsWith('省民政厅'))?.markup).toEqual({ kind: 'bold' });
    expect(files.map((file) => file.name)).toEqual([
      '39-gov-article.html',
      '39-gov-article.html.txt',
    ]);
  });

  it('keeps tables as rows and the pictures that it holds as files', async () => {
    const png = 'iVBORw0KGgo=';
    const body = `<article><p>${PROSE}</p><img alt="图一" src="data:image/png;base64,${png}"><table><tr><th>甲</th><th>乙</th></tr><tr><td>1</td><td>2</td></tr></table><p>${PROSE}</p></article>`;
    const { lines, files } = await readSource(page(body));
    expect(lines.slice(1, 4).map(({ text, markup }) => [text, markup?.kind])).toEqual([
      ['![图一](source/p.html-1.png)', 'image'],
      ['| 甲 | 乙 |', 'table'],
      ['| 1 | 2 |', 'table'],
    ]);
    expect(files.at(-1)?.name).toBe('p.html-1.png');
  });

  it('names no picture from elsewhere, and shows no script', async () => {
    const { lines } = await readSource(
      page(
        `<p>${PROSE}</p><img src="http://x/y.png"><img src="../z.png"><script>alert(1)</script>`,
      ),
    );
    expect(lines.map(({ text }) => text).join('')).toBe(PROSE);
  });

  it('is decoded as it says', async () => {
    const bytes = Buffer.concat([
      Buffer.from('<meta charset="gbk"><p>'),
      Buffer.from([0xd6, 0xd0, 0xb9, 0xfa]),
      Buffer.from('</p>'),
    ]);
    const { lines } = await readSource({ name: 'p.htm', bytes });
    expect(lines.map(({ text }) => text)).toEqual(['中国']);
  });
});

describe('a Word document', () => {
  it('is read paragraph by paragraph, headings by their styles', async () => {
    const { lines } = await readSource(fixture('42-word-styles.docx'));
    expect(lines[0]).toEqual({
      number: 1,
      text: '全市防汛工作总结',
      markup: { kind: 'heading', level: 1 },
    });
    expect(lines.find(({ text }) => text.startsWith('一、'))?.markup).toEqual({
      kind: 'heading',
      level: 2,
    });
  });

  it('that is none is refused in one line', async () => {
    await expect(
      readSource({ name: 'a.docx', bytes: Buffer.from('PK\u0003\u0004 broken') }),
    ).rejects.toThrow(InputError);
  });
});
