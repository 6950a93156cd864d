import { join } from 'node:path';
import type { Nodes } from 'mdast';
import { readEdition } from '../edition/read-edition.js';
import { missing, resolveStack } from '../fonts/coverage.js';
import { openFontLibrary } from '../fonts/font-library.js';
import type { FontLibrary } from '../fonts/library.js';
import { fileKind, readInput } from '../host/files.js';
import { packageRoot } from '../host/package-root.js';
import type { FaceChooser } from '../layout/faces.js';
import { faceChooser, fontOf } from '../layout/faces.js';
import { hearTexts } from '../layout/index.js';
import { imageSizeOf } from '../layout/picture-size.js';
import { chosenTemplate } from '../layout/template/chosen-template.js';
import { readTemplate } from '../layout/template/read-template.js';
import { type Diagnostic, diagnose, type Place } from '../messages/diagnostic.js';
import { refuse } from '../messages/refuse.js';
import type { FontRole, Template } from '../model/template.js';

/** A font of the catalogue as a list shows it. */
export interface FontSummary {
  /** The catalogue's name, which templates use: `song`, `hei-bold`. */
  readonly name: string;
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  readonly licence?: string;
  /** The character sets that the font covers, by the catalogue. */
  readonly covers?: string;
  readonly glyphs: number;
  /** Characters that it has a glyph for. */
  readonly characters: number;
}

/** The part of an edition that one face sets. */
export interface FaceUse {
  readonly name: string;
  readonly family: string;
  /** All characters but white space, and how many different ones. */
  readonly characters: number;
  readonly distinct: number;
  /** Those of them that the face sets because the first face has no glyph. */
  readonly fallback: number;
}

/** A character that is not set from the first face. */
export interface FallbackCharacter {
  readonly character: string;
  /** `U+9F98` */
  readonly code: string;
  readonly count: number;
  readonly wanted: string;
  readonly set: string;
  /** The place of the first one. */
  readonly file: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

export interface FontCheck {
  readonly id: string;
  readonly template: string;
  readonly characters: number;
  readonly faces: readonly FaceUse[];
  readonly fallbacks: readonly FallbackCharacter[];
  /** Characters that no face has, each time that one stands in the text. */
  readonly missing: number;
  /** An error for each missing character, at its place. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The catalogue's fonts: the built-in ones and those of `fonts/fonts.yaml` in the working directory. */
export function listFonts(): readonly FontSummary[] {
  const library = openFontLibrary();
  const names = [...library.ids, ...library.sought.filter((id) => library.has(id))];
  return names.map((name) => {
    const { family, weight, style, licence, covers } = library.entry(name);
    const face = library.face(name);
    return {
      name,
      family: family ?? face.family,
      weight,
      style,
      ...(licence !== undefined && { licence }),
      ...(covers !== undefined && { covers }),
      glyphs: face.glyphs,
      characters: face.characters,
    };
  });
}

/** The characters that each face sets of an edition, those from a fallback, and those that no face has (docs/typography.md, rule 22). */
export async function checkFonts(
  path: string,
  options: { readonly template?: string } = {},
): Promise<FontCheck> {
  const { edition, diagnostics } = await readEdition(path);
  refuse(diagnostics);
  const { metadata } = edition;
  const template = await readTemplate(chosenTemplate(path, metadata, options.template), {
    packageRoot,
  });
  const library = openFontLibrary();
  const census = new Census(faceChooser(template, library));
  const texts = new Map<string, string>();
  const yaml = join(path, 'edition.yaml');
  const inFolder = fileKind(path) === 'folder';
  for (const file of [...(inFolder ? [yaml] : []), ...edition.divisions.map((one) => one.file)]) {
    texts.set(file, new TextDecoder().decode(readInput(file)));
  }
  const front = inFolder ? yaml : path;
  for (const [key, text, role, bold] of coverTexts(metadata, template)) {
    const written = texts.get(front) ?? '';
    const begin = Math.max(0, written.search(new RegExp(`^${key}:`, 'm')));
    census.count(text, role, bold, (offset) => characterPlace(front, written, begin, text, offset));
  }
  hearTexts(edition, template, library, imageSizeOf(edition.assets), (division, ...heard) => {
    const [text, node, role, bold] = heard;
    const written = texts.get(division.file) ?? '';
    const begin = offsetOf(node);
    census.count(text, role, bold, (offset) =>
      characterPlace(division.file, written, begin, text, offset),
    );
  });
  return { id: metadata.id, template: template.name, ...census.result(library) };
}

/** The texts on the cover, each with its key of edition.yaml. */
function coverTexts(
  metadata: { title: string; subtitle?: string; kicker?: string; publisher?: string },
  { styles }: Template,
): readonly (readonly [string, string, FontRole, boolean])[] {
  const rows = [
    ['kicker', metadata.kicker, styles.coverSubtitle],
    ['title', metadata.title, styles.coverTitle],
    ['subtitle', metadata.subtitle, styles.coverSubtitle],
    ['publisher', metadata.publisher, styles.coverImprint],
  ] as const;
  return rows.flatMap(([key, text, style]) => {
    const { role, bold } = fontOf(style);
    return text === undefined ? [] : [[key, text, role, bold] as const];
  });
}

/** Counts characters by the face that sets them. */
class Census {
  readonly #faces = new Map<
    string,
    { characters: number; distinct: Set<string>; fallback: number }
  >();
  readonly #fallbacks = new Map<string, FallbackCharacter & { count: number }>();
  readonly #diagnostics: Diagnostic[] = [];
  #characters = 0;

  constructor(readonly chooser: FaceChooser) {}

  count(text: string, role: FontRole, bold: boolean, place: (offset: number) => Place): void {
    let begin = 0;
    for (const stretch of this.chooser.stacks(text, role, bold)) {
      const lost = new Set<number>();
      for (const { codePoint, offset } of missing(stretch.text, stretch.faces)) {
        lost.add(offset);
        const values = { character: String.fromCodePoint(codePoint), code: codeOf(codePoint) };
        this.#diagnostics.push(diagnose('compose/missing-glyph', place(begin + offset), values));
      }
      let at = 0;
      for (const run of resolveStack(stretch.text, stretch.faces)) {
        for (const character of run.text) {
          if (!BLANK.test(character)) {
            this.#characters++;
            const preferred = stretch.faces[0]?.id ?? '';
            if (!lost.has(at)) this.#set(character, preferred, run.face.id, place, begin + at);
          }
          at += character.length;
        }
      }
      begin += stretch.text.length;
    }
  }

  #set(
    character: string,
    preferred: string,
    set: string,
    place: (offset: number) => Place,
    offset: number,
  ): void {
    let use = this.#faces.get(set);
    if (use === undefined) {
      use = { characters: 0, distinct: new Set(), fallback: 0 };
      this.#faces.set(set, use);
    }
    use.characters++;
    use.distinct.add(character);
    if (preferred === set) return;
    use.fallback++;
    const key = `${character} ${preferred} ${set}`;
    const known = this.#fallbacks.get(key);
    if (known !== undefined) {
      known.count++;
      return;
    }
    const { file = '', line, column } = place(offset);
    const code = codeOf(character.codePointAt(0) as number);
    this.#fallbacks.set(key, {
      character,
      code,
      count: 1,
      wanted: preferred,
      set,
      file,
      line,
      column,
    });
  }

  result(library: FontLibrary): Omit<FontCheck, 'id' | 'template'> {
    return {
      characters: this.#characters,
      faces: [...library.ids, ...library.sought].flatMap((name) => {
        const use = this.#faces.get(name);
        if (use === undefined) return [];
        const family = library.entry(name).family ?? library.face(name).family;
        return [{ name, family, ...use, distinct: use.distinct.size }];
      }),
      fallbacks: [...this.#fallbacks.values()],
      missing: this.#diagnostics.length,
      diagnostics: this.#diagnostics,
    };
  }
}

/** Characters that are neither counted nor drawn. */
const BLANK = /[\s\p{Cc}\p{Cf}\p{Variation_Selector}]/u;

function codeOf(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

function offsetOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

/**
 * Where the character at `offset` of a node's text stands in its file: as often as it comes before in the text, so
 * often it comes before in the file, from where the node begins. Escapes and line ends between don't matter to that.
 */
function characterPlace(
  file: string,
  written: string,
  begin: number,
  text: string,
  offset: number,
): Place {
  const character = String.fromCodePoint(text.codePointAt(offset) as number);
  let at = written.indexOf(character, begin);
  for (
    let before = text.indexOf(character);
    before >= 0 && before < offset && at >= 0;
    before = text.indexOf(character, before + character.length)
  ) {
    at = written.indexOf(character, at + character.length);
  }
  const lines = written.slice(0, at < 0 ? begin : at).split('\n');
  return { file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
