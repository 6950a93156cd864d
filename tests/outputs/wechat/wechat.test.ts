import { describe, expect, it } from 'vitest';
import { checkHtml } from '../../../src/outputs/web/check-html.js';
import { root } from '../../support/edition.js';
import { EDITIONS, filesOf, textOf } from '../rows.js';

describe.each(EDITIONS)('the WeChat article of %s', (path) => {
  it('is made of what the editor keeps: inlined styles, no classes, ids, links or scripts', async () => {
    const { files } = await filesOf(path, 'wechat');
    const html = textOf(files[0]?.bytes as Uint8Array);
    expect(html).toMatch(/<p style="[^"]*text-indent: 2em/);
    expect(html).not.toMatch(
      / (?:class|id|role|aria-[a-z]+)="|<a |<script|<aside|<div|[; "]position:/,
    );
    expect(checkHtml(files[0]?.bytes as Uint8Array, 'a.html')).toEqual([]);
  });

  it('has its pictures beside it, numbered as the text names them', async () => {
    const { files } = await filesOf(path, 'wechat');
    const html = textOf(files[0]?.bytes as Uint8Array);
    const named = new Set([...html.matchAll(/<img[^>]* src="([^"]+)"/g)].map(([, src]) => src));
    expect(files.slice(1).map(({ path: name }) => name)).toEqual(
      [...named].map((src) => `wechat/${src}`),
    );
  });
});

describe('the WeChat article of a book with verse and tables', () => {
  it('ends lines of verse, sets signatures at the right, and lets wide tables be moved', async () => {
    const { files } = await filesOf(`${root}tests/fixtures/editions/rich`, 'wechat');
    const html = textOf(files[0]?.bytes as Uint8Array);
    expect(html).toMatch(/一条长街，<br[^>]*>两行灯火，<br[^>]*>/);
    expect(html).toMatch(/<p style="[^"]*text-align: right[^"]*">程砚秋<\/p>/);
    expect(html).toMatch(/<section style="[^"]*overflow-x: auto[^"]*"><table/);
    expect(html).toMatch(/<td style="[^"]*white-space: nowrap/);
  });
});

describe('links', () => {
  it('are numbered notes at the end', async () => {
    const { files } = await filesOf(EDITIONS[1] as string, 'wechat');
    const html = textOf(files[0]?.bytes as Uint8Array);
    expect(html).toContain('https://example.org/a?b=1&amp;c=2');
    expect(html).toMatch(/<sup[^>]*>\[1\]<\/sup>/);
  });
});
