import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { parseDivision } from '../../../src/edition/index.js';
import { itemMark } from '../../../src/edition/list-numbers.js';
import type { Edition } from '../../../src/model/edition.js';
import { plainText } from '../../../src/model/markdown/plain-text.js';
import { wordDocument } from '../../../src/outputs/docx/document.js';
import { readWordEdition } from '../../../src/outputs/docx/read-back/word-edition.js';
import type { Book } from '../../../src/outputs/output.js';
import { booklet, editionOf, fonts, PNG, root } from '../../support/edition.js';
import { bookOf } from '../../support/render.js';
import { EDITIONS, filesOf } from '../rows.js';

/** A tree as two readers of Markdown agree on it: without places, names of notes, and how lists are spaced. */
function shape(tree: Root): unknown {
  const notes = new Map<string, number>();
  const number = (identifier: string) => {
    if (!notes.has(identifier)) notes.set(identifier, notes.size + 1);
    return notes.get(identifier);
  };
  const walk = (node: Nodes): unknown => {
    const { type } = node;
    if (type === 'text') return node.value;
    if (type === 'footnoteReference') return ['note', number(node.identifier)];
    const children = 'children' in node ? merged((node.children as Nodes[]).map(walk)) : [];
    switch (type) {
      case 'heading':
        return [type, node.depth, children];
      case 'list':
        return [
          type,
          node.ordered === true,
          node.children.map((_, at) => itemMark(node, at)),
          children,
        ];
      case 'listItem':
        return [type, node.checked ?? null, children];
      case 'emphasis':
        // Emphasis in emphasis is none that a reader sees.
        return [type, merged(children.flatMap((one) => (isEmphasis(one) ? one[1] : [one])))];
      case 'table':
        return [
          type,
          (node.children[0]?.children ?? []).map((_, n) => node.align?.[n] ?? null),
          children,
        ];
      case 'code':
      case 'inlineCode':
        return [type, node.value];
      case 'link':
        return [type, node.url, node.title ?? null, children];
      case 'image':
        return [type, node.url, node.title ?? node.alt ?? ''];
      case 'ruby':
        return [type, node.annotation, children];
      default:
        return [type, children];
    }
  };
  const blocks = tree.children.filter(({ type }) => type !== 'html' && type !== 'definition');
  const texts = blocks.filter(({ type }) => type !== 'footnoteDefinition').map(walk);
  const definitions = blocks
    .flatMap((node) => (node.type === 'footnoteDefinition' ? [node] : []))
    .map((node) => [number(node.identifier) as number, node.children.map(walk)] as const);
  return [texts, definitions.sort(([a], [b]) => a - b)];
}

function isEmphasis(node: unknown): node is ['emphasis', unknown[]] {
  return Array.isArray(node) && node[0] === 'emphasis';
}

/** The text but for its notes, which Word keeps apart. */
function body(tree: Root): string {
  const children = tree.children.filter(({ type }) => type !== 'footnoteDefinition');
  return plainText({ ...tree, children });
}

/** Texts that stand beside each other are one; an HTML comment is none. */
function merged(children: readonly unknown[]): readonly unknown[] {
  const all: unknown[] = [];
  for (const child of children) {
    if (Array.isArray(child) && child[0] === 'html') continue;
    if (typeof child === 'string' && typeof all.at(-1) === 'string')
      all.push(`${all.pop()}${child}`);
    else all.push(child);
  }
  return all;
}

async function readBack(bytes: Uint8Array) {
  const word = await readWordEdition(bytes, 'a.docx');
  if (word === undefined) throw new Error('no edition');
  return word.files.map((file) => parseDivision(file).division);
}

/** What only a reader of the whole book could see: notes without a mark are no part of a Word file's text. */
function readable({ divisions }: Edition) {
  return divisions.map(({ name, role, label, tree }) => {
    const marks = new Set(
      [...JSON.stringify(tree).matchAll(/"footnoteReference","identifier":"([^"]*)"/g)].map(
        ([, identifier]) => identifier,
      ),
    );
    const children = tree.children.filter(
      (node) => node.type !== 'footnoteDefinition' || marks.has(node.identifier),
    );
    return { name, role, label, tree: { ...tree, children } };
  });
}

describe.each([
  ...EDITIONS,
  ...['rich', 'numbers'].map((name) => `${root}tests/fixtures/editions/${name}`),
])('the Word file of %s', (path) => {
  it('reads back as the edition: its text, its structure, its divisions', async () => {
    const { edition, files } = await filesOf(path, 'docx');
    const read = await readBack(files[0]?.bytes as Uint8Array);
    const wanted = readable(edition);
    expect(read.map(({ name, role, label }) => ({ name, role, label }))).toEqual(
      wanted.map(({ name, role, label }) => ({ name, role, label })),
    );
    for (const [index, { tree }] of wanted.entries()) {
      const has = read[index]?.tree as Root;
      expect(body(has)).toBe(body(tree));
      expect(shape(has)).toEqual(shape(tree));
    }
  });
});

const LEAVES = [
  '天地人山',
  '“引号”内',
  '一、项',
  '1. 项',
  '- 项',
  '*星*',
  'a_b_c',
  '甲|乙',
  '<b>',
  '# 号',
  '2020年5%',
];
const BLOCKS = [
  '%',
  '## %',
  '### %',
  '**%**%',
  '*%*，%',
  '~~%~~%',
  '`%`%',
  '[%](https://example.org/a?b=1)',
  '- %\n- %\n  1. %\n  2. %',
  '3. %\n4. %',
  '1. %\n4. %\n5. %\n2. %',
  '2) %\n3) %\n3) %',
  '1. %\n2. %\n   1) %\n   5) %\n9. %',
  '- [x] %\n- [ ] %',
  '> %\n>\n> %',
  '> %\n>\n> > %',
  '| % | % |\n|---|--:|\n| % | % |',
  '| % || % |\n|---|---|---|\n| ^^ | % | % |',
  '%[^~]\n\n[^~]: %',
  '<ruby>%<rt>hàn</rt></ruby>%',
  'H<sub>2</sub>%<sup>%</sup>',
  '%<br>%',
  '---',
  '![%](pic.png)',
  '![%](pic.png)[^~]\n\n[^~]: %',
  '```\na  b\n\n%\n```',
  '%\n: %',
  '***%***，*%**%**%*，**%*%*%**',
  '**%[%](https://example.org "%")%**',
  '[%](<https://example.org/a b>)和https://example.org/江口?a=%',
  '> %\n\n<!-- -->\n\n> %',
  '> [!NOTE]\n> %\n\n> %',
  '| % |\n|---|\n| % |\n\n| % |\n|---|\n| % |',
  '1. %\n\n   | % | % |\n   |---|---|\n   | % | % |\n\n   > %\n\n   ```\n   \ta\n     b\n   ```\n2. %\n   - %\n\n     > %\n\n     %\n3. %',
];

describe('a Word file', () => {
  it('reads back as its edition, whatever blocks that is made of', async () => {
    let notes = 1;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.constantFrom(...BLOCKS), { minLength: 1, maxLength: 5 }), {
          minLength: 1,
          maxLength: 2,
        }),
        fc.array(fc.constantFrom(...LEAVES), { minLength: 40, maxLength: 40 }),
        async (divisions, leaves) => {
          let next = 0;
          const escaped = (text: string) => text.replace(/[\\`*_{}[\]<>()#+\-.!|~]/g, '\\$&');
          const texts = divisions.map((blocks) =>
            ['# %', ...blocks]
              // Lists, quotations and definitions of one kind that follow each other are one to Markdown.
              .flatMap((block) => [block, '句。'])
              .join('\n\n')
              .replace(/~(?=\])/g, () => String(++notes >> 1))
              .replace(/%/g, () => escaped(leaves[next++ % leaves.length] ?? '')),
          );
          const edition = editionOf(texts, { assets: new Map([['pic.png', PNG]]) });
          const options = { date: '2020-09-17T00:00:00Z', tool: 'test' };
          const book = await bookOf(edition, booklet(), fonts, options);
          const { bytes } = await wordDocument(book as unknown as Book);
          const read = await readBack(bytes);
          expect(read.map(({ tree }) => shape(tree))).toEqual(
            edition.divisions.map(({ tree }) => shape(tree)),
          );
        },
      ),
      { numRuns: 15, interruptAfterTimeLimit: 15_000 },
    );
  }, 120_000);

  it('of another program is none of Kanben’s', async () => {
    const { files } = await filesOf(EDITIONS[1] as string, 'docx');
    const { default: JSZip } = await import('jszip');
    const zip = await JSZip.loadAsync(files[0]?.bytes as Uint8Array);
    zip.remove('customXml/item1.xml');
    const bytes = await zip.generateAsync({ type: 'uint8array' });
    expect(await readWordEdition(bytes, 'a.docx')).toBeUndefined();
  });
});
