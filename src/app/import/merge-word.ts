import { basename, join } from 'node:path';
import { parseDivision } from '../../edition/index.js';
import { readInput } from '../../host/files.js';
import { kindWithin } from '../../host/within.js';
import type { OutputFile } from '../../host/write-all.js';
import type { Division, Edition } from '../../model/edition.js';
import { plainText } from '../../model/markdown/plain-text.js';
import { compareUnits } from '../../model/order.js';
import { recordedBlocks, textDigest, type WordRecord } from '../../outputs/docx/edition-record.js';
import type { WordEdition } from '../../outputs/docx/read-back/word-edition.js';
import type { MergeSide } from '../merge/merge-markdown.js';
import {
  type DivisionFile,
  presentBase,
  type WordConflict,
  withWordBlocks,
} from './word-blocks.js';

export interface PlacedConflict extends WordConflict {
  readonly file: string;
}

/** An edition with the changes of its Word file: files that change or go, and the divisions after that. */
export interface MergedWord {
  readonly files: readonly OutputFile[];
  readonly remove: readonly string[];
  readonly divisions: readonly Division[];
  readonly conflicts: readonly PlacedConflict[];
}

type Recorded = WordRecord['divisions'][number];

/** Merges an edition with the Word file that was made of it. Changes of either side since then stand, whole divisions too. */
export function mergeWord(
  folder: string,
  edition: Edition,
  word: WordEdition,
  take: MergeSide,
): MergedWord {
  const merge = new Merge(folder, edition, word, take);
  return merge.merged();
}

class Merge {
  readonly #files: OutputFile[] = [];
  readonly #remove: string[] = [];
  readonly #conflicts: PlacedConflict[] = [];
  readonly #recorded: ReadonlyMap<string, Recorded>;

  constructor(
    private readonly folder: string,
    private readonly edition: Edition,
    private readonly word: WordEdition,
    private readonly take: MergeSide,
  ) {
    this.#recorded = new Map(word.record.divisions.map((one) => [one.name, one]));
  }

  merged(): MergedWord {
    const theirs = this.word.files.map((file) => ({ ...file, ...parseDivision(file) }));
    const divisions = [
      ...theirs.flatMap((one) => this.#division(one) ?? []),
      ...this.edition.divisions.filter(
        (mine) => !theirs.some(({ division }) => division.name === mine.name) && this.#stays(mine),
      ),
    ].sort((a, b) => compareUnits(a.name, b.name));
    return {
      files: [...this.#files, ...this.#pictures()],
      remove: this.#remove,
      divisions,
      conflicts: this.#conflicts,
    };
  }

  #division(theirs: DivisionFile): Division | undefined {
    const { name } = theirs.division;
    const mine = this.edition.divisions.find((one) => one.name === name);
    const recorded = this.#recorded.get(name);
    const was = recorded && recordedBlocks(recorded);
    if (mine === undefined) return this.#absent(theirs, was);
    const path = basename(mine.file);
    const text = new TextDecoder().decode(readInput(join(this.folder, path)));
    const standing = { text, division: mine };
    const merged = withWordBlocks(standing, theirs, was ?? presentBase(mine.tree), this.take);
    this.#conflicts.push(...merged.conflicts.map((one) => ({ ...one, file: path })));
    if (merged.text === text) return mine;
    this.#files.push({ path, bytes: merged.text });
    return parseDivision({ path, text: merged.text }).division;
  }

  /** A division that the edition does not have: a new one, or one that was taken out since. */
  #absent(theirs: DivisionFile, was: ReturnType<typeof recordedBlocks>): Division | undefined {
    const path = `${theirs.division.name}.md`;
    if (was !== undefined) {
      const now = presentBase(theirs.division.tree).blocks.map(({ block }) => block);
      const then = was.blocks.map(({ block }) => block);
      if (now.length === then.length && now.every((block, at) => block === then[at]))
        return undefined;
      this.#conflicts.push({
        file: path,
        line: 1,
        has: '',
        wants: plainText(theirs.division.tree),
      });
      if (this.take === 'edited') return undefined;
    }
    this.#files.push({ path, bytes: theirs.text });
    return theirs.division;
  }

  /** Whether a division that the Word file does not have stays: one that is new since, or was changed since. */
  #stays({ name, file, tree }: Division): boolean {
    const recorded = this.#recorded.get(name);
    if (recorded === undefined) return true;
    if (recorded.text !== textDigest(tree)) {
      this.#conflicts.push({ file: basename(file), line: 1, has: plainText(tree), wants: '' });
      if (this.take === 'edited') return true;
    }
    this.#remove.push(basename(file));
    return false;
  }

  /** Pictures that are new, where the text that names them is taken. */
  #pictures(): readonly OutputFile[] {
    if (this.#files.length === 0) return [];
    const { folder, edition, word } = this;
    return [...word.pictures]
      .filter(
        ([url]) => !edition.assets.has(url) && kindWithin(folder, join(folder, url)) === 'none',
      )
      .map(([path, bytes]) => ({ path, bytes }));
  }
}
