import type { Link, PhrasingContent } from 'mdast';
import type { XmlElement } from '../../../inputs/docx/xml-element.js';
import { childOf, childrenOf, isOn, valOf } from '../../../inputs/docx/xml-tree.js';
import { plainText } from '../../../model/markdown/plain-text.js';
import { STYLE } from '../style-names.js';

/** What runs need to be read. */
export interface RunContext {
  /** The edition's form of an address in Word, for a link with this text. A title follows behind a line end. */
  readonly written: (href: string, text: string) => string;
  /** The external address of a link. */
  readonly target: (link: XmlElement) => string | undefined;
  /** The address of a bookmark in the text. */
  readonly place: (bookmark: string) => string | undefined;
  /** The file of a picture: its name, and the id of its relationship. */
  readonly picture: (name: string, id: string | undefined) => string | undefined;
  /** The name of a note in the text. */
  readonly note: (id: string) => string;
}

const MARKS = ['link', 'emphasis', 'strong', 'delete', 'superscript', 'subscript', 'code'] as const;
type Mark = (typeof MARKS)[number];

interface Piece {
  readonly node: PhrasingContent;
  /** The marks of the piece, from the outermost to the innermost; a link has its address behind a stroke. */
  readonly marks: readonly string[];
}

/** Turns the runs of a paragraph into Markdown nodes. Tracked changes count as accepted. `plain`: no run is bold by its style. */
export function inlines(
  paragraph: XmlElement,
  context: RunContext,
  { plain = false }: { readonly plain?: boolean } = {},
): PhrasingContent[] {
  const pieces: Piece[] = [];
  const walk = (element: XmlElement, link: string | undefined) => {
    for (const child of element.children) {
      if (child.name === 'w:r') pieces.push(...piecesOf(child, link, plain, context));
      else if (child.name === 'w:hyperlink') walk(child, addressOf(child, context) ?? link);
      else if (HOLDERS.has(child.name)) walk(child, link);
    }
  };
  walk(paragraph, undefined);
  return nested(joinedPieces(pieces), context);
}

/** Elements around runs: insertions, fields, controls. Deletions and moved text are not part of the final text. */
const HOLDERS = new Set([
  'w:ins',
  'w:moveTo',
  'w:smartTag',
  'w:sdt',
  'w:sdtContent',
  'w:fldSimple',
]);

function addressOf(link: XmlElement, { target, place }: RunContext): string | undefined {
  return target(link) ?? place(link.attributes.get('anchor') ?? '');
}

function piecesOf(
  run: XmlElement,
  link: string | undefined,
  plain: boolean,
  context: RunContext,
): readonly Piece[] {
  const properties = childOf(run, 'w:rPr');
  if (isOn(properties, 'w:vanish') === true) return [];
  const marks = runMarks(properties, plain);
  const all = link === undefined ? marks : [`link|${link}`, ...marks];
  const ofLayout = valOf(properties, 'w:rStyle') === STYLE.lineEnd;
  return run.children.flatMap((child): readonly Piece[] => {
    if (ofLayout && child.name === 'w:br') return [];
    const node = nodeOf(child, context);
    return node === undefined ? [] : [{ node, marks: all }];
  });
}

function nodeOf(element: XmlElement, context: RunContext): PhrasingContent | undefined {
  switch (element.name) {
    case 'w:t':
      return { type: 'text', value: element.text };
    case 'w:tab':
      return { type: 'text', value: '\t' };
    case 'w:noBreakHyphen':
      return { type: 'text', value: '\u2011' };
    case 'w:br':
      return element.attributes.get('type') === 'page' ? undefined : { type: 'break' };
    case 'w:footnoteReference': {
      const identifier = context.note(element.attributes.get('id') ?? '');
      return { type: 'footnoteReference', identifier, label: identifier };
    }
    case 'w:ruby': {
      const text = (part: string) => runText(childOf(element, part));
      const children = [{ type: 'text' as const, value: text('w:rubyBase') }];
      return { type: 'ruby', children, annotation: text('w:rt') };
    }
    case 'w:drawing':
      return imageOf(element, context);
    default:
      return undefined;
  }
}

function imageOf(drawing: XmlElement, { picture }: RunContext): PhrasingContent | undefined {
  const frame = drawing.children[0];
  const attributes = childOf(frame, 'wp:docPr')?.attributes;
  const url = picture(attributes?.get('name') ?? '', blipOf(drawing)?.attributes.get('embed'));
  if (url === undefined) return undefined;
  const title = attributes?.get('title') ?? '';
  return {
    type: 'image',
    url,
    alt: attributes?.get('descr') ?? '',
    ...(title !== '' && { title }),
  };
}

function blipOf(element: XmlElement): XmlElement | undefined {
  for (const child of element.children) {
    const blip = child.name === 'a:blip' ? child : blipOf(child);
    if (blip !== undefined) return blip;
  }
  return undefined;
}

/** The final text of all runs below an element. */
export function runText(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  switch (element.name) {
    case 'w:moveFrom':
      return '';
    case 'w:t':
      return element.text;
    case 'w:tab':
      return '\t';
    case 'w:br':
      return '\n';
    default:
      return element.children.map(runText).join('');
  }
}

function runMarks(properties: XmlElement | undefined, plain: boolean): readonly Mark[] {
  if (properties === undefined) return [];
  const [fonts] = childrenOf(properties, 'w:rFonts');
  const [chinese, western] = ['eastAsia', 'ascii'].map((name) => fonts?.attributes.get(name));
  const vertical = valOf(properties, 'w:vertAlign');
  const marks: readonly (readonly [Mark, boolean])[] = [
    [
      'emphasis',
      isOn(properties, 'w:i') === true ||
        isOn(properties, 'w:em') === true ||
        chinese === '楷体' ||
        chinese === '楷体_GB2312',
    ],
    ['strong', !plain && (isOn(properties, 'w:b') === true || chinese === '黑体')],
    ['delete', isOn(properties, 'w:strike') === true],
    ['superscript', vertical === 'superscript' && childOf(properties, 'w:rStyle') === undefined],
    ['subscript', vertical === 'subscript'],
    ['code', western === 'Consolas'],
  ];
  return marks.filter(([, is]) => is).map(([mark]) => mark);
}

/** Joins successive texts with the same marks. */
function joinedPieces(pieces: readonly Piece[]): readonly Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    const same = last?.marks.join('\n') === piece.marks.join('\n');
    if (same && last?.node.type === 'text' && piece.node.type === 'text') {
      const value = last.node.value + piece.node.value;
      all[all.length - 1] = { node: { type: 'text', value }, marks: piece.marks };
    } else if (piece.node.type !== 'text' || piece.node.value !== '') all.push(piece);
  }
  return all;
}

/**
 * The pieces as a tree. Successive pieces with the same mark stand in one node. The mark of the most pieces is the outermost; of two
 * marks of the same pieces it is the first in MARKS.
 */
function nested(pieces: readonly Piece[], context: RunContext): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at] as Piece;
    const outermost = outermostMark(pieces, at);
    if (outermost === undefined) {
      nodes.push(piece.node);
      at++;
      continue;
    }
    const { mark, end } = outermost;
    const inside = pieces.slice(at, end).map(({ node, marks }) => ({
      node,
      marks: marks.filter((one) => one !== mark),
    }));
    nodes.push(...marked(mark, inside, context));
    at = end;
  }
  return nodes;
}

/** The mark that covers the most pieces from index `at` on, and the index behind them. Code stands inside all other marks. */
function outermostMark(pieces: readonly Piece[], at: number) {
  let outermost: { readonly mark: string; readonly end: number } | undefined;
  for (const mark of pieces[at]?.marks ?? []) {
    let end = at + 1;
    while (pieces[end]?.marks.includes(mark) === true) end++;
    if (outermost === undefined || (end > outermost.end && mark !== 'code'))
      outermost = { mark, end };
  }
  return outermost;
}

/** The link of the edition for an address in Word. */
function linkTo(href: string, children: PhrasingContent[], { written }: RunContext): Link {
  const link = { type: 'link' as const, url: href, children: children as Link['children'] };
  const [url = '', title] = written(href, plainText(link)).split('\n');
  return { ...link, url, ...(title !== undefined && { title }) };
}

function marked(
  mark: string,
  pieces: readonly Piece[],
  context: RunContext,
): readonly PhrasingContent[] {
  const [name, ...address] = mark.split('|');
  switch (name) {
    case 'link':
      return [linkTo(address.join('|'), nested(pieces, context), context)];
    case 'code':
      return pieces.map(({ node }) =>
        node.type === 'text' ? { type: 'inlineCode', value: node.value } : node,
      );
    default:
      return [
        { type: name as 'strong' | 'emphasis' | 'delete', children: nested(pieces, context) },
      ];
  }
}
