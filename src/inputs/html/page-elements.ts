import { attribute, type PageElement } from './page-tree.js';

/** Elements that stand on lines of their own (the block elements of WHATWG HTML 15.3). */
export const BLOCKS = new Set(
  'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp'.split(
    ' ',
  ),
);
/** Elements without text of the page: they hold a program, a style or a fallback. */
export const UNSEEN = new Set(
  'script style noscript template iframe annotation annotation-xml head title object embed applet audio video canvas noembed noframes datalist'.split(
    ' ',
  ),
);
/** Elements that a reader fills in or chooses from, which are not text of the page. */
export const FIELDS = new Set(['select', 'textarea']);

/** A link's address where it leads out of the page; programs and places in the page are none. */
export function linkTarget(element: PageElement): string | undefined {
  const address = attribute(element, 'href').trim();
  return /^(?:https?:\/\/|mailto:)[^\s<>]+$/i.test(address) ? address : undefined;
}
