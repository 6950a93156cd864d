import { basename, join, resolve } from 'node:path';
import { isEditionId } from '../../edition/edition-id.js';
import { fileKind } from '../../host/files.js';
import { kindWithin } from '../../host/within.js';
import { Refusal } from './answer.js';

/** The folder of a project: editions below `content`, outputs below `dist`, the archive below `archive`. */
export class Project {
  readonly root: string;
  readonly content: string;
  readonly dist: string;
  readonly store: string;
  /** Counts the changes of each edition's files, by its id. */
  readonly #changes = new Map<string, number>();

  constructor(folder: string) {
    this.root = resolve(folder);
    this.content = join(this.root, 'content');
    this.dist = join(this.root, 'dist');
    this.store = join(this.root, 'archive');
  }

  get name(): string {
    return basename(this.root) || this.root;
  }

  /** The folder of an edition. Throws a Refusal (404) where the name or a link leads to anything but an edition of this project. */
  edition(id: string): string {
    const folder = join(this.content, id);
    const isHere =
      isEditionId(id) &&
      kindWithin(this.root, folder) === 'folder' &&
      kindWithin(folder, join(folder, 'edition.yaml')) === 'file';
    if (!isHere) throw new Refusal(404, 'no such edition');
    return folder;
  }

  /** The folder of an edition's outputs, or of those of its proof. */
  outputs(id: string, isProof = false): string {
    return isProof ? join(this.dist, 'proof', id) : join(this.dist, id);
  }

  /** A free id: `id` itself, or `id` with a number. */
  freeId(id: string): string {
    for (let n = 1; ; n++) {
      const free = n === 1 ? id : `${id}-${n}`;
      if (fileKind(join(this.content, free)) === 'none') return free;
    }
  }

  /** Notes that files of an edition changed. */
  touch(id: string): void {
    this.#changes.set(id, this.changesOf(id) + 1);
  }

  changesOf(id: string): number {
    return this.#changes.get(id) ?? 0;
  }
}
