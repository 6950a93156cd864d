import { readSource } from '../../src/inputs/index.js';
import { InputError } from '../../src/messages/diagnostic.js';
import { prepareManuscript } from '../../src/normalise/index.js';
import type { CorpusDocument } from './documents.js';
import { MEASURES } from './measures.js';
import { type Score, score } from './score.js';

export interface Judged extends Score {
  readonly name: string;
  /** The rules that spoke, each as often as it did. */
  readonly spoke: Readonly<Record<string, number>>;
  readonly awaited: readonly string[];
  /** Why there was no manuscript to judge. */
  readonly fault?: string;
}

/** Runs the normaliser on a document and compares. A document that it refuses counts as nothing found. */
export async function judge({ name, bytes, expected }: CorpusDocument): Promise<Judged> {
  try {
    const source = await readSource({ name, bytes });
    const manuscript = await prepareManuscript([source]);
    const spoke: Record<string, number> = {};
    for (const { ruleId } of manuscript.diagnostics) spoke[ruleId] = (spoke[ruleId] ?? 0) + 1;
    return { name, ...score(manuscript, source, expected), spoke, awaited: expected.diagnostics };
  } catch (error) {
    const fault =
      error instanceof InputError ? error.diagnostics.map(String).join('; ') : String(error);
    return { name, ...nothingFound(expected.sections.length), spoke: {}, awaited: [], fault };
  }
}

function nothingFound(sections: number): Score {
  const none = { expected: sections, found: 0, right: 0 };
  return {
    tallies: Object.fromEntries(
      MEASURES.map((measure) => [
        measure,
        measure === 'headings' ? none : { expected: 0, found: 0, right: 0 },
      ]),
    ) as Score['tallies'],
    misses: [],
    drops: [],
  };
}
