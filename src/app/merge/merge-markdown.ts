import { isDeepStrictEqual } from 'node:util';
import type { ManuscriptFile } from '../../model/manuscript.js';
import { type MergedFile, type MergedToken, splitFiles } from './split-files.js';
import { type MergeRegion, mergeThree, type Stretch } from './three-way.js';
import {
  byName,
  fileNames,
  fileOf,
  inOrderOf,
  isTelling,
  type TokenPlace,
  type TokenRow,
  textBelowHeadings,
  tokenRow,
  tokenText,
} from './tokens.js';

/** The side whose text is taken if an editor and the source both changed a place, or the editor alone did. */
export type MergeSide = 'edited' | 'source';

/** A place that an editor changed, with the text of the import for it. */
export interface EditedPlace extends TokenPlace {
  readonly has: string;
  readonly wants: string;
  /** The source changed there as well. */
  readonly conflict: boolean;
  /** The editor moved the text to another place: taking the source's as well would double it. */
  readonly moved?: boolean;
  /** The side whose text is taken. */
  readonly taken: MergeSide;
}

export interface MergedMarkdown {
  readonly files: readonly MergedFile[];
  readonly places: readonly EditedPlace[];
}

interface MergeOptions {
  /** The side that is taken if both changed a place. */
  readonly conflicts: MergeSide;
  /**
   * The source's text stands wherever an editor changed it. Files with a text of their own stay, and so does the division
   * into files: the source has a say on the text alone.
   */
  readonly force: boolean;
}

/**
 * Merges an import as an editor changed it (`edited`) with the files of the present import (`source`); `base` are the files that the
 * earlier import gave before the editor's changes.
 */
export function mergeMarkdown(
  base: readonly ManuscriptFile[],
  edited: readonly ManuscriptFile[],
  source: readonly ManuscriptFile[],
  options: MergeOptions,
): MergedMarkdown {
  const before = tokenRow(byName(base));
  const mine = tokenRow(inOrderOf(before.tokens, edited));
  const theirs = tokenRow(inOrderOf(before.tokens, source));
  const merge = new Merge(before, mine, theirs, options);
  for (const region of mergeThree(before.tokens, mine.tokens, theirs.tokens)) merge.take(region);
  return { files: splitFiles(merge.tokens), places: merge.places };
}

class Merge {
  readonly tokens: MergedToken[] = [];
  readonly places: EditedPlace[] = [];
  private readonly mineSet: ReadonlySet<string>;
  private readonly theirSet: ReadonlySet<string>;

  constructor(
    private readonly before: TokenRow,
    private readonly mine: TokenRow,
    private readonly theirs: TokenRow,
    private readonly options: MergeOptions,
  ) {
    this.mineSet = new Set(mine.tokens);
    this.theirSet = new Set(theirs.tokens);
  }

  take(region: MergeRegion): void {
    const has = tokensIn(this.mine.tokens, region.edited);
    const wants = tokensIn(this.theirs.tokens, region.source);
    // Both sides named one file anew: the editor's name stands.
    const renamed = isFileName(has) && isFileName(wants) && region.kind !== 'source';
    const moved = region.kind === 'conflict' && this.isMoved(region, has);
    const divided = this.isDivided(region, has);
    const taken = renamed || divided ? 'edited' : this.takenSide(region, has, moved);
    if (region.kind === 'edited' || region.kind === 'conflict') {
      const conflict = region.kind === 'conflict' && !renamed && !divided;
      const at = Math.min(region.edited.from, this.mine.places.length - 1);
      const place = this.mine.places[at] ?? { file: '', line: 1 };
      const texts = { has: tokenText(has), wants: tokenText(wants) };
      this.places.push({ ...place, ...texts, conflict, taken, ...(moved && { moved }) });
    }
    const added = wants.map((token, index) => this.fromSource(token, region, index));
    const kept = has.map((token) => ({ token, name: fileOf(token) }));
    // Where an editor divided a chapter, what the source adds ends the first part.
    if (divided) this.tokens.push(...added, ...kept);
    else this.tokens.push(...(taken === 'edited' ? kept : added));
  }

  /** A token of the source with the file from which it comes and, if it begins a file, the present name of the file. */
  private fromSource(token: string, { edited, source }: MergeRegion, index: number): MergedToken {
    const from = this.theirs.places[source.from + index]?.file;
    const beside = this.mine.tokens[edited.from + index];
    const sameLength = edited.to - edited.from === source.to - source.from;
    return { token, from, name: sameLength ? fileOf(beside ?? '') : undefined };
  }

  private takenSide(
    { kind, base }: MergeRegion,
    has: readonly string[],
    moved: boolean,
  ): MergeSide {
    const { conflicts, force } = this.options;
    if (kind === 'edited') {
      const stays = this.isAddedFile(has, base) || this.isDivision(has, base);
      return force && !stays ? 'source' : 'edited';
    }
    if (kind === 'conflict') return force ? 'source' : moved ? 'edited' : conflicts;
    return 'source';
  }

  /** An editor began a file where the source adds a text: both are wanted, and neither is in the other's place. */
  private isDivided({ kind, base }: MergeRegion, has: readonly string[]): boolean {
    return kind === 'conflict' && base.from === base.to && this.isDivision(has, base);
  }

  /** An editor divided, joined or renamed files here, gave them headings, and changed no other text. */
  private isDivision(has: readonly string[], base: Stretch): boolean {
    const before = tokensIn(this.before.tokens, base);
    return (
      !isDeepStrictEqual(fileNames(has), fileNames(before)) &&
      textBelowHeadings(has) === textBelowHeadings(before)
    );
  }

  /** A whole file that no import gave, and whose text no source holds. */
  private isAddedFile(has: readonly string[], base: Stretch): boolean {
    const next = this.before.tokens[base.to];
    return (
      base.from === base.to &&
      has.length > 1 &&
      fileOf(has[0] ?? '') !== undefined &&
      (next === undefined || fileOf(next) !== undefined) &&
      !has.some((token) => isTelling(token) && this.theirSet.has(token))
    );
  }

  /** Whether sentences that an editor took from here stand elsewhere in the edition. */
  private isMoved({ base }: MergeRegion, has: readonly string[]): boolean {
    const edited = new Set(has);
    return tokensIn(this.before.tokens, base).some(
      (token) => isTelling(token) && !edited.has(token) && this.mineSet.has(token),
    );
  }
}

function isFileName(tokens: readonly string[]): boolean {
  return tokens.length === 1 && fileOf(tokens[0] ?? '') !== undefined;
}

function tokensIn(tokens: readonly string[], { from, to }: Stretch): readonly string[] {
  return tokens.slice(from, to);
}
