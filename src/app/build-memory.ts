import { FontMemory } from '../fonts/font-memory.js';
import { Recall } from '../model/recall.js';

/**
 * What one build leaves for the next in the same process: fonts, templates and parsed texts. For programs that build
 * often; a build with it gives the same bytes as one without.
 */
export class BuildMemory extends Recall {
  constructor(
    readonly fonts = new FontMemory(),
    readonly templates = new Recall(),
  ) {
    super();
  }

  /** A memory for another edition, with these fonts and templates: the parsed texts of many editions would fill a process. */
  forAnother(): BuildMemory {
    return new BuildMemory(this.fonts, this.templates);
  }
}
