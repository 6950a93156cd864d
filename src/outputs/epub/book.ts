import type { Labels } from '../../messages/labels.js';
import type { EditionMetadata } from '../../model/edition.js';

/** A document of the book, in reading order. */
export interface BookDocument {
  /** Its file's name: `01-beijing.xhtml`. */
  readonly file: string;
  readonly title: string;
  /** Inside `body`. */
  readonly body: string;
  readonly kind: 'cover' | 'division' | 'colophon';
  /** Of `body`: which part of the book it belongs to. */
  readonly part: 'cover' | 'frontmatter' | 'bodymatter' | 'backmatter';
  /** Of its section, in the words of EPUB and of DPUB-ARIA. */
  readonly epubType: string;
  readonly role?: string;
  /** The id of the heading that names it. */
  readonly labelledBy?: string;
  readonly className: string;
}

export interface NavEntry {
  readonly title: string;
  readonly href: string;
  readonly children: readonly NavEntry[];
}

/** A file of the book that isn't a document: a picture, a font, a font's licence. */
export interface BookResource {
  /** `images/3f2a….png` */
  readonly file: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** All that the package's files are written from. */
export interface EpubBook {
  readonly metadata: EditionMetadata;
  readonly labels: Labels;
  readonly identifier: string;
  /** `2020-09-17T00:00:00Z` */
  readonly modified: string;
  readonly tool: string;
  readonly documents: readonly BookDocument[];
  readonly toc: readonly NavEntry[];
  readonly tocTitle: string;
  readonly pages: readonly { readonly folio: string; readonly href: string }[];
  /** The picture for the shelf; it stands on the cover's page as well where the template has one. */
  readonly cover?: BookResource;
  /** Of the text: the cover isn't among them. */
  readonly images: readonly BookResource[];
  /** Every image has a text in its place. */
  readonly imagesDescribed: boolean;
  /** Some characters have their reading over them. */
  readonly ruby: boolean;
  readonly fonts: readonly BookResource[];
  readonly css: string;
  readonly vertical: boolean;
}
