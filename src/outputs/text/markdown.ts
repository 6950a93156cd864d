import type { Nodes, PhrasingContent, Root } from 'mdast';
import { defListToMarkdown } from 'mdast-util-definition-list';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import remarkCjkFriendly from 'remark-cjk-friendly';
import { unified } from 'unified';
import { stringify } from 'yaml';
import { mergedLeft } from '../../edition/table-grid.js';
import type { Edition, EditionMetadata } from '../../model/edition.js';
import type { BookResource } from '../epub/book.js';
import { bookImages } from '../epub/images.js';
import { escapeXml } from '../epub/xml.js';
import type { Book, Rendered } from '../output.js';
import { writtenLists } from './written-lists.js';

/** The folder of the pictures, beside the Markdown. */
const FOLDER = 'images';

/** The book as one Markdown file with its metadata in front, and its pictures beside it. */
export async function renderMarkdown({ edition }: Book): Promise<Rendered> {
  const diagnostics: Rendered['diagnostics'][number][] = [];
  const images = await bookImages(edition, diagnostics);
  const text = markdownBook(edition, images);
  const pictures = [...new Set(images.values())];
  return {
    files: [
      { path: `${edition.metadata.id}.md`, bytes: new TextEncoder().encode(text) },
      ...pictures.map(({ file, bytes }) => ({ path: file, bytes })),
    ],
    diagnostics,
  };
}

/** The text of the Markdown file. Names of notes are made different from division to division. */
export function markdownBook(
  { metadata, divisions }: Edition,
  images: ReadonlyMap<string, BookResource>,
): string {
  const texts = divisions.map(({ tree }, index) => {
    const rewritten = rewrite(tree, `${index + 1}-`, images) as Root;
    return markdownText(rewritten);
  });
  return `---\n${stringify(frontMatter(metadata))}---\n\n${texts.join('\n')}`;
}

/** The Markdown of a tree, which reads back as the same tree. Emphasis marks beside Chinese need no `&#x7532;`, which other tools require. */
export function treeMarkdown(tree: Root): string {
  return markdownText(rewrite(tree, '', new Map()) as Root, cjkFriendly());
}

/** The options of a writer for emphasis beside Chinese marks. */
function cjkFriendly(): readonly Options[] {
  const { toMarkdownExtensions } = unified().use(remarkCjkFriendly).freeze().data() as {
    readonly toMarkdownExtensions?: readonly Options[];
  };
  return toMarkdownExtensions ?? [];
}

function markdownText(tree: Root, extensions: readonly Options[] = []): string {
  const marks: string[] = [];
  const text = toMarkdown(withCaptionMarks(tree, marks) as Root, {
    extensions: [...extensions, gfmToMarkdown(), defListToMarkdown, writtenLists],
    bullet: '-',
    rule: '-',
  });
  return text
    .replace(PLACE, (_, index: string) => `[^${marks[Number(index)]}]`)
    .replace(MERGED_CELL, '|');
}

/** The placeholder of a note mark in a caption until the text is written, made of noncharacters of Unicode, which no text has. */
const PLACE = /\ufdd0(\d{1,9})\ufdd1/g;

/** The placeholder of a cell that is merged with the one on its left until the text is written as `||`, without a space. */
const MERGED = '\ufdd2';
const MERGED_CELL = /(?<=\|) \ufdd2 *\|/g;

/** Puts the marks of notes into the captions, in Pandoc's form: `![各地[^1]新设企业](chart.png)`. */
function withCaptionMarks(node: Nodes, marks: string[]): Nodes {
  if (!('children' in node)) return node;
  const children: Nodes[] = [];
  for (const child of node.children as readonly Nodes[]) {
    const image = children.at(-1);
    const fromEnd = child.type === 'footnoteReference' ? (child.data?.fromEnd ?? 0) : 0;
    if (child.type !== 'footnoteReference' || fromEnd === 0 || image?.type !== 'image') {
      children.push(withCaptionMarks(child, marks));
      continue;
    }
    const key = typeof image.title === 'string' ? 'title' : 'alt';
    const words = image[key] ?? '';
    const place = `\ufdd0${marks.push(child.label ?? child.identifier) - 1}\ufdd1`;
    const at = words.length - fromEnd;
    const caption = words.slice(0, at) + place + words.slice(at);
    children[children.length - 1] = { ...image, [key]: caption };
  }
  return { ...node, children } as Nodes;
}

/** The keys that pandoc and most site generators know. */
function frontMatter(metadata: EditionMetadata): object {
  const { title, subtitle, creators, date, language, publisher } = metadata;
  return {
    title,
    ...(subtitle !== undefined && { subtitle }),
    ...(creators.length > 0 && { author: creators.map(({ name }) => name) }),
    ...(date !== undefined && { date }),
    lang: language,
    ...(publisher !== undefined && { publisher }),
  };
}

/** A copy of the tree with only nodes that Markdown can write. */
function rewrite(node: Nodes, prefix: string, images: ReadonlyMap<string, BookResource>): Nodes {
  const copy = { ...node } as Nodes;
  if ('children' in copy) {
    const children = (copy.children as readonly Nodes[]).flatMap((child): readonly Nodes[] =>
      isWritten(child)
        ? inHtml(child, (inner) => rewrite(inner, prefix, images) as PhrasingContent)
        : [rewrite(child, prefix, images)],
    );
    copy.children = children as typeof copy.children;
  }
  if (node.type === 'tableRow' && copy.type === 'tableRow') {
    const merged = mergedLeft(node);
    copy.children = copy.children.map((cell, column) =>
      merged[column] === true ? { ...cell, children: [{ type: 'text', value: MERGED }] } : cell,
    );
  }
  if (copy.type === 'footnoteReference' || copy.type === 'footnoteDefinition') {
    const identifier = prefix + copy.identifier;
    return { ...copy, identifier, label: identifier };
  }
  if (copy.type === 'image') {
    const file = images.get(copy.url)?.file;
    return file === undefined ? copy : { ...copy, url: `${FOLDER}/${baseName(file)}` };
  }
  return copy;
}

type Written = Extract<Nodes, { type: 'ruby' | 'superscript' | 'subscript' }>;

function isWritten(node: Nodes): node is Written {
  return node.type === 'ruby' || node.type === 'superscript' || node.type === 'subscript';
}

/** The HTML for nodes that Markdown cannot write. */
function inHtml(
  node: Written,
  inner: (child: Nodes) => PhrasingContent,
): readonly PhrasingContent[] {
  const children = (node.children as readonly Nodes[]).map(inner);
  const html = (value: string): PhrasingContent => ({ type: 'html', value });
  if (node.type === 'ruby') {
    return [html('<ruby>'), ...children, html(`<rt>${escapeXml(node.annotation)}</rt></ruby>`)];
  }
  const name = node.type === 'superscript' ? 'sup' : 'sub';
  return [html(`<${name}>`), ...children, html(`</${name}>`)];
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
