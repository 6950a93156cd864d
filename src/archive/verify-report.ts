import { join } from 'node:path';
import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { Values } from '../messages/fill.js';
import type { RuleId } from '../messages/index.js';
import { type DigestAlgorithm, digestOf } from './digest.js';
import { short } from './store.js';

export interface VerifiedObject {
  /** The edition's id, or the folder where that can't be read. */
  readonly id: string;
  readonly versions: readonly string[];
  readonly files: number;
  readonly bytes: number;
  readonly faults: number;
}

/** The faults of a part of an archive, in the order of the folders. */
export class VerifyReport {
  readonly diagnostics: Diagnostic[] = [];

  constructor(readonly store: string) {}

  /** A fault at a path below the store. */
  add(rule: RuleId, path: string, values: Values = {}): void {
    this.diagnostics.push(diagnose(rule, { file: join(this.store, path) }, values));
  }

  /** A file at `path` whose bytes are not the ones it has to have. */
  addChanged(
    path: string,
    code: string,
    algorithm: DigestAlgorithm,
    wants: string,
    has: Uint8Array,
  ): void {
    this.add('archive/changed-file', path, {
      code,
      wants: short(digestOf(algorithm, wants)),
      has: short(digestOf(algorithm, has)),
    });
  }

  errors(): number {
    return this.diagnostics.filter((one) => one.severity === 'error').length;
  }
}
