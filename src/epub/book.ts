import type { EditionMetadata } from '../edition/edition.js';

/** A document of the book, in reading order. */
export interface BookDocument {
  /** Its file's name: `01-beijing.xhtml`. */
  readonly file: string;
  readonly title: string;
  /** Inside `body`. */
  readonly body: string;
  readonly kind: 'cover' | 'division';
  /** Of `body`: `frontmatter preface` and the like. */
  readonly epubType: string;
  readonly role?: string;
  readonly className: string;
}

export interface NavEntry {
  readonly title: string;
  readonly href: string;
  readonly children: readonly NavEntry[];
}

export interface BookImage {
  /** `images/3f2a….png` */
  readonly file: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** All that the package's files are written from. */
export interface Book {
  readonly metadata: EditionMetadata;
  readonly identifier: string;
  /** `2020-09-17T00:00:00Z` */
  readonly modified: string;
  readonly tool: string;
  readonly documents: readonly BookDocument[];
  readonly toc: readonly NavEntry[];
  readonly tocTitle: string;
  readonly pages: readonly { readonly folio: string; readonly href: string }[];
  readonly images: readonly BookImage[];
  /** Every image has a text in its place. */
  readonly imagesDescribed: boolean;
  readonly css: string;
  readonly vertical: boolean;
}
