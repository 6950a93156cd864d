import type { Labels } from '../../messages/book-labels/labels.js';
import type { EditionMetadata } from '../../model/edition.js';

/** A document of the book, in reading order. */
export interface BookDocument {
  /** The name of its file: `01-beijing.xhtml`. */
  readonly file: string;
  readonly title: string;
  /** The content of `body`. */
  readonly body: string;
  readonly kind: 'cover' | 'division' | 'colophon';
  /** The `epub:type` of `body`: the part of the book. */
  readonly part: 'cover' | 'frontmatter' | 'bodymatter' | 'backmatter';
  /** The EPUB and DPUB-ARIA types of its section. */
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

/** A file of the book that is not a document: a picture, a font, a font's licence. */
export interface BookResource {
  /** `images/3f2a….png` */
  readonly file: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The data for all files of the package. */
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
  /** The picture for the shelf, also on the cover's page if the template has one. */
  readonly cover?: BookResource;
  /** The files of the text, without the cover. */
  readonly images: readonly BookResource[];
  /** Every image has a description. */
  readonly imagesDescribed: boolean;
  /** The text has ruby. */
  readonly ruby: boolean;
  readonly fonts: readonly BookResource[];
  readonly css: string;
  readonly vertical: boolean;
}
