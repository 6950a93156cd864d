import { posix } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import { checkHtml } from './check-html.js';

type Node = DefaultTreeAdapterTypes.ChildNode;

interface Page {
  readonly ids: ReadonlySet<string>;
  /** The addresses of links, pictures and style sheets, with their lines from 1. */
  readonly addresses: readonly { readonly address: string; readonly line: number | undefined }[];
}

const ADDRESSES = new Set(['href', 'src']);

/**
 * All diagnostics of a folder of pages: those of each page, and addresses of missing files or missing places. `files` are the files
 * below the folder by their paths, with `/`.
 */
export function checkSite(
  files: ReadonlyMap<string, Uint8Array>,
  folder: string,
): readonly Diagnostic[] {
  const pages = new Map(
    [...files].flatMap(([path, bytes]) =>
      path.endsWith('.html') ? [[path, pageOf(bytes)] as const] : [],
    ),
  );
  const diagnostics: Diagnostic[] = [];
  for (const [path, { addresses }] of pages) {
    const file = posix.join(folder, path);
    diagnostics.push(...checkHtml(files.get(path) as Uint8Array, file));
    for (const { address, line } of addresses) {
      if (!leads(address, path, files, pages)) {
        const place = { file, ...(line !== undefined && { line, column: 1 }) };
        diagnostics.push(diagnose('web/dead-link', place, { address }));
      }
    }
  }
  return diagnostics;
}

/** Whether an address leads to a file or place in the folder, or out of the folder, which is not checked. */
function leads(
  address: string,
  from: string,
  files: ReadonlyMap<string, Uint8Array>,
  pages: ReadonlyMap<string, Page>,
): boolean {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) return true;
  const [place = '', fragment = ''] = address.split('#').map(decodedAddress);
  // The check of the page itself covers places of the same page.
  if (place === '') return true;
  const path = posix.join(posix.dirname(from), place);
  if (!files.has(path)) return false;
  const page = pages.get(path);
  return fragment === '' || page === undefined || page.ids.has(fragment);
}

function decodedAddress(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function pageOf(bytes: Uint8Array): Page {
  const ids = new Set<string>();
  const addresses: Page['addresses'][number][] = [];
  const document = parse(new TextDecoder().decode(bytes), { sourceCodeLocationInfo: true });
  const pending: Node[] = [...document.childNodes];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if ('childNodes' in node) pending.push(...node.childNodes);
    if (!('attrs' in node)) continue;
    const line = node.sourceCodeLocation?.startLine;
    for (const { name, value } of node.attrs) {
      if (name === 'id') ids.add(value);
      else if (ADDRESSES.has(name)) addresses.push({ address: value, line });
    }
  }
  return { ids, addresses };
}
