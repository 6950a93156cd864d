import type { BookResource } from './book.js';

/** Faces for the book and the files of their licences. */
export interface EmbeddedFonts {
  readonly faces: readonly (BookResource & { readonly id: string })[];
  readonly licences: readonly BookResource[];
}
