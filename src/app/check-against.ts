import { basename, resolve } from 'node:path';
import { findReprints } from '../archive/reprints/find-reprints.js';
import { readEarlier, readSentences } from '../archive/reprints/read-earlier.js';
import { indexSentences, type SentenceIndex } from '../archive/reprints/sentence-index.js';
import { type Diagnostic, diagnose } from '../messages/diagnostic.js';

/** Earlier editions, read once for all editions that are checked against them. */
export type Against = (edition: string) => Promise<readonly Diagnostic[]>;

/**
 * Finds passages of an edition in other editions of a folder or of an archive: passages of two sentences and more,
 * word for word or nearly. Throws InputError where there is no edition to compare with.
 */
export function checkAgainst(source: string): Against {
  const indexes = new Map<string, Promise<SentenceIndex>>();
  return async (edition) => {
    const id = basename(resolve(edition)).replace(/\.(?:md|markdown)$/i, '');
    const known = indexes.get(id) ?? readEarlier(source, id).then(indexSentences);
    indexes.clear();
    indexes.set(id, known);
    const index = await known;
    return readSentences(edition).flatMap(({ file, sentences }) =>
      findReprints(sentences, index).map(({ first, sentences: count, exact, earlier }) =>
        diagnose(
          exact ? 'reprint/same' : 'reprint/alike',
          { file, line: first.line, column: first.column },
          {
            count,
            edition: earlier.edition,
            place: `${earlier.file}:${earlier.line}`,
            text: first.text.slice(0, 20),
          },
        ),
      ),
    );
  };
}
