import { FontMemory } from '../fonts/font-memory.js';
import { FlowMemory } from '../layout/flow-memory.js';
import { Recall } from '../model/recall.js';

/**
 * What one build leaves for the next in the same process: fonts and parsed texts. For programs that build often; a build
 * with it gives the same bytes as one without.
 */
export class BuildMemory extends Recall {
  readonly #flows = new Map<string, FlowMemory>();

  /** `fonts` is shared with other memories where it is given. */
  constructor(readonly fonts = new FontMemory()) {
    super();
  }

  /** The divisions of the edition at `path` as they were set. */
  flowsOf(path: string): FlowMemory {
    const flows = this.#flows.get(path) ?? new FlowMemory();
    this.#flows.set(path, flows);
    return flows;
  }
}
