import type { Paragraph, SectionRole } from '../../model/manuscript.js';
import type { Group } from '../joins.js';

/** A section while it fills: its texts are read from the groups once all edits are made. */
export interface OpenSection {
  readonly role: SectionRole;
  readonly label?: string;
  readonly region?: string;
  /** Of a section that no line heads. */
  readonly heading?: string;
  /** The group that heads it. */
  readonly head?: Group;
  /** The heading that its first line begins with: an editor's note's name, a place before its report. */
  readonly runIn?: string;
  readonly paragraphs: {
    readonly kind: Paragraph['kind'];
    readonly level?: number;
    readonly group: Group;
  }[];
}
