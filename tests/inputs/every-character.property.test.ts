import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import JSZip from 'jszip';
import { defaultTreeAdapter, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/inputs/index.js';
import { root } from '../support/edition.js';
import { docxBytes, paragraph, run } from './docx-bytes.js';

/** Few, so that the test stays quick; CHECK_RUNS=500 tries as many of each kind. */
const RUNS = Number(process.env.CHECK_RUNS ?? 60);
const folder = join(root, 'tests/fixtures/manuscripts');
const named = (extension: string) => readdirSync(folder).filter((name) => name.endsWith(extension));

/** Characters that are no white space, each with how often it stands there; a superior figure is its figure. */
function characters(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const character of text.normalize('NFKC').replace(/[\s\\]+/gu, ''))
    counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

/** The characters of the file's own text that its lines don't have. */
async function missing(name: string, bytes: Uint8Array, own: string): Promise<readonly string[]> {
  const { lines } = await readSource({ name, bytes });
  const has = characters(lines.map(({ text }) => text).join('\n'));
  return [...characters(own)]
    .filter(([character, count]) => (has.get(character) ?? 0) < count)
    .map(([character]) => character);
}

/** What a page's text is made of: every text node but those of programs, styles and fall-backs; of a drawing its words. */
function pageText(html: string): string {
  const unseen = new Set(['script', 'style', 'noscript', 'template', 'head', 'iframe']);
  const texts: string[] = [];
  const walk = (node: Parameters<typeof defaultTreeAdapter.isTextNode>[0], drawn: boolean) => {
    if (defaultTreeAdapter.isTextNode(node)) {
      if (!drawn) texts.push(node.value);
    } else if ('childNodes' in node) {
      const tag = 'tagName' in node ? node.tagName : '';
      if (unseen.has(tag)) return;
      const inside = tag === 'svg' || (drawn && tag !== 'text');
      for (const child of node.childNodes) walk(child, inside);
    }
  };
  walk(parse(html), false);
  return texts.join('\n');
}

/** What a document's text is made of: every w:t and w:delText of its stories, of two alternatives the first. */
async function docxText(bytes: Uint8Array): Promise<string> {
  const zip = await JSZip.loadAsync(bytes);
  const texts: string[] = [];
  for (const part of ['document', 'footnotes', 'endnotes', 'comments']) {
    const xml = await zip.file(`word/${part}.xml`)?.async('string');
    if (xml === undefined) continue;
    const document = new DOMParser().parseFromString(
      xml.replace(/<mc:Fallback>[\s\S]*?<\/mc:Fallback>/g, ''),
      'text/xml',
    );
    for (const tag of ['t', 'delText'])
      for (const node of Array.from(document.getElementsByTagNameNS('*', tag)))
        texts.push(node.textContent ?? '');
  }
  return texts.join('\n');
}

describe('every character of the file is among its lines, kept or set aside', () => {
  it.each(named('.docx'))('of %s', async (name) => {
    const bytes = readFileSync(join(folder, name));
    expect(await missing(name, bytes, await docxText(bytes))).toEqual([]);
  });

  it.each(named('.html'))('of %s', async (name) => {
    const bytes = readFileSync(join(folder, name));
    const legacy = /charset=["']?gb/i.test(bytes.toString('latin1'));
    const text = new TextDecoder(legacy ? 'gb18030' : 'utf-8').decode(bytes);
    expect(await missing(name, bytes, pageText(text))).toEqual([]);
  });

  const words = fc
    .array(fc.constantFrom(...'春江潮水连海平月共升滟随波千万里，。|*<&2'), {
      minLength: 1,
      maxLength: 12,
    })
    .map((letters) => letters.join('').replace(/&/g, '&amp;').replace(/</g, '&lt;'));

  it('of generated pages', async () => {
    const element = (tag: string, inner: fc.Arbitrary<string>, attributes = '') =>
      inner.map((content) => `<${tag}${attributes}>${content}</${tag}>`);
    const { page } = fc.letrec<{ page: string; node: string }>((tie) => ({
      page: fc.array(tie('node'), { minLength: 1, maxLength: 5 }).map((nodes) => nodes.join('')),
      node: fc.oneof(
        { maxDepth: 5, depthIdentifier: 'page' },
        words,
        ...[
          'p',
          'div',
          'span',
          'b',
          'h1',
          'li',
          'ol',
          'blockquote',
          'nav',
          'footer',
          'a',
          'sup',
          'pre',
          'button',
          'select',
        ].map((tag) => element(tag, tie('page'))),
        element('div', tie('page'), ' class="comment-list"'),
        element('p', tie('page'), ' style="display:none"'),
        element('span', tie('page'), ' style="display:none"'),
        element('math', element('mi', words)),
        element('svg', element('text', words)),
        element(
          'table',
          element(
            'tr',
            fc
              .array(element('td', tie('page')), { minLength: 1, maxLength: 3 })
              .map((cells) => cells.join('')),
          ),
        ),
        element(
          'table',
          fc
            .array(
              element(
                'tr',
                fc
                  .array(element('td', words), { minLength: 2, maxLength: 3 })
                  .map((cells) => cells.join('')),
              ),
              { minLength: 2, maxLength: 3 },
            )
            .map((rows) => rows.join('')),
        ),
        fc.constantFrom('<br>', '<hr>', '</div>', '</html>', '<p>', '<td>'),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(page, words, async (body, first) => {
        const html = `<html><body>${first}${body}</body></html>`;
        const bytes = new TextEncoder().encode(html);
        expect(await missing('p.html', bytes, pageText(html))).toEqual([]);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  it('of generated Word documents', async () => {
    const wrap = (before: string, after: string) => (inner: string) => `${before}${inner}${after}`;
    const { body } = fc.letrec<{ body: string; block: string; inline: string }>((tie) => ({
      body: fc.array(tie('block'), { minLength: 1, maxLength: 4 }).map((blocks) => blocks.join('')),
      block: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'docx' },
        fc.array(tie('inline'), { maxLength: 4 }).map((runs) => `<w:p>${runs.join('')}</w:p>`),
        fc
          .array(tie('inline'), { maxLength: 2 })
          .map((runs) => `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${runs.join('')}</w:p>`),
        tie('body').map(wrap('<w:sdt><w:sdtPr/><w:sdtContent>', '</w:sdtContent></w:sdt>')),
        tie('body').map(wrap('<w:customXml>', '</w:customXml>')),
        fc
          .array(fc.array(tie('body'), { minLength: 1, maxLength: 3 }), {
            minLength: 1,
            maxLength: 3,
          })
          .map(
            (rows) =>
              `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(wrap('<w:tc>', '</w:tc>')).join('')}</w:tr>`).join('')}</w:tbl>`,
          ),
      ),
      inline: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'docx' },
        words.map((text) => run(text)),
        words.map((text) => run(text, '<w:vanish/>')),
        words.map((text) => run(text, '<w:b/><w:vertAlign w:val="superscript"/>')),
        words.map((text) => `<w:del><w:r><w:delText>${text}</w:delText></w:r></w:del>`),
        tie('inline').map(wrap('<w:ins>', '</w:ins>')),
        tie('inline').map(wrap('<w:moveFrom>', '</w:moveFrom>')),
        tie('inline').map(wrap('<w:hyperlink>', '</w:hyperlink>')),
        tie('inline').map(wrap('<w:smartTag>', '</w:smartTag>')),
        tie('body').map(
          wrap(
            '<w:r><w:pict><v:textbox><w:txbxContent>',
            '</w:txbxContent></v:textbox></w:pict></w:r>',
          ),
        ),
        fc.constantFrom(
          '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
          '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
          '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
          '<w:r><w:instrText> TOC </w:instrText></w:r>',
          '<w:r><w:footnoteReference w:id="1"/></w:r>',
          '<w:r><w:br/></w:r>',
        ),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(body, words, body, async (content, note, comment) => {
        const bytes = await docxBytes(paragraph('始') + content, {
          footnotes: `<w:footnote w:id="1">${paragraph(note)}</w:footnote>`,
          comments: `<w:comment w:id="1">${comment}</w:comment>`,
        });
        expect(await missing('a.docx', bytes, await docxText(bytes))).toEqual([]);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });
});
