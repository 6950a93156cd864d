import type { LedgerEdit } from '../../model/ledger.js';
import type { Source } from '../../model/source.js';
import { addEdits } from '../clean.js';
import type { WorkingLine } from '../working-line.js';
import {
  addressEdit,
  addressPath,
  type LocalAddress,
  localAddresses,
  resolved,
} from './addresses.js';
import { sourceText, sourceTree } from './source-tree.js';

/**
 * Points the addresses of Markdown sources to where the files lie in the edition: pictures below `source/`, links to other
 * sources at their divisions. `fileOf` gives the division that a source's text begins in.
 */
export function readdress(
  sources: readonly Source[],
  lines: readonly WorkingLine[],
  fileOf: (source: number) => string | undefined,
): void {
  const places = new Map(
    sources.flatMap(({ place }, index) => (place === undefined ? [] : [[place, index] as const])),
  );
  sources.forEach((source, index) => {
    if (source.markdown !== true || source.place === undefined) return;
    const mine = lines.filter((line) => line.source === index);
    for (const address of localAddresses(sourceText(source), sourceTree(source))) {
      const line = mine[address.line];
      if (line === undefined || line.fate === 'dropped') continue;
      const to = target(address, source, places, fileOf);
      if (to !== undefined && to !== address.url) addEdits(line, [addressEdit(address, to)]);
    }
  });
}

/** Makes the edits of addresses that an earlier import made. */
export function readdressed(lines: readonly WorkingLine[], edits: readonly LedgerEdit[]): void {
  const byPlace = new Map(lines.map((line) => [`${line.source}:${line.number}`, line]));
  for (const { source, line, column, from, to, rule } of edits) {
    const edited = byPlace.get(`${source}:${line}`);
    if (edited !== undefined) addEdits(edited, [{ at: column - 1, from, to, rule }]);
  }
}

function target(
  { url }: LocalAddress,
  { place = '', pictures }: Source,
  places: ReadonlyMap<string, number>,
  fileOf: (source: number) => string | undefined,
): string | undefined {
  const picture = pictures?.get(url);
  if (picture !== undefined)
    return encodeURI(`source/${picture}`).replace(/[()]/g, (mark) =>
      mark === '(' ? '%28' : '%29',
    );
  const path = resolved(place, url);
  const source = path === undefined ? undefined : (places.get(path) ?? places.get(`${path}.md`));
  const file = source === undefined ? undefined : fileOf(source);
  if (file === undefined) return undefined;
  // A source that is one text links to its own places by the place alone.
  const fragment = /#.*$/s.exec(url)?.[0] ?? '';
  return places.size === 1 && fragment !== '' ? fragment : `${file}${fragment}`;
}

/** Addresses of pictures beside a Markdown source, each once. */
export function pictureAddresses(source: Source): readonly string[] {
  if (source.markdown !== true) return [];
  const addresses = localAddresses(sourceText(source), sourceTree(source));
  const pictures = addresses.filter(({ kind }) => kind === 'picture');
  return [...new Set(pictures.map(({ url }) => url))].filter((url) => addressPath(url) !== '');
}
