import { DOMParser, XMLSerializer } from '@xmldom/xmldom';
import { cleanCss, isPlaceWithin, isSafeValue } from './svg-css.js';

/** The elements of an SVG that a book may contain: shapes, text, paint; nothing that runs, moves, fetches or embeds. */
const ELEMENTS = new Set(
  `svg g defs title desc metadata symbol use path rect circle ellipse line polyline polygon text tspan textPath
  linearGradient radialGradient stop clipPath mask pattern marker switch style filter feBlend feColorMatrix
  feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
  feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
  feSpecularLighting feSpotLight feTile feTurbulence`.split(/\s+/),
);

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';
const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Attributes of words and names, which no reader takes for CSS. */
const WORDS = /^(?:aria-.*|data-.*|class|id|lang|role|title|label|systemlanguage)$/;

export type CleanedSvg =
  | { readonly bytes: Uint8Array; readonly removed: readonly string[] }
  | { readonly bytes?: undefined; readonly problem: string };

/**
 * An SVG without scripts, event handlers, animations, references that leave the file, and names of other
 * vocabularies; `removed` names what went. A file that is not well-formed XML is refused.
 */
export function cleanSvg(bytes: Uint8Array): CleanedSvg {
  let problem = '';
  const note = (message: string) => {
    problem ||= message.split('\n', 1)[0] ?? '';
  };
  const parser = new DOMParser({
    errorHandler: { warning: note, error: note, fatalError: note },
  });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { problem: 'not UTF-8' };
  }
  const body = withoutDoctype(text);
  let root: Element | null = null;
  try {
    root = parser.parseFromString(body, 'image/svg+xml')?.documentElement ?? null;
  } catch (error) {
    note(error instanceof Error ? error.message : String(error));
  }
  if (problem !== '' || root === null || root.localName !== 'svg')
    return { problem: problem || 'its root is no svg' };
  if (root.namespaceURI !== SVG) return { problem: `its namespace is not ${SVG}` };
  const removed = new Set<string>();
  clean(root, removed);
  const written = new XMLSerializer().serializeToString(root);
  return {
    bytes: new TextEncoder().encode(`<?xml version="1.0" encoding="utf-8"?>\n${written}\n`),
    removed: [...removed].sort(),
  };
}

function clean(element: Element, removed: Set<string>): void {
  cleanAttributes(element, removed);
  for (const child of childrenOf(element)) {
    if (child.nodeType !== child.ELEMENT_NODE) {
      const kept =
        child.nodeType === child.TEXT_NODE || child.nodeType === child.CDATA_SECTION_NODE;
      if (!kept) element.removeChild(child);
      continue;
    }
    const inner = child as Element;
    const name = inner.localName ?? inner.nodeName;
    const known = inner.namespaceURI === SVG && ELEMENTS.has(name);
    if (known) {
      if (name === 'style') cleanStyle(inner, removed);
      else clean(inner, removed);
      continue;
    }
    removed.add(`<${name}>`);
    if (inner.namespaceURI === SVG && name === 'a') {
      clean(inner, removed);
      for (const grandchild of childrenOf(inner)) element.insertBefore(grandchild, inner);
    }
    element.removeChild(inner);
  }
}

function cleanAttributes(element: Element, removed: Set<string>): void {
  const attributes = Array.from({ length: element.attributes.length }, (_, index) =>
    element.attributes.item(index),
  );
  for (const attribute of attributes) {
    if (attribute === null) continue;
    const { localName, namespaceURI, value } = attribute;
    const name = (localName ?? attribute.name).toLowerCase();
    const declares = namespaceURI === XMLNS || attribute.name.startsWith('xmlns');
    if (declares && (value === SVG || value === XLINK)) continue;
    const foreign =
      declares ||
      (namespaceURI !== null &&
        namespaceURI !== undefined &&
        namespaceURI !== XLINK &&
        namespaceURI !== XML);
    if (!foreign && name === 'style') {
      const { css, removed: went } = cleanCss(value, 'declarationList');
      for (const property of went) removed.add(property);
      if (went.length > 0) element.setAttribute(attribute.name, css);
      continue;
    }
    if (!foreign && isSafeAttribute(name, value, namespaceURI === XML)) continue;
    element.removeAttributeNode(attribute);
    // Editors' own names are no loss that anyone need hear of.
    if (!foreign) removed.add(namespaceURI === XML ? `xml:${name}` : name);
  }
}

/** `xml:base` would turn every place in the drawing into one of another file (XML Base 4.1). */
function isSafeAttribute(name: string, value: string, ofXml: boolean): boolean {
  if (ofXml) return name === 'lang' || name === 'space' || name === 'id';
  if (name.startsWith('on')) return false;
  if (name === 'href') return isPlaceWithin(value);
  return WORDS.test(name) || isSafeValue(value);
}

/** A stylesheet is the text that stands in the element itself; an element inside would part its words. */
function cleanStyle(style: Element, removed: Set<string>): void {
  cleanAttributes(style, removed);
  for (const child of childrenOf(style)) {
    if (child.nodeType === child.TEXT_NODE || child.nodeType === child.CDATA_SECTION_NODE) continue;
    if (child.nodeType === child.ELEMENT_NODE) removed.add(`<${child.nodeName}>`);
    style.removeChild(child);
  }
  const { css, removed: went } = cleanCss(style.textContent ?? '', 'stylesheet');
  if (went.length === 0) return;
  for (const name of went) removed.add(name);
  style.textContent = css;
}

/** Without its document type: entities of its own could grow without bound, and no drawing needs them. */
function withoutDoctype(text: string): string {
  const start = text.search(/<!DOCTYPE/i);
  if (start < 0) return text;
  const rest = text.slice(start);
  return text.slice(0, start) + rest.replace(/^<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>/i, '');
}

function childrenOf(element: Element): readonly Node[] {
  return Array.from({ length: element.childNodes.length }, (_, index) =>
    element.childNodes.item(index),
  ).filter((node) => node !== null);
}
