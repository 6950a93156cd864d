import type { Bookmark } from '../../model/composition.js';
import { element } from '../epub/xml.js';
import { mm } from './millimetres.js';

/** The place of a destination: the id of the page and the place on it, ten-thousandths of a millimetre. */
export interface OfdPlace {
  readonly page: string;
  readonly x: number;
  readonly y: number;
}

/** The action of going to a place of the document (GB/T 33190-2016 14.2). */
export function goTo({ page, x, y }: OfdPlace): string {
  const destination = element('ofd:Dest', {
    Type: 'XYZ',
    PageID: page,
    Left: mm(x),
    Top: mm(y),
    Right: '0',
    Bottom: '0',
    Zoom: '0',
  });
  return action(element('ofd:Goto', {}, destination));
}

/** The action of opening an address. */
export function open(address: string): string {
  return action(element('ofd:URI', { URI: address }));
}

function action(inner: string): string {
  return element('ofd:Action', { Event: 'CLICK' }, inner);
}

/** The outline (Outlines, GB/T 33190-2016 7.8): the bookmarks nested by level, each leading to its place. */
export function outline(
  bookmarks: readonly Bookmark[],
  places: ReadonlyMap<string, OfdPlace>,
): string {
  const known = bookmarks.filter(({ destination }) => places.has(destination));
  if (known.length === 0) return '';
  return element('ofd:Outlines', {}, elements(known, places));
}

function elements(bookmarks: readonly Bookmark[], places: ReadonlyMap<string, OfdPlace>): string {
  const parts: string[] = [];
  for (let index = 0; index < bookmarks.length; ) {
    const { title, level, destination } = bookmarks[index] as Bookmark;
    let end = index + 1;
    while ((bookmarks[end]?.level ?? 0) > level) end++;
    const below = bookmarks.slice(index + 1, end);
    const actions = element('ofd:Actions', {}, goTo(places.get(destination) as OfdPlace));
    parts.push(
      element(
        'ofd:OutlineElem',
        { Title: title, Count: below.length > 0 ? String(below.length) : undefined },
        actions + elements(below, places),
      ),
    );
    index = end;
  }
  return parts.join('');
}
