import type { XmlElement } from '../../../inputs/docx/xml-element.js';
import { childrenOf, valOf } from '../../../inputs/docx/xml-tree.js';
import { STYLE_NAMES } from '../style-names.js';

/** Kanben's style ids by the names of the styles in lower case. */
const IDS: ReadonlyMap<string, string> = new Map(
  Object.entries(STYLE_NAMES).map(([id, name]) => [name.toLowerCase(), id]),
);

/**
 * Kanben's style ids by the ids in a document (the part `styles.xml`). Word, WPS and LibreOffice may give styles other ids when they
 * save a file, but keep the names.
 */
export function styleIds(styles: XmlElement | undefined): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const style of childrenOf(styles, 'w:style')) {
    const there = style.attributes.get('styleId') ?? '';
    const name = (valOf(style, 'w:name') ?? '').toLowerCase();
    const [, kind = '', level = ''] = /^(heading|toc) ([1-9])$/.exec(name) ?? [];
    const id = kind === '' ? IDS.get(name) : `${kind === 'toc' ? 'TOC' : 'Heading'}${level}`;
    if (id !== undefined && id !== there) ids.set(there, id);
  }
  return ids;
}

const NAMES_STYLE = new Set(['w:pStyle', 'w:rStyle']);

/** The tree with Kanben's id for each style. */
export function withStyleIds(element: XmlElement, ids: ReadonlyMap<string, string>): XmlElement {
  if (ids.size === 0) return element;
  const children = element.children.map((child) => withStyleIds(child, ids));
  const id = NAMES_STYLE.has(element.name) && ids.get(element.attributes.get('val') ?? '');
  const attributes = id ? new Map([...element.attributes, ['val', id]]) : element.attributes;
  return { ...element, attributes, children };
}
