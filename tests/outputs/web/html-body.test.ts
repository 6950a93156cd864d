import { describe, expect, it } from 'vitest';
import { htmlBody, StyleClasses } from '../../../src/outputs/web/html-body.js';

const table = (columns: number) =>
  `<table><thead><tr>${'<th>甲</th>'.repeat(columns)}</tr></thead><tbody><tr>${'<td>乙</td>'.repeat(columns)}</tr></tbody></table>`;

describe('the body of a page for a browser', () => {
  it('lets wide tables scroll in a room that keys reach, and leaves narrow ones', () => {
    const [narrow, wide] = [table(2), table(9)];
    expect(htmlBody(`<p>前</p>${narrow}<p>中</p>${wide}<p>后</p>`, new StyleClasses())).toBe(
      `<p>前</p>${narrow}<p>中</p><div class="scroll" tabindex="0">${wide}</div><p>后</p>`,
    );
  });

  it('names each note by its number', () => {
    const notes = [1, 2].map((n) => `<aside id="note-${n}" role="doc-footnote"><p>注</p></aside>`);
    const body = htmlBody(notes.join(''), new StyleClasses());
    expect([...body.matchAll(/aria-label="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      '[1]',
      '[2]',
    ]);
  });
});

it('gives the notes of divisions that share a document different names', () => {
  const note = '<aside id="note-1" role="doc-footnote"><p>注</p></aside>';
  const names = ['1 甲 ', '2 甲 '].map(
    (within) => /aria-label="([^"]*)"/.exec(htmlBody(note, new StyleClasses(), 'd-', within))?.[1],
  );
  expect(names).toEqual(['1 甲 [1]', '2 甲 [1]']);
});
