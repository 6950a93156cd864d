import type { Html, Nodes, Parent, PhrasingContent, Root, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import { plainText } from '../model/markdown/plain-text.js';
import { htmlTables, isAllTable } from './html-tables.js';
import { nodePlace } from './node-place.js';

const TAG = /^<(\/?)([a-z][a-z0-9]*)\b[^>]*>$/i;
const ANY_TAG = /<\/?[a-z][^>]{0,2000}>/gi;
/** The elements of ruby; `rp` is for readers without it. */
const RUBY_TAGS = new Set(['rt', 'rb', 'rp']);
/** Elements whose content is not text of the book. */
const NOT_TEXT = /<(script|style|template)\b[\s\S]*?(?:<\/\1\s{0,9}>|$)/gi;
/** Where a paragraph of HTML ends. */
const BLOCK_END =
  /<\/(?:p|div|li|h[1-6]|tr|blockquote|section|article|summary|details)\s{0,9}>|<br\s{0,9}\/?>/gi;
const REFERENCES: ReadonlyMap<string, string> = new Map([
  ['nbsp', '\u00a0'],
  ['ensp', '\u2002'],
  ['emsp', '\u2003'],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['middot', '·'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['ldquo', '“'],
  ['rdquo', '”'],
]);
const INDICES: Readonly<Record<string, 'superscript' | 'subscript'>> = {
  sup: 'superscript',
  sub: 'subscript',
};

/**
 * Turns the HTML for which Markdown has no marks (ruby, sup, sub, br) and that of tables into nodes. Any other tag goes, with
 * a warning, and the content between the tags stays as text. Comments are removed, and an info names the place of a comment with words.
 */
export function resolveHtml(tree: Root, file: string): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (node, tag, rule = 'edition/raw-html') => {
    diagnostics.push(diagnose(rule, nodePlace(file, node), { tag }));
  };
  const reportComments = (node: Html) => {
    for (const text of commentsIn(node.value)) {
      diagnostics.push(
        diagnose('edition/comment', nodePlace(file, node), { text: text.slice(0, 20) }),
      );
    }
  };
  visit(tree, (node: Nodes) => {
    if ('children' in node && node.children.some((child) => child.type === 'html')) {
      const parent = node as Parent;
      for (const child of parent.children) if (child.type === 'html') reportComments(child);
      const phrasing =
        node.type !== 'root' &&
        node.type !== 'blockquote' &&
        node.type !== 'listItem' &&
        node.type !== 'footnoteDefinition';
      parent.children = (
        phrasing
          ? inlineNodes(parent.children as PhrasingContent[], report)
          : parent.children.flatMap((child) =>
              child.type === 'html' ? blockNodes(child, file, report) : [child],
            )
      ) as Parent['children'];
    }
  });
  return diagnostics;
}

type Report = (
  node: Html,
  tag: string,
  rule?: 'edition/raw-html' | 'edition/html-left-out',
) => void;

/** The words of each comment of a piece of HTML, in order; a comment without words is none. */
function commentsIn(html: string): readonly string[] {
  return html
    .split('<!--')
    .slice(1)
    .map((part) => part.split('-->', 1)[0]?.replaceAll(/\s+/g, ' ').trim() ?? '')
    .filter((text) => text !== '');
}

/** A text without the parts between two marks; an opening mark without its end stays. */
function without(text: string, opening: string, closing: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < text.length) {
    const from = text.indexOf(opening, at);
    const end = from < 0 ? -1 : text.indexOf(closing, from + opening.length);
    if (end < 0) break;
    parts.push(text.slice(at, from));
    at = end + closing.length;
  }
  return parts.join('') + text.slice(at);
}

/** A block of HTML as its tables, or as paragraphs of its text. */
function blockNodes(node: Html, file: string, report: Report): readonly Nodes[] {
  const tables = htmlTables(node, file);
  if (tables === undefined) return blockText(node, report);
  if (!isAllTable(node.value)) report(node, '<table>');
  return tables;
}

/** A block of HTML as a paragraph of its text. */
function blockText(node: Html, report: Report): Nodes[] {
  const bare = without(node.value.replace(NOT_TEXT, ''), '<!--', '-->');
  if (node.value.trim().startsWith('<!--') && bare.trim() === '') return [];
  const tag = /<\/?([a-z][a-z0-9]*)/i.exec(node.value)?.[0] ?? node.value.slice(0, 20);
  const isWhole = node.value.search(NOT_TEXT) < 0;
  report(node, tag, isWhole ? 'edition/raw-html' : 'edition/html-left-out');
  const position = node.position && { position: node.position };
  return bare
    .split(BLOCK_END)
    .map((part) => withoutReferences(part.replace(ANY_TAG, '')).trim())
    .filter((value) => value !== '')
    .map((value) => ({
      type: 'paragraph',
      children: [{ type: 'text', value, ...position }],
      ...position,
    }));
}

/** The character references that web pages are full of; any other stays as it is written. */
function withoutReferences(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,6}));/g,
    (written, ...groups) => {
      const [decimal, hex, name] = groups as (string | undefined)[];
      if (name !== undefined) return REFERENCES.get(name) ?? written;
      const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
        ? String.fromCodePoint(point)
        : written;
    },
  );
}

function inlineNodes(children: readonly PhrasingContent[], report: Report): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  const closingOf = closingsOf(children);
  for (let at = 0; at < children.length; at++) {
    const child = children[at] as PhrasingContent;
    if (child.type !== 'html') {
      nodes.push(child);
      continue;
    }
    const [, closing = '', tag = ''] = TAG.exec(child.value) ?? [];
    const name = tag.toLowerCase();
    if (child.value.startsWith('<!--')) continue;
    if (closing === '' && name === 'br') {
      nodes.push({ type: 'break', ...(child.position && { position: child.position }) });
      continue;
    }
    const index = INDICES[name];
    const isRead = closing === '' && (index !== undefined || name === 'ruby');
    const end = isRead ? closingOf(name, at) : -1;
    const inner = end > at ? children.slice(at + 1, end) : [];
    if (end > at && index !== undefined) {
      nodes.push({
        type: index,
        children: inlineNodes(inner, report),
        ...(child.position && { position: child.position }),
      });
      at = end;
    } else if (end > at && name === 'ruby') {
      nodes.push(...rubyNodes(inner, child, report));
      at = end;
    } else {
      report(child, child.value);
    }
  }
  return nodes;
}

const CLOSING = /^<\/([a-z][a-z0-9]*)\s{0,99}>$/i;

/** Gives the place of the first closing tag of a name behind a place, −1 where there is none; places are asked for from first to last. */
function closingsOf(children: readonly PhrasingContent[]): (name: string, from: number) => number {
  const places = new Map<string, number[]>();
  for (let at = children.length - 1; at >= 0; at--) {
    const child = children[at] as PhrasingContent;
    const name = child.type === 'html' ? CLOSING.exec(child.value)?.[1]?.toLowerCase() : undefined;
    if (name === undefined) continue;
    const standing = places.get(name);
    if (standing === undefined) places.set(name, [at]);
    else standing.push(at);
  }
  return (name, from) => {
    const standing = places.get(name) ?? [];
    while ((standing.at(-1) ?? Number.POSITIVE_INFINITY) <= from) standing.pop();
    return standing.at(-1) ?? -1;
  };
}

/** `漢<rt>hàn</rt>字<rt>zì</rt>` → one node for each base with its reading; rp is for readers without ruby. */
function rubyNodes(
  inner: readonly PhrasingContent[],
  opening: Html,
  report: Report,
): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let base: Text[] = [];
  let reading: string | undefined;
  // A note's mark or a picture can't stand in it.
  const after: PhrasingContent[] = [];
  let skipping = false;
  const close = () => {
    if (reading === undefined) return;
    nodes.push({
      type: 'ruby',
      children: base,
      annotation: reading,
      ...(opening.position && { position: opening.position }),
    });
    base = [];
    reading = undefined;
  };
  for (const child of inner) {
    if (child.type === 'html') {
      const [, closing = '', tag = ''] = TAG.exec(child.value) ?? [];
      const name = tag.toLowerCase();
      if (name === 'rp') skipping = closing === '';
      // HTML lets `</rt>` be left out: what follows ends the reading as well.
      if (name === 'rt' || name === 'rb' || name === 'rp') close();
      if (name === 'rt' && closing === '') reading = '';
      if (!RUBY_TAGS.has(name) && !child.value.startsWith('<!--')) report(child, child.value);
    } else if (!skipping) {
      // A base or a reading is set as plain text: what marks it up goes, never the text itself.
      const text = plainText(child);
      if (text !== '' && child.type !== 'text') report(opening, `<ruby>…${text}…`);
      if (text === '') after.push(child);
      else if (reading !== undefined) reading += text;
      else {
        base.push({
          type: 'text',
          value: text,
          ...(child.position && { position: child.position }),
        });
      }
    }
  }
  close();
  return [...nodes, ...base, ...after];
}
