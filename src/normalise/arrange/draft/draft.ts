import type { ManuscriptMetadata } from '../../../model/manuscript.js';
import type { Group } from '../../joins.js';
import type { DocumentStructure } from '../../structure/infer.js';
import type { StructureLine } from '../../structure/lines.js';

/** The elements of a draft, taken from among its paragraphs. */
export interface Draft {
  readonly metadata: Partial<ManuscriptMetadata>;
  /** The lines as they stood. */
  readonly asWritten: readonly string[];
  /** The paragraph that is the title, the first of those that are left. */
  readonly title?: Group;
  /** The title where no paragraph is: an order is called by its mark. */
  readonly name?: string;
  /** The headings of its attachments, each with the word over it where the list of attachments does not name it. */
  readonly appendices: ReadonlyMap<Group, string | undefined>;
  /** Paragraphs that are headings, with their levels. */
  readonly known: ReadonlyMap<Group, number>;
  /** All headings stand inside the one text: none begins a division. */
  readonly inPlace: boolean;
  /** How its headings are found, where its kind has rules for them; `start` is the first paragraph of the text. */
  readonly structure?: (lines: readonly StructureLine[], start: number) => DocumentStructure;
}
