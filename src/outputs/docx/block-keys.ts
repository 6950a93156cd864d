import type { Nodes, Root, RootContent } from 'mdast';
import { sentencePieces } from '../../model/markdown/sentence-pieces.js';
import { sha256 } from '../../model/sha256.js';
import { treeMarkdown } from '../text/markdown.js';

/*
 * Digests of the content that Word and Markdown share, by which the blocks of a division are recognised when a Word file comes back
 * from an office. The Word file keeps the digests of the time when it was made, so that the changes of each side can be found.
 */

export type Note = Extract<RootContent, { type: 'footnoteDefinition' }>;
export type NoteNames = (identifier: string) => string;

/** The digest of a block, and those of its sentences. */
export interface BlockDigests {
  readonly block: string;
  readonly sentences: readonly string[];
}

export const sameName: NoteNames = (identifier) => identifier;

export function isTextBlock({ type }: RootContent): boolean {
  return type !== 'footnoteDefinition' && type !== 'html' && type !== 'definition';
}

export function notesOf({ children }: Root): readonly Note[] {
  return children.flatMap((node) => (node.type === 'footnoteDefinition' ? [node] : []));
}

/** The names of the notes that a text refers to, in order. */
export function referred(tree: Nodes): readonly string[] {
  const identifiers = new Set<string>();
  const walk = (node: Nodes) => {
    if (node.type === 'footnoteReference') identifiers.add(node.identifier);
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(tree);
  return [...identifiers];
}

/**
 * A tree that was read back from Word, with the names of the notes in `tree` instead of numbers. Both trees have their notes in the
 * same order. Undefined where the numbers of notes differ.
 */
export function withNamesOf(tree: Root, back: Root): Root | undefined {
  const defined = new Set(notesOf(tree).map(({ identifier }) => identifier));
  const names = referred(tree).filter((identifier) => defined.has(identifier));
  const numbers = referred(back);
  if (names.length !== numbers.length) return undefined;
  const nameOf = new Map(numbers.map((number, index) => [number, names[index] as string]));
  const named = <Node extends Nodes>(node: Node): Node => {
    if (node.type === 'footnoteReference' || node.type === 'footnoteDefinition') {
      const identifier = nameOf.get(node.identifier) ?? node.identifier;
      return withChildren({ ...node, identifier, label: identifier }, named);
    }
    return withChildren({ ...node }, named);
  };
  return named(back);
}

function withChildren<Node extends Nodes>(node: Node, of: (child: Nodes) => Nodes): Node {
  if ('children' in node)
    node.children = (node.children as Nodes[]).map(of) as typeof node.children;
  return node;
}

/** A node with the content that Word and Markdown share: without places, the spacing of lists and properties that Word lacks. */
export function blockKey(node: Nodes, nameOf: NoteNames): string {
  const strip = (one: Nodes): unknown => {
    if (one.type === 'html') return [];
    if (one.type === 'footnoteReference') return ['note', nameOf(one.identifier)];
    const { position: _, data: __, children, ...rest } = one as Nodes & { children?: Nodes[] };
    const properties = Object.entries({ ...rest, ...listMarks(one) }).filter(
      ([name, value]) => !IGNORED.has(name) && value !== null && value !== undefined,
    );
    return [properties, joinedTexts((children ?? []).map(strip))];
  };
  return digest(JSON.stringify(strip(node)));
}

/** The delimiter of a list, or the number of an item; empty for other nodes. */
function listMarks(node: Nodes): object {
  if (node.type === 'list') return { delimiter: node.data?.delimiter };
  return node.type === 'listItem' ? { number: node.data?.number } : {};
}

const IGNORED = new Set(['spread', 'lang', 'meta', 'label', 'identifier', 'referenceType']);

/** Joins neighbouring texts, which stand where a comment was or where a run ended. */
function joinedTexts(children: readonly unknown[]): readonly unknown[] {
  const all: unknown[] = [];
  for (const child of children) {
    const [text, last] = [strippedText(child), strippedText(all.at(-1))];
    if (Array.isArray(child) && child.length === 0) continue;
    if (text !== undefined && last !== undefined) all[all.length - 1] = asText(last + text);
    else all.push(text === undefined ? child : asText(text));
  }
  return all;
}

function asText(value: string): unknown {
  return [
    [
      ['type', 'text'],
      ['value', value],
    ],
    [],
  ];
}

function strippedText(stripped: unknown): string | undefined {
  const [properties] = Array.isArray(stripped) ? stripped : [];
  if (!Array.isArray(properties)) return undefined;
  const entries = new Map(properties as [string, unknown][]);
  return entries.get('type') === 'text' ? String(entries.get('value')) : undefined;
}

/** The sentences of a block in a normal form, whoever wrote it. */
export function blockSentences(node: RootContent): readonly string[] {
  const text = treeMarkdown({ type: 'root', children: [node] });
  return sentencePieces(`${text.trimEnd()}\n\n`);
}

export function blockDigests(node: RootContent): BlockDigests {
  return { block: blockKey(node, sameName), sentences: blockSentences(node).map(digest) };
}

/** The digests of the notes of a text by their names. Notes that the text refers to come first, in that order. */
export function noteDigests(tree: Root): [string, string][] {
  const order = referred(tree);
  const place = ({ identifier }: Note) => {
    const at = order.indexOf(identifier);
    return at < 0 ? order.length : at;
  };
  return [...notesOf(tree)]
    .sort((a, b) => place(a) - place(b))
    .map((note) => [note.identifier, blockKey(note, sameName)]);
}

/** The length of a digest, characters: long enough that two texts of one division do not share one by chance. */
const DIGEST = 12;

export function digest(text: string): string {
  return sha256(text).slice(0, DIGEST);
}
