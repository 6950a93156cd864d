import { bookDivisions } from '../../archive/search/finished-text.js';
import { MarkupFault } from '../../archive/search/markup.js';
import type { SearchFile, SearchText } from '../../archive/search/text.js';
import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import type { BuildRecord } from '../../model/build-record.js';
import type { Output, PlaceAddress } from '../../outputs/output.js';

/** A built edition with its files as they are there. */
export interface Finished {
  readonly record: BuildRecord;
  readonly links: readonly SearchFile[];
  /** The finished file that the text is read from, and the row that opens it. */
  readonly bytes: Uint8Array;
  readonly output: Output;
  /** That file's path, for diagnostics. */
  readonly file: string;
  /** Of an archived edition: the versions that hold these files. */
  readonly versions?: readonly string[];
}

/** The text of a built edition, with its pages; undefined, and reported, where its file can't be read. */
export async function finishedText(
  { record, links, bytes, output, file, versions }: Finished,
  diagnostics: Diagnostic[],
): Promise<SearchText | undefined> {
  const { id, title, date } = record.edition;
  try {
    const book = await output.open?.(bytes);
    if (book === undefined) throw new MarkupFault(file);
    const divisions = await bookDivisions(book, record);
    return {
      edition: {
        id,
        title,
        ...(date !== undefined && { date }),
        ...(versions !== undefined && { versions }),
        files: links,
      },
      divisions,
    };
  } catch (error) {
    if (!(error instanceof MarkupFault)) throw error;
    diagnostics.push(diagnose('search/unreadable', { file }, { format: output.name }));
    return undefined;
  }
}

/** The first recorded file of the edition whose row can open it; `isThere` says whether a recorded path is there. */
export function textFile(
  record: BuildRecord,
  outputs: readonly Output[],
  isThere: (path: string) => boolean,
): { readonly output: Output; readonly path: string } | undefined {
  for (const output of outputs) {
    const path = recordedPath(record, output);
    if (output.open !== undefined && path !== undefined && isThere(path)) return { output, path };
  }
  return undefined;
}

/** The order of addresses: those that a browser opens at the place itself come first. */
const RANKS: Readonly<Record<PlaceAddress, number>> = { id: 0, cfi: 1, page: 2 };

/**
 * The edition's outputs that hits lead to: `addressOf` gives the address of a recorded path, undefined where the file is not
 * there.
 */
export function hitLinks(
  record: BuildRecord,
  outputs: readonly Output[],
  addressOf: (path: string) => string | undefined,
): Finished['links'] {
  const files = outputs.flatMap((output): readonly SearchFile[] => {
    const { name: format, places } = output;
    const path = recordedPath(record, output);
    const address = path === undefined ? undefined : addressOf(path);
    if (places === undefined || address === undefined) return [];
    const base = places === 'id' ? address.replace(/[^/]*$/, '') : address;
    return [{ format, address: base, places }];
  });
  return files.sort((a, b) => RANKS[a.places] - RANKS[b.places]);
}

/** The path of an output's first file, which is what a reader opens. */
function recordedPath(record: BuildRecord, { name }: Output): string | undefined {
  return record.outputs.find(({ format }) => format === name)?.path;
}
