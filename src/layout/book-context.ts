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
  /** The sizes of the edition's pictures, pixels. */
  readonly imageSize: ImageSize;
  /** The root of the book's logical structure. */
  readonly document: Structure;
  /** Keeps heads, folios and contents, so that a text is set only once. */
  readonly memory: Recall;
  /** Names that no line of a title, a heading, a caption or a cell divides. */
  readonly wholeNames: readonly string[];
  /** The words at the head of each page of a proof (样稿); undefined in a final book. */
  readonly mark?: string | undefined;
}
