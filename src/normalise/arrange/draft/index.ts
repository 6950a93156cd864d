import type { DraftKind } from '../../../model/draft-kinds.js';
import type { Group } from '../../joins.js';
import { takeBriefing } from './briefing.js';
import type { Draft } from './draft.js';
import { takeOfficial } from './official.js';

export type { Draft } from './draft.js';

/** Takes the elements of a draft of `kind` from among its paragraphs. */
export function takeDraft(kind: DraftKind, groups: Group[]): Draft {
  switch (kind) {
    case 'official':
      return takeOfficial(groups);
    case 'briefing':
      return takeBriefing(groups);
  }
}
