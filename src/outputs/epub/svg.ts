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

/** A text that would make a reader fetch: an address in `url(…)` other than a place in the drawing, or an import. */
const FETCHES = /url\(\s*(?!['"]?#)|@import|expression\(|javascript:|image-set\(|src\s*:/i;

export type CleanedSvg =
  | { readonly bytes: Uint8Array; readonly removed: readonly string[] }
  | { readonly bytes?: undefined; readonly problem: string };

/**
 * An SVG without scripts, event handlers, animations, references that leave the file, and names of other
 * vocabularies; `removed` names what went. A file that is no well-formed XML is refused.
 */
export async function cleanSvg(bytes: Uint8Array): Promise<CleanedSvg> {
  const { DOMParser, XMLSerializer } = await import('@xmldom/xmldom');
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
  // Entities of a document type of its own could grow without bound; no drawing needs them.
  const body = text.replace(/<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>/i, '');
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
    if (known && !(name === 'style' && FETCHES.test(inner.textContent ?? ''))) {
      clean(inner, removed);
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
    const leads = name === 'href' && !value.trim().startsWith('#');
    if (!foreign && !leads && !name.startsWith('on') && !FETCHES.test(value)) continue;
    element.removeAttributeNode(attribute);
    // Editors' own names are no loss that anyone need hear of.
    if (!foreign) removed.add(name);
  }
}

function childrenOf(element: Element): readonly Node[] {
  return Array.from({ length: element.childNodes.length }, (_, index) =>
    element.childNodes.item(index),
  ).filter((node) => node !== null);
}
