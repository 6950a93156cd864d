import { epubDivisions } from '../../archive/search/finished-text.js';
import { MarkupFault } from '../../archive/search/markup.js';
import type { SearchEdition, SearchText } from '../../archive/search/text.js';
import { type Diagnostic, diagnose, InputError } from '../../messages/diagnostic.js';
import type { BuildRecord } from '../../model/build-record.js';

/** A built edition with its files as they are there. */
export interface Finished {
  readonly record: BuildRecord;
  /** Addresses of its files, from the folder that the index is of; of the web edition, its folder's. */
  readonly links: Pick<SearchEdition, 'web' | 'epub' | 'pdf'>;
  readonly epub: Uint8Array;
  /** The EPUB's path, for diagnostics. */
  readonly file: string;
  /** Of an archived edition: the versions that hold these files. */
  readonly versions?: readonly string[];
}

/** The text of a built edition, with its pages; undefined, and reported, where its EPUB can't be read. */
export async function finishedText(
  { record, links, epub, file, versions }: Finished,
  diagnostics: Diagnostic[],
): Promise<SearchText | undefined> {
  const { id, title, date } = record.edition;
  try {
    const divisions = await epubDivisions(epub, file, record);
    return {
      edition: {
        id,
        title,
        ...(date !== undefined && { date }),
        ...(versions !== undefined && { versions }),
        ...links,
      },
      divisions,
    };
  } catch (error) {
    if (!(error instanceof MarkupFault || error instanceof InputError)) throw error;
    diagnostics.push(diagnose('search/unreadable', { file }));
    return undefined;
  }
}

/**
 * The addresses of an edition's outputs that hits lead to: `addressOf` gives that of a recorded path, undefined where the
 * file is not there.
 */
export function hitLinks(
  record: BuildRecord,
  addressOf: (path: string) => string | undefined,
): Finished['links'] {
  const address = (name: string) => {
    const path = record.outputs.find(({ format }) => format === name)?.path;
    return path === undefined ? undefined : addressOf(path);
  };
  const [web, epub, pdf] = ['web', 'epub', 'pdf'].map(address);
  return {
    ...(web !== undefined && { web: web.replace(/[^/]*$/, '') }),
    ...(epub !== undefined && { epub }),
    ...(pdf !== undefined && { pdf }),
  };
}
