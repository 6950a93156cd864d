import { FontMemory } from '../fonts/font-memory.js';
import { FileMemory } from '../host/file-memory.js';
import { FlowMemory } from '../layout/flow-memory.js';
import { Recall } from '../model/recall.js';

/**
 * The data that one build leaves for the next in the same process: fonts, templates, the editions beside it and parsed texts. It serves programs
 * that build often; a build with it gives the same bytes as one without.
 */
export class BuildMemory extends Recall {
  readonly #flows = new Map<string, FlowMemory>();

  /** `fonts`, `templates` and `siblings` are shared with other memories where they are given. */
  constructor(
    readonly fonts = new FontMemory(),
    readonly templates = new Recall(),
    /** The values of edition.yaml of neighbouring editions. */
    readonly siblings = new FileMemory(),
  ) {
    super();
  }

  /** The divisions of the edition at `path` as they were set. */
  flowsOf(path: string): FlowMemory {
    const flows = this.#flows.get(path) ?? new FlowMemory();
    this.#flows.set(path, flows);
    return flows;
  }

  /** A memory for another edition, with all of this but the parsed texts: those of many editions would fill a process. */
  forAnother(): BuildMemory {
    return new BuildMemory(this.fonts, this.templates, this.siblings);
  }
}
