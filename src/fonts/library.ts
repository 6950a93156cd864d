import type { UsedFont } from '../model/build-record.js';
import type { CatalogueEntry } from './catalogue.js';
import type { OpenFace } from './open-face.js';

/** A font file as whoever embeds it needs it. */
export interface FontFile {
  readonly bytes: Uint8Array;
  readonly path: string;
  /** Which face of a collection; absent for single fonts. */
  readonly postscriptName?: string;
}

/** The fonts by catalogue name; files are read when first asked for, and once. */
export interface FontLibrary {
  /** The names of the catalogue's own fonts, in its order. */
  readonly ids: readonly string[];
  /** The names of fonts that are looked for among the system's and in added folders. */
  readonly sought: readonly string[];
  /** Names tried in order for a character that no other face has. */
  readonly fallback: readonly string[];
  /** Whether there is such a font; one that is looked for may be not. */
  has(id: string): boolean;
  /** The shipped font that stands for a sought one without a word. */
  standIn(id: string): string | undefined;
  /** Throws InputError where the catalogue has no such name or the file is not a usable font. */
  face(id: string): OpenFace;
  file(id: string): FontFile;
  /** The digest of the face's file, SHA-256; the face is not opened. Throws InputError as `face` does. */
  digest(id: string): string;
  /** Where the face's file stands; it is not read. */
  path(id: string): string;
  /** The text of its licence, where the catalogue names one. Throws InputError where that file can't be read. */
  licence(id: string): { readonly name: string; readonly bytes: Uint8Array } | undefined;
  /** The fonts opened so far, in the catalogue's order: what a build was made with. */
  used(): readonly UsedFont[];
  entry(id: string): CatalogueEntry;
  /** Reads the files of these faces in other threads, before they are asked for; unknown names are passed over. */
  load(ids: readonly string[]): Promise<void>;
}
