import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Expectation, readExpectation } from './expectation.js';

export interface CorpusDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly expected: Expectation;
}

const EXPECTED = '.expected.yaml';

/** The manuscripts of a folder that have an expectation beside them, in order of their names. */
export function corpusDocuments(folder: string): readonly CorpusDocument[] {
  const files = readdirSync(folder).sort();
  return files
    .filter((file) => file.endsWith(EXPECTED))
    .map((file) => {
      const stem = file.slice(0, -EXPECTED.length);
      const name = files.find((other) => other.startsWith(`${stem}.`) && other !== file);
      if (name === undefined) throw new Error(`${join(folder, file)} stands beside no manuscript`);
      return {
        name,
        bytes: readFileSync(join(folder, name)),
        expected: readExpectation(readFileSync(join(folder, file), 'utf8'), file),
      };
    });
}
