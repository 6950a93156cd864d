import { fontFilesIn, readParts } from '../host/font-folders.js';
import { namedFaces } from './font-names.js';

/** The place of a font that was looked for by its name. */
export interface NamedFont {
  readonly path: string;
  /** Its number in a collection; absent for a file of one font. */
  readonly face?: number;
}

/** Fonts of folders by their names, read when one is first asked for. */
export class NamedFonts {
  private index: Map<string, NamedFont> | undefined;

  /** If two fonts have one name, the font in the earlier folder counts, and in one folder the font with the earlier path. */
  constructor(private readonly folders: () => readonly string[]) {}

  /** The first of the names that a font has. */
  find(names: readonly string[]): NamedFont | undefined {
    this.index ??= fontIndex(this.folders());
    for (const name of names) {
      const font = this.index.get(comparedName(name));
      if (font !== undefined) return font;
    }
    return undefined;
  }
}

function fontIndex(folders: readonly string[]): Map<string, NamedFont> {
  const index = new Map<string, NamedFont>();
  for (const path of folders.flatMap(fontFilesIn)) {
    for (const { names, index: face, inCollection } of readParts(path, namedFaces) ?? []) {
      const font: NamedFont = inCollection ? { path, face } : { path };
      for (const name of names) {
        const key = comparedName(name);
        if (!index.has(key)) index.set(key, font);
      }
    }
  }
  return index;
}

/** Names differ in capitals, spaces and hyphens from one release of a font to the next. */
function comparedName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/gu, '');
}
