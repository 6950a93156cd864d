import type { FontFile } from '../../../fonts/library.js';
import type { OpenFace } from '../../../fonts/open-face.js';

/** A face with which text was measured, and its file. */
export interface FaceSource {
  readonly file: FontFile;
  readonly face: Pick<OpenFace, 'glyph' | 'variant' | 'advance' | 'has' | 'postscriptName'>;
}

/** The files that pages name. */
export interface PrintedFiles {
  readonly font: (face: string) => FaceSource;
  /** The face that sets text inside pictures. */
  readonly pictureFace: (sans: boolean, bold: boolean) => string;
  /** The pictures by their names in the items. */
  readonly images: ReadonlyMap<string, Uint8Array>;
}
