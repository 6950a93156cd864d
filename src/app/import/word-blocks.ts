import type { Nodes, Root, RootContent } from 'mdast';
import type { Division } from '../../model/edition.js';
import { hunksBetween } from '../merge/hunks.js';

/** A division's file: its text, and what was read of it. */
export interface DivisionFile {
  readonly text: string;
  readonly division: Division;
}

type Note = Extract<RootContent, { type: 'footnoteDefinition' }>;

/** A node as Word and Markdown agree on it: without places, spacing of lists, and what Word does not carry. */
function keyOf(node: Nodes, nameOf: (identifier: string) => string): string {
  const strip = (one: Nodes): unknown => {
    if (one.type === 'html') return [];
    if (one.type === 'footnoteReference') return ['note', nameOf(one.identifier)];
    const { position: _, data: __, children, ...rest } = one as Nodes & { children?: Nodes[] };
    const said = Object.entries(rest).filter(
      ([name, value]) => !IGNORED.has(name) && value !== null && value !== undefined,
    );
    return [said, joined((children ?? []).map(strip))];
  };
  return JSON.stringify(strip(node));
}

const IGNORED = new Set(['spread', 'lang', 'meta', 'label', 'identifier', 'referenceType']);

/** Texts beside each other are one: where comments stood, and where runs end. */
function joined(children: readonly unknown[]): readonly unknown[] {
  const all: unknown[] = [];
  for (const child of children) {
    const [text, last] = [textOf(child), textOf(all.at(-1))];
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

function textOf(stripped: unknown): string | undefined {
  const [said] = Array.isArray(stripped) ? stripped : [];
  if (!Array.isArray(said)) return undefined;
  const entries = new Map(said as [string, unknown][]);
  return entries.get('type') === 'text' ? String(entries.get('value')) : undefined;
}

/** The notes that a text refers to, in order. */
function referred(tree: Root): readonly string[] {
  const identifiers = new Set<string>();
  const walk = (node: Nodes) => {
    if (node.type === 'footnoteReference') identifiers.add(node.identifier);
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(tree);
  return [...identifiers];
}

/** The part of a division that a Word file carries: its notes last, in the order of their marks. */
export function carried(tree: Root): Root {
  const notes = new Map(notesOf(tree).map((note) => [note.identifier, note]));
  const blocks = tree.children.filter((node) => isText(node));
  return {
    type: 'root',
    children: [...blocks, ...referred(tree).flatMap((id) => notes.get(id) ?? [])],
  };
}

function notesOf({ children }: Root): readonly Note[] {
  return children.flatMap((node) => (node.type === 'footnoteDefinition' ? [node] : []));
}

function isText({ type }: RootContent): boolean {
  return type !== 'footnoteDefinition' && type !== 'html' && type !== 'definition';
}

/**
 * The division's Markdown with the changes that a Word file has: blocks that are the same stay as they are written, the others
 * are the Word file's. The same text where nothing changed.
 */
export function withWordBlocks(here: DivisionFile, word: DivisionFile): string {
  const [current, other] = [here.division.tree, word.division.tree];
  const names = noteNames(current, other);
  const nameIn = (identifier: string) => names.get(identifier) ?? identifier;
  const texts = current.children.filter(isText);
  const otherTexts = other.children.filter(isText);
  const same = (identifier: string) => identifier;
  const hunks = hunksBetween(
    texts.map((node) => keyOf(node, same)),
    otherTexts.map((node) => keyOf(node, nameIn)),
  );
  const kept = new Set(referred(other).map(nameIn));
  const definitions = new Map(notesOf(other).map((note) => [nameIn(note.identifier), note]));
  const isChanged = (note: Note) => {
    const theirs = definitions.get(note.identifier);
    return theirs !== undefined && keyOf(theirs, nameIn) !== keyOf(note, same);
  };
  const mine = new Set(referred(current));
  const lost = (note: Note) => mine.has(note.identifier) && !kept.has(note.identifier);
  const fresh = [...definitions].filter(
    ([name]) => !notesOf(current).some(({ identifier }) => identifier === name),
  );
  const notes = notesOf(current);
  if (hunks.length + fresh.length === 0 && !notes.some((note) => isChanged(note) || lost(note))) {
    return here.text;
  }
  const theirs = (node: RootContent) => renamed(slice(word.text, node), names);
  const blocks: string[] = [];
  let at = 0;
  for (const node of current.children) {
    if (node.type === 'footnoteDefinition') {
      const other = definitions.get(node.identifier);
      if (lost(node)) continue;
      blocks.push(other !== undefined && isChanged(node) ? theirs(other) : slice(here.text, node));
      continue;
    }
    if (!isText(node)) {
      blocks.push(slice(here.text, node));
      continue;
    }
    for (const { from, otherFrom, otherTo } of hunks) {
      if (from === at) blocks.push(...otherTexts.slice(otherFrom, otherTo).map(theirs));
    }
    if (!hunks.some(({ from, to }) => from <= at && at < to)) blocks.push(slice(here.text, node));
    at++;
  }
  for (const { from, otherFrom, otherTo } of hunks) {
    if (from === texts.length) blocks.push(...otherTexts.slice(otherFrom, otherTo).map(theirs));
  }
  blocks.push(...fresh.map(([, note]) => theirs(note)));
  const [first] = current.children;
  const front = here.text.split('\n').slice(0, (first?.position?.start.line ?? 1) - 1);
  return `${[...front, blocks.join('\n\n')].join('\n').trimEnd()}\n`;
}

/** What the Word file's notes, which have numbers there, are called in the division: by their texts, else by their places. */
function noteNames(current: Root, other: Root): ReadonlyMap<string, string> {
  const none = () => '';
  const text = (tree: Root, identifier: string) => {
    const note = notesOf(tree).find((one) => one.identifier === identifier);
    return note === undefined ? '' : keyOf(note, none);
  };
  const left = [...referred(current)];
  const names = new Map<string, string>();
  const theirs = referred(other);
  for (const identifier of theirs) {
    const at = left.findIndex((one) => text(current, one) === text(other, identifier));
    if (at < 0) continue;
    names.set(identifier, left[at] as string);
    left.splice(at, 1);
  }
  const rest = theirs.filter((identifier) => !names.has(identifier));
  const taken = new Set(notesOf(current).map(({ identifier }) => identifier));
  for (const [index, identifier] of rest.entries()) {
    let name = rest.length === left.length ? (left[index] as string) : `word-${index + 1}`;
    while (rest.length !== left.length && taken.has(name)) name = `${name}a`;
    taken.add(name);
    names.set(identifier, name);
  }
  return names;
}

function renamed(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(/(?<!\\)\[\^(\d+)\]/g, (all, number: string) => {
    const name = names.get(number);
    return name === undefined ? all : `[^${name}]`;
  });
}

/** The lines of a block. */
function slice(text: string, { position }: RootContent): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  return lines.slice((position?.start.line ?? 1) - 1, position?.end.line).join('\n');
}
