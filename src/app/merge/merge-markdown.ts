import type { ManuscriptFile } from '../../model/manuscript.js';
import { type MergedFile, splitFiles } from './split-files.js';
import { mergeThree, type Region, type Stretch } from './three-way.js';
import { fileOf, type TokenPlace, textOf, tokenRow } from './tokens.js';

/** Which text stands where an editor and the source both changed a place, or the editor alone did. */
export type Side = 'edited' | 'source';

/** A place that an editor changed, and what the import gives there. */
export interface EditedPlace extends TokenPlace {
  readonly has: string;
  readonly wants: string;
  /** The source changed there as well. */
  readonly conflict: boolean;
  /** What stands there now. */
  readonly taken: Side;
}

export interface MergedMarkdown {
  readonly files: readonly MergedFile[];
  readonly places: readonly EditedPlace[];
}

/**
 * Merges what an editor made of an import (`edited`) with what the import gives now (`source`); `base` is what it gave
 * then. `conflicts` says what stands where both changed a place; with `force` the source's text stands wherever an editor
 * changed it, and only files that the editor added stay.
 */
export function mergeMarkdown(
  base: readonly ManuscriptFile[],
  edited: readonly ManuscriptFile[],
  source: readonly ManuscriptFile[],
  { conflicts, force }: { readonly conflicts: Side; readonly force: boolean },
): MergedMarkdown {
  const [before, mine, theirs] = [tokenRow(base), tokenRow(edited), tokenRow(source)];
  const regions = mergeThree(before.tokens, mine.tokens, theirs.tokens);
  const places: EditedPlace[] = [];
  const merged: { readonly token: string; readonly from?: string }[] = [];
  for (const region of regions) {
    const has = cut(mine.tokens, region.edited);
    const wants = cut(theirs.tokens, region.source);
    const taken = takenSide(region, has, conflicts, force);
    if (region.kind === 'edited' || region.kind === 'conflict') {
      const first = Math.min(region.edited.from, mine.places.length - 1);
      const place = mine.places[first] ?? { file: '', line: 1 };
      const conflict = region.kind === 'conflict' && !isRenaming(has, wants);
      places.push({ ...place, has: textOf(has), wants: textOf(wants), conflict, taken });
    }
    if (isRenaming(has, wants)) merged.push({ token: has[0] ?? '' });
    else if (taken === 'edited') {
      merged.push(...has.map((token) => ({ token })));
    } else {
      merged.push(
        ...wants.map((token, index) => ({
          token,
          from: theirs.places[region.source.from + index]?.file ?? '',
        })),
      );
    }
  }
  return { files: splitFiles(merged), places };
}

function takenSide(region: Region, has: readonly string[], conflicts: Side, force: boolean): Side {
  switch (region.kind) {
    case 'edited':
      return force && !isAddedFile(has, region) ? 'source' : 'edited';
    case 'conflict':
      return force ? 'source' : conflicts;
    default:
      return 'source';
  }
}

/** A file that no import made, put in as a whole. */
function isAddedFile(has: readonly string[], { base }: Region): boolean {
  return base.from === base.to && fileOf(has[0] ?? '') !== undefined && has.length > 1;
}

/** Both sides named one file anew: the editor's name stands. */
function isRenaming(has: readonly string[], wants: readonly string[]): boolean {
  const named = (tokens: readonly string[]) =>
    tokens.length === 1 && fileOf(tokens[0] ?? '') !== undefined;
  return named(has) && named(wants);
}

function cut(tokens: readonly string[], { from, to }: Stretch): readonly string[] {
  return tokens.slice(from, to);
}
