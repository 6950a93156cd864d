import { join } from 'node:path';
import { hrefOf } from '../../archive/catalog.js';
import { OUTPUT_LIMIT, readInput } from '../../host/files.js';
import { kindWithin } from '../../host/within.js';
import type { Diagnostic } from '../../messages/diagnostic.js';
import type { BuildRecord } from '../../model/build-record.js';
import { sha256 } from '../../model/sha256.js';
import { type Finished, finishedText, hitLinks } from './finished-edition.js';
import type { Indexable } from './index-folder.js';

/** The finished files of an edition that lies built in `<to>/<folder>`; undefined where it has no EPUB. */
export function finishedIn(to: string, folder: string, record: BuildRecord): Finished | undefined {
  const links = hitLinks(record, (path) =>
    kindWithin(join(to, folder), join(to, folder, path)) === 'file'
      ? hrefOf(folder, ...path.split('/'))
      : undefined,
  );
  const epub = record.outputs.find(({ format }) => format === 'epub')?.path;
  if (links.epub === undefined || epub === undefined) return undefined;
  const file = join(to, folder, epub);
  return { record, links, epub: readInput(file, OUTPUT_LIMIT), file };
}

/** A built edition as an index takes it. */
export function indexableOf(key: string, finished: Finished, diagnostics: Diagnostic[]): Indexable {
  const { record, links, epub, versions } = finished;
  const pages = (record.proof ?? []).map(({ page, folio }) => [page, folio]);
  const said = [record.edition, links, sha256(epub), versions, pages];
  return {
    key,
    state: sha256(JSON.stringify(said)),
    read: () => finishedText(finished, diagnostics),
  };
}
