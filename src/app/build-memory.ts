import { FontMemory } from '../fonts/font-memory.js';
import { Recall } from '../model/recall.js';

/**
 * What one build leaves for the next in the same process: fonts and parsed texts. For programs that build often; a build
 * with it gives the same bytes as one without.
 */
export class BuildMemory extends Recall {
  /** `fonts` is shared with other memories where it is given. */
  constructor(readonly fonts = new FontMemory()) {
    super();
  }
}
