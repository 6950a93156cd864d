import { join } from 'node:path';
import { hrefOf } from '../../archive/catalog.js';
import { OUTPUT_LIMIT, readInput } from '../../host/files.js';
import { kindWithin } from '../../host/within.js';
import type { Diagnostic } from '../../messages/diagnostic.js';
import type { BuildRecord } from '../../model/build-record.js';
import { sha256 } from '../../model/sha256.js';
import type { Output } from '../../outputs/output.js';
import { type Finished, finishedText, hitLinks, textFile } from './finished-edition.js';
import type { Indexable } from './index-folder.js';

/** The finished files of an edition that lies built in `<to>/<folder>`; undefined where search can read none of them. */
export function finishedIn(
  to: string,
  folder: string,
  record: BuildRecord,
  outputs: readonly Output[],
): Finished | undefined {
  const isThere = (path: string) => kindWithin(join(to, folder), join(to, folder, path)) === 'file';
  const text = textFile(record, outputs, isThere);
  if (text === undefined) return undefined;
  const links = hitLinks(record, outputs, (path) =>
    isThere(path) ? hrefOf(folder, ...path.split('/')) : undefined,
  );
  const file = join(to, folder, text.path);
  return { record, links, bytes: readInput(file, OUTPUT_LIMIT), output: text.output, file };
}

/** A built edition as an index takes it. */
export function indexableOf(key: string, finished: Finished, diagnostics: Diagnostic[]): Indexable {
  const { record, links, bytes, versions } = finished;
  const pages = (record.proof ?? []).map(({ page, folio }) => [page, folio]);
  const seal = [record.edition, links, sha256(bytes), versions, pages];
  return {
    key,
    state: sha256(JSON.stringify(seal)),
    read: () => finishedText(finished, diagnostics),
  };
}
