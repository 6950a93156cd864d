import { DOMParser } from '@xmldom/xmldom';
import JSZip from 'jszip';
import { parseFragment } from 'parse5';
import type { Composition } from '../../src/model/composition.js';
import type { Edition } from '../../src/model/edition.js';
import { eachNode } from '../../src/model/markdown/each-node.js';
import { parseMarkdown } from '../../src/model/markdown/parse-markdown.js';
import { readOfd } from '../../src/outputs/ofd/read.js';
import { extractText } from '../../src/proof/read/index.js';
import { composedTexts, drawnText } from './composed-texts.js';
import { editionTexts } from './edition-texts.js';
import { epubTexts } from './page-texts.js';
import { difference, seen, type Texts } from './texts.js';

/** The bytes of an output's files by their paths. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** A book in all the forms that are compared. */
export interface Forms {
  readonly edition: Edition;
  readonly composition: Composition;
  /** By the output's name. */
  readonly files: ReadonlyMap<string, Files>;
}

/** In words, where an output's text is not the edition's; empty where each is. */
export async function differences({
  edition,
  composition,
  files,
}: Forms): Promise<readonly string[]> {
  const want = editionTexts(edition.divisions.map(({ tree }) => tree));
  const apart = new Set(want.apart);
  const faults: string[] = [];
  const report = (output: string, fault: string | undefined) => {
    if (fault !== undefined) faults.push(`${output}: ${fault}`);
  };
  const addresses = addressesIn(edition);
  report(
    'pages',
    difference(want, withoutAddresses(composedTexts(composition.pages, apart), addresses)),
  );
  const drawn = composition.pages.map((page) => seen(drawnText(page)));
  for (const [output, made] of files) {
    const [bytes = new Uint8Array()] = made.values();
    if (output === 'pdf') {
      report(output, samePages(drawn, await extractText(bytes)));
    } else if (output === 'ofd') {
      const { pages } = await readOfd(bytes, 'book.ofd');
      report(
        output,
        samePages(
          drawn,
          pages.map(({ texts }) => texts.map(({ text }) => text).join('')),
        ),
      );
    } else if (output === 'epub') report(output, difference(want, await epubTexts(bytes, apart)));
    else report(output, lostIn(want, await looseText(output, made)));
  }
  return faults;
}

/** The addresses of an edition's links, as a note holds them. */
function addressesIn({ divisions }: Edition): ReadonlySet<string> {
  const addresses = new Set<string>();
  for (const { tree } of divisions) {
    eachNode(tree, (node) => {
      if (node.type === 'link') addresses.add(seen(node.url));
    });
  }
  return addresses;
}

/** Without the notes that a template makes of the addresses of links. */
function withoutAddresses(texts: Texts, addresses: ReadonlySet<string>): Texts {
  const notes = texts.notes.filter(
    (note) => !note.split(MARKS).every((part) => addresses.has(part)),
  );
  return { ...texts, notes };
}

const MARKS = /[①-⑳㉑-㉟㊱-㊿]|\[\d+\]/u;

/** Pages draw their text in any order: runs of one face may stand together. */
function samePages(drawn: readonly string[], read: readonly string[]): string | undefined {
  for (const [index, text] of drawn.entries()) {
    const [lost, added] = bags(withoutHyphens(text), withoutHyphens(seen(read[index] ?? '')));
    // A drawing in SVG has text of its own.
    if (lost !== '')
      return `page ${index + 1}: lost ${JSON.stringify(lost)}, added ${JSON.stringify(added)}`;
  }
  return undefined;
}

/** PDFium takes a hyphen at a line's end for one that divides a word. */
function withoutHyphens(text: string): string {
  return text.replaceAll('-', '');
}

/** The characters of two texts that one has more often than the other. */
function bags(want: string, has: string): readonly [string, string] {
  const counts = new Map<string, number>();
  for (const one of want) counts.set(one, (counts.get(one) ?? 0) + 1);
  for (const one of has) counts.set(one, (counts.get(one) ?? 0) - 1);
  const taken = (sign: 1 | -1) =>
    [...counts]
      .flatMap(([one, count]) => (count * sign > 0 ? [one.repeat(count * sign)] : []))
      .join('');
  return [taken(1), taken(-1)];
}

/** The text of outputs whose furniture stands in the text: marks of items and notes, addresses, titles. */
async function looseText(output: string, files: Files): Promise<string> {
  const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
  const [first] = files.values();
  switch (output) {
    case 'md': {
      const { flow, notes, apart, readings } = editionTexts([parseMarkdown(text(first))]);
      return [flow, ...notes, ...apart, ...readings].join('');
    }
    case 'docx': {
      const zip = await JSZip.loadAsync(first ?? new Uint8Array());
      const parts = ['word/document.xml', 'word/footnotes.xml'].map(async (name) => {
        const xml = await zip.file(name)?.async('string');
        const document = new DOMParser().parseFromString(xml ?? '<x/>', 'text/xml');
        return Array.from(document.getElementsByTagName('w:t'), (one) => one.textContent).join('');
      });
      return (await Promise.all(parts)).join('');
    }
    case 'web':
      return [...files]
        .filter(([path]) => path.endsWith('.html') && !path.endsWith('index.html'))
        .map(([, bytes]) => htmlText(text(bytes)))
        .join('');
    case 'html':
    case 'wechat':
      return htmlText(text(first));
    default:
      return text(first);
  }
}

interface HtmlNode {
  readonly nodeName: string;
  readonly value?: string;
  readonly childNodes?: readonly HtmlNode[];
}

function htmlText(html: string): string {
  const walk = (node: HtmlNode): string => {
    if (node.nodeName === '#text') return node.value ?? '';
    if (['style', 'script', 'title', 'rp', 'head'].includes(node.nodeName)) return '';
    return (node.childNodes ?? []).map(walk).join('');
  };
  const body = html.replace(/^[\s\S]*?<body[^>]*>/u, '');
  return walk(parseFragment(body) as HtmlNode);
}

/** The characters that a looser text lacks. What it adds are marks of items and notes, addresses and titles. */
function lostIn(want: Texts, found: string): string | undefined {
  const all = [want.flow, ...want.notes, ...want.apart, ...want.readings].join('');
  const [lost] = bags(bare(all), bare(seen(found)));
  return lost === '' ? undefined : `lost ${JSON.stringify(lost)}`;
}

/** Without the strokes between cells; the figures of indexes, which a plain text has in characters of their own, as figures. */
function bare(text: string): string {
  return text
    .replaceAll('|', '')
    .replace(/[⁰¹²³⁴-⁹⁺-⁾₀-₎]/gu, (index) => index.normalize('NFKC'))
    .replaceAll('−', '-');
}
