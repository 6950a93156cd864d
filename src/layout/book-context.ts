import type { Structure } from '../model/composition.js';
import type { EditionMetadata } from '../model/edition.js';
import type { Recall } from '../model/recall.js';
import type { Template } from '../model/template.js';
import type { FaceChooser } from './faces.js';
import type { ImageSize } from './pictures.js';

/** What the setting of every part of a book needs: one value for the whole book. */
export interface BookContext {
  readonly metadata: EditionMetadata;
  readonly template: Template;
  readonly faces: FaceChooser;
  /** Pixels of the edition's pictures. */
  readonly imageSize: ImageSize;
  /** The root of the book's logical structure. */
  readonly document: Structure;
  /** Heads, folios and contents as they were set: one with the same text is not set again. */
  readonly memory: Recall;
  /** Names that no line of a title, a heading, a caption or a cell divides. */
  readonly wholeNames: readonly string[];
  /** Printed at the head of each page: the book is a proof (样稿). */
  readonly mark?: string | undefined;
}
