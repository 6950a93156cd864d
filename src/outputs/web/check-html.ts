import { type DefaultTreeAdapterTypes, type ParserError, parse } from 'parse5';
import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** The attributes that make a browser load something. */
const FETCHING = new Set(['src', 'srcset', 'poster', 'data', 'background', 'action', 'formaction']);

/**
 * All diagnostics of a page that Kanben made: parse errors by the HTML Standard, repeated ids, links to missing places of the page, a
 * missing end, code that runs, and addresses that a browser would load from elsewhere.
 */
export function checkHtml(bytes: Uint8Array, file: string): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report = (problem: string, at?: { startLine: number; startCol: number } | null) =>
    diagnostics.push(
      diagnose(
        'web/bad-page',
        { file, ...(at && { line: at.startLine, column: at.startCol }) },
        { problem },
      ),
    );
  const text = new TextDecoder().decode(bytes);
  const document = parse(text, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, ...place }: ParserError) => {
      // The XHTML form of empty elements is allowed.
      if (code !== 'non-void-html-element-start-tag-with-trailing-solidus') report(code, place);
    },
  });
  // A parser silently closes the open elements of a truncated page.
  if (!text.trimEnd().toLowerCase().endsWith('</html>')) report('eof-before-</html>');
  const ids = new Set<string>();
  const links: Element[] = [];
  const pending: Node[] = [...document.childNodes];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if ('childNodes' in node) pending.push(...node.childNodes);
    if (!('attrs' in node)) continue;
    const place = node.sourceCodeLocation;
    if (node.tagName === 'script' && attribute(node, 'type') !== 'application/ld+json') {
      report('script', place);
    }
    for (const { name, value } of node.attrs) {
      if (name === 'id' && ids.has(value)) report(`id="${value}"`, place);
      if (name === 'id') ids.add(value);
      if (name === 'href' && node.tagName === 'a') links.push(node);
      if (/^on/.test(name)) report(name, place);
      if (FETCHING.has(name) && /^(?:https?:)?\/\//i.test(value)) report(value, place);
    }
  }
  for (const link of links) {
    const href = attribute(link, 'href') ?? '';
    if (href.startsWith('#') && href.length > 1 && !ids.has(decodeURIComponent(href.slice(1)))) {
      report(href, link.sourceCodeLocation);
    }
  }
  return diagnostics;
}

function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value;
}
