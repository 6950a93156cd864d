import type { Root, RootContent } from 'mdast';
import type { Division } from '../../model/edition.js';
import {
  type BlockDigests,
  blockDigests,
  blockKey,
  blockSentences,
  digest,
  isTextBlock,
  type Note,
  noteDigests,
  notesOf,
  referred,
  sameName,
} from '../../outputs/docx/block-keys.js';
import type { MergeSide } from '../merge/merge-markdown.js';
import { type MergeRegion, mergeThree } from '../merge/three-way.js';

/** A division's file: its text, and the blocks that were read from it. */
export interface DivisionFile {
  readonly text: string;
  readonly division: Division;
}

/** A division when its Word file was made, by digests. */
export interface DivisionBase {
  readonly blocks: readonly BlockDigests[];
  readonly notes: ReadonlyMap<string, string>;
}

/** A place that the edition and the Word file both changed since. */
export interface WordConflict {
  /** In the division's file, from 1. */
  readonly line: number;
  readonly has: string;
  readonly wants: string;
}

export interface MergedDivision {
  readonly text: string;
  readonly conflicts: readonly WordConflict[];
}

/** The part of a division that a Word file carries: its notes last, in the order of their marks. */
export function carried(tree: Root): Root {
  const notes = new Map(notesOf(tree).map((note) => [note.identifier, note]));
  const blocks = tree.children.filter((node) => isTextBlock(node));
  return {
    type: 'root',
    children: [...blocks, ...referred(tree).flatMap((id) => notes.get(id) ?? [])],
  };
}

export function presentBase(tree: Root): DivisionBase {
  return {
    blocks: tree.children.filter(isTextBlock).map(blockDigests),
    notes: new Map(noteDigests(tree)),
  };
}

/** Blocks of the edition that others take the place of. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly texts: readonly string[];
}

/**
 * The division's Markdown with the changes of a Word file. `base` is the text from which the file was made: the edition's changes
 * since then stay, also in a block that both changed, if they are in another sentence. Blocks that the Word file left alone stay as
 * they are written; the same text if nothing changed. `take` names the side that is taken if both changed one sentence.
 */
export function withWordBlocks(
  here: DivisionFile,
  word: DivisionFile,
  base: DivisionBase,
  take: MergeSide,
): MergedDivision {
  return new WordMerge(here, word, base, take).merged();
}

class WordMerge {
  readonly #conflicts: WordConflict[] = [];
  readonly #mine: readonly RootContent[];
  readonly #theirs: readonly RootContent[];
  readonly #names: ReadonlyMap<string, string>;
  readonly #hereLines: readonly string[];
  readonly #wordLines: readonly string[];

  constructor(
    private readonly here: DivisionFile,
    private readonly word: DivisionFile,
    private readonly base: DivisionBase,
    private readonly take: MergeSide,
  ) {
    this.#mine = here.division.tree.children.filter(isTextBlock);
    this.#theirs = word.division.tree.children.filter(isTextBlock);
    this.#names = noteNames(here.division.tree, word.division.tree, base.notes);
    this.#hereLines = fileLines(here.text);
    this.#wordLines = fileLines(word.text);
  }

  merged(): MergedDivision {
    const { base } = this;
    const regions = mergeThree(
      base.blocks.map(({ block }) => block),
      this.#mine.map((node) => blockKey(node, sameName)),
      this.#theirs.map((node) => blockKey(node, this.#nameIn)),
    );
    const changes = regions.flatMap((region) => this.#change(region) ?? []);
    const texts = this.#texts(changes);
    const notes = this.#notes(texts.join('\n'));
    const current = notesOf(this.here.division.tree);
    const sameNotes =
      notes.size === current.length &&
      current.every((note) => notes.get(note.identifier) === sourceLines(this.#hereLines, note));
    if (changes.length === 0 && sameNotes) {
      return { text: this.here.text, conflicts: this.#conflicts };
    }
    return { text: this.#written(changes, notes), conflicts: this.#conflicts };
  }

  readonly #nameIn = (identifier: string) => this.#names.get(identifier) ?? identifier;

  /** The Word file's block as it is written in the edition. */
  #wordText(node: RootContent): string {
    return renamed(sourceLines(this.#wordLines, node), this.#names);
  }

  #change({ kind, base, edited, source }: MergeRegion): Change | undefined {
    if (kind !== 'source' && kind !== 'conflict') return undefined;
    const theirs = this.#theirs.slice(source.from, source.to);
    if (kind === 'source') return { ...edited, texts: theirs.map((node) => this.#wordText(node)) };
    const text = this.#bySentences(
      this.base.blocks.slice(base.from, base.to).flatMap(({ sentences }) => sentences),
      this.#mine.slice(edited.from, edited.to),
      theirs,
      this.#mine[edited.from] ?? this.#mine.at(-1),
    );
    return { ...edited, texts: text === '' ? [] : [text] };
  }

  /** Blocks that both sides changed, merged sentence by sentence. */
  #bySentences(
    base: readonly string[],
    mine: readonly RootContent[],
    theirs: readonly RootContent[],
    place: RootContent | undefined,
  ): string {
    const has = mine.flatMap(blockSentences);
    const wants = theirs.flatMap((node) =>
      blockSentences(node).map((piece) => renamed(piece, this.#names)),
    );
    const kept: string[] = [];
    for (const { kind, edited, source } of mergeThree(base, has.map(digest), wants.map(digest))) {
      const [left, right] = [
        has.slice(edited.from, edited.to),
        wants.slice(source.from, source.to),
      ];
      if (kind === 'conflict') {
        const line = place?.position?.start.line ?? 1;
        this.#conflicts.push({ line, has: left.join(''), wants: right.join('') });
      }
      const word = kind === 'source' || (kind === 'conflict' && this.take === 'source');
      kept.push(...(word ? right : left));
    }
    return kept.join('').trimEnd();
  }

  /** The blocks of the merged text. */
  #texts(changes: readonly Change[]): readonly string[] {
    const texts: string[] = [];
    for (const [at, node] of [...this.#mine, undefined].entries()) {
      texts.push(...changes.filter(({ from }) => from === at).flatMap((change) => change.texts));
      if (node !== undefined && !isChanged(changes, at))
        texts.push(sourceLines(this.#hereLines, node));
    }
    return texts;
  }

  /** The notes' texts by their names: those of one side that only it changed, none whose mark is gone. */
  #notes(text: string): ReadonlyMap<string, string> {
    const mine = new Map(notesOf(this.here.division.tree).map((note) => [note.identifier, note]));
    const theirs = new Map(
      notesOf(this.word.division.tree).map((note) => [this.#nameIn(note.identifier), note]),
    );
    const all = [...mine.values(), ...theirs.values()];
    const marks = new Set([
      ...marksIn(text),
      ...all.flatMap((note) => referred(note).map(this.#nameIn)),
    ]);
    const mineReferred = new Set(referred(this.here.division.tree));
    const notes = new Map<string, string>();
    for (const name of new Set([...mine.keys(), ...theirs.keys()])) {
      const [has, wants] = [mine.get(name), theirs.get(name)];
      if (!marks.has(name) && (has === undefined || mineReferred.has(name))) continue;
      if (has === undefined) {
        if (wants !== undefined) notes.set(name, this.#wordText(wants));
      } else if (wants === undefined || !this.#isWords(this.base.notes.get(name), has, wants))
        notes.set(name, sourceLines(this.#hereLines, has));
      else notes.set(name, this.#wordText(wants));
    }
    return notes;
  }

  /** Whether the Word file's form of a note stands. */
  #isWords(was: string | undefined, has: Note, wants: Note): boolean {
    const [mine, theirs] = [blockKey(has, sameName), blockKey(wants, this.#nameIn)];
    if (mine === theirs || theirs === was) return false;
    if (mine === was) return true;
    const line = has.position?.start.line ?? 1;
    this.#conflicts.push({
      line,
      has: sourceLines(this.#hereLines, has),
      wants: this.#wordText(wants),
    });
    return this.take === 'source';
  }

  /** The file: front matter, blocks, notes and comments where they stood. */
  #written(changes: readonly Change[], notes: ReadonlyMap<string, string>): string {
    const { tree } = this.here.division;
    const blocks: string[] = [];
    const put = (at: number) =>
      blocks.push(...changes.filter(({ from }) => from === at).flatMap(({ texts }) => texts));
    let at = 0;
    for (const node of tree.children) {
      if (node.type === 'footnoteDefinition') {
        const text = notes.get(node.identifier);
        if (text !== undefined) blocks.push(text);
      } else if (isTextBlock(node)) {
        put(at);
        if (!isChanged(changes, at)) blocks.push(sourceLines(this.#hereLines, node));
        at++;
      } else blocks.push(sourceLines(this.#hereLines, node));
    }
    put(at);
    const known = new Set(notesOf(tree).map(({ identifier }) => identifier));
    blocks.push(...[...notes].filter(([name]) => !known.has(name)).map(([, text]) => text));
    const [first] = tree.children;
    const front = this.#hereLines.slice(0, (first?.position?.start.line ?? 1) - 1);
    return `${[...front, blocks.join('\n\n')].join('\n').trimEnd()}\n`;
  }
}

function isChanged(changes: readonly Change[], at: number): boolean {
  return changes.some(({ from, to }) => from <= at && at < to);
}

/**
 * The names, in the edition, of the Word file's notes, which have numbers there: the names of the notes of its time whose texts they
 * have, else the names of the notes in whose places they stand; new notes get new names.
 */
function noteNames(
  current: Root,
  other: Root,
  then: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const theirs = new Map(notesOf(other).map((note) => [note.identifier, note]));
  const marks = referred(other);
  const left = [...then];
  const names = new Map<string, string>();
  for (const mark of marks) {
    const note = theirs.get(mark);
    const key = note === undefined ? '' : blockKey(note, sameName);
    const at = left.findIndex(([, one]) => one === key);
    if (at < 0) continue;
    names.set(mark, left[at]?.[0] as string);
    left.splice(at, 1);
  }
  const rest = marks.filter((mark) => !names.has(mark));
  const inPlace = rest.length === left.length;
  const taken = new Set([...then.keys(), ...notesOf(current).map(({ identifier }) => identifier)]);
  for (const [index, mark] of rest.entries()) {
    let name = inPlace ? (left[index]?.[0] as string) : `word-${index + 1}`;
    while (!inPlace && taken.has(name)) name = `${name}a`;
    taken.add(name);
    names.set(mark, name);
  }
  return names;
}

function renamed(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(/(?<!\\)\[\^(\d+)\]/g, (all, number: string) => {
    const name = names.get(number);
    return name === undefined ? all : `[^${name}]`;
  });
}

function marksIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<!\\)\[\^([^[\]\n]+)\]/g)].map(([, name]) =>
    (name as string).toLowerCase(),
  );
}

function fileLines(text: string): readonly string[] {
  return text.replace(/\r\n?/g, '\n').split('\n');
}

/** The lines of a block. */
function sourceLines(lines: readonly string[], { position }: RootContent): string {
  return lines.slice((position?.start.line ?? 1) - 1, position?.end.line).join('\n');
}
