import type { Nodes, RootContent, Table } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Division } from '../edition/edition.js';
import type { PictureWidth } from '../edition/nodes.js';
import { plainText } from '../kernel/markdown/plain-text.js';
import { element, escapeXml } from './xml.js';

/** A page of the printed book that begins in this division. */
export interface PageBreak {
  readonly folio: string;
  /** Index of the top-level node, and UTF-16 offset in its text. */
  readonly block: number;
  readonly offset: number;
}

export interface BodyContext {
  /** The file in the book for an asset; undefined where the book can't hold it. */
  readonly image: (url: string) => string | undefined;
  /** Where a link leads; undefined where it can't lead anywhere. */
  readonly link: (url: string) => string | undefined;
  /** The id of a heading. */
  readonly headingId: (node: Nodes) => string | undefined;
}

/** A division's tree as XHTML: headings with their ids, notes that pop up, page breaks of the printed book. */
export function divisionBody(
  { tree }: Division,
  breaks: readonly PageBreak[],
  context: BodyContext,
): string {
  const writer = new BodyWriter(context);
  visit(tree, 'definition', ({ identifier, url }) => writer.define(identifier, url));
  const blocks = tree.children.map((node, index) => {
    const own = breaks.filter(({ block }) => block === index);
    return writer.top(node, own);
  });
  // Pages whose first block has no place of its own (notes) begin at the end.
  const rest = breaks.filter(({ block }) => block >= tree.children.length);
  const notes = writer.notes();
  return [...blocks, ...rest.map(breakMark), notes].filter((text) => text !== '').join('\n');
}

/** The mark of a page break, between blocks or inside a paragraph. */
function breakMark({ folio }: PageBreak): string {
  return element(
    'span',
    {
      'epub:type': 'pagebreak',
      role: 'doc-pagebreak',
      id: pageId(folio),
      'aria-label': folio,
    },
    '',
  );
}

export function pageId(folio: string): string {
  return `page-${folio}`;
}

class BodyWriter {
  private readonly numbers = new Map<string, number>();
  private readonly references = new Map<string, number>();
  private readonly definitions: Extract<Nodes, { type: 'footnoteDefinition' }>[] = [];
  private readonly links = new Map<string, string>();
  /** Breaks still to come in the block that is being written, and how much of its text is written. */
  private pending: readonly PageBreak[] = [];
  private written = 0;

  constructor(private readonly context: BodyContext) {}

  top(node: RootContent, breaks: readonly PageBreak[]): string {
    const before = breaks.filter(({ offset }) => offset === 0);
    const inside = node.type === 'paragraph' ? breaks.filter(({ offset }) => offset > 0) : [];
    const others = breaks.filter((one) => !before.includes(one) && !inside.includes(one));
    this.pending = inside;
    this.written = 0;
    const text = this.block(node);
    const late = this.pending.map(breakMark);
    this.pending = [];
    return [...before.map(breakMark), ...others.map(breakMark), text, ...late].join('');
  }

  notes(): string {
    const used = this.definitions.filter(({ identifier }) => this.numbers.has(identifier));
    used.sort(
      (a, b) => (this.numbers.get(a.identifier) ?? 0) - (this.numbers.get(b.identifier) ?? 0),
    );
    if (used.length === 0) return '';
    const asides = used.map(({ identifier, children }) => {
      const number = String(this.numbers.get(identifier));
      const back = element('a', { href: `#ref-${number}`, role: 'doc-backlink' }, `[${number}]`);
      const blocks = children.map((child) => this.block(child));
      const [first = ''] = blocks;
      const opened = first.startsWith('<p>')
        ? `<p>${back} ${first.slice(3)}`
        : `<p>${back}</p>${first}`;
      return element(
        'aside',
        { id: `note-${number}`, 'epub:type': 'footnote', role: 'doc-footnote' },
        [opened, ...blocks.slice(1)].join(''),
      );
    });
    return element(
      'section',
      { class: 'footnotes', 'epub:type': 'footnotes', role: 'doc-endnotes' },
      asides.join('\n'),
    );
  }

  private block(node: Nodes): string {
    switch (node.type) {
      case 'heading':
        return element(
          `h${node.depth}`,
          { id: this.context.headingId(node) },
          this.inlines(node.children),
        );
      case 'paragraph':
        return this.paragraph(node.children);
      case 'blockquote':
        return element('blockquote', {}, this.blocks(node.children));
      case 'list':
        return element(
          node.ordered === true ? 'ol' : 'ul',
          {
            start:
              node.ordered === true && (node.start ?? 1) !== 1 ? String(node.start) : undefined,
          },
          node.children.map((item) => this.item(item)).join(''),
        );
      case 'code':
        return element('pre', {}, element('code', {}, escapeXml(node.value)));
      case 'table':
        return this.table(node);
      case 'defList':
        return element('dl', {}, this.blocks(node.children));
      case 'defListTerm':
        return element('dt', {}, this.inlines(node.children));
      case 'defListDescription': {
        const [only] = node.children;
        const alone = node.children.length === 1 && only?.type === 'paragraph';
        return element('dd', {}, alone ? this.inlines(only.children) : this.blocks(node.children));
      }
      case 'thematicBreak':
        return '<hr/>';
      case 'footnoteDefinition':
        this.definitions.push(node);
        return '';
      case 'definition':
      case 'yaml':
      case 'html':
        return '';
      default:
        return this.inline(node);
    }
  }

  private blocks(nodes: readonly Nodes[]): string {
    return nodes.map((node) => this.block(node)).join('');
  }

  /** A paragraph that is nothing but pictures is a figure. */
  private paragraph(children: readonly Nodes[]): string {
    const solid = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
    if (solid.length > 0 && solid.every((child) => child.type === 'image')) {
      return solid.map((image) => this.figure(image)).join('');
    }
    return element('p', {}, this.inlines(children));
  }

  private figure(image: Nodes): string {
    const caption = image.type === 'image' ? (image.title ?? image.alt ?? '') : '';
    const drawn = this.inline(image);
    if (drawn === '') return caption === '' ? '' : element('p', {}, escapeXml(caption));
    const label = caption === '' ? '' : element('figcaption', {}, escapeXml(caption));
    return element('figure', {}, drawn + label);
  }

  private item(item: Extract<Nodes, { type: 'listItem' }>): string {
    const box = typeof item.checked === 'boolean' ? (item.checked ? '☑ ' : '☐ ') : '';
    const [only] = item.children;
    if (item.spread !== true && item.children.length === 1 && only?.type === 'paragraph') {
      return element('li', {}, box + this.inlines(only.children));
    }
    return element('li', {}, box + this.blocks(item.children));
  }

  private table({ children, align }: Table): string {
    const [head, ...rows] = children;
    const cells = (row: Table['children'][number], name: 'th' | 'td') =>
      row.children
        .map((cell, column) => {
          const side = align?.[column];
          return element(
            name,
            {
              ...(name === 'th' && { scope: 'col' }),
              style: side ? `text-align: ${side}` : undefined,
            },
            this.inlines(cell.children),
          );
        })
        .join('');
    const top =
      head === undefined ? '' : element('thead', {}, element('tr', {}, cells(head, 'th')));
    const body =
      rows.length === 0
        ? ''
        : element('tbody', {}, rows.map((row) => element('tr', {}, cells(row, 'td'))).join(''));
    return element('table', {}, top + body);
  }

  private inlines(nodes: readonly Nodes[]): string {
    return nodes.map((node) => this.inline(node)).join('');
  }

  private inline(node: Nodes): string {
    switch (node.type) {
      case 'text':
        return this.text(node.value);
      case 'inlineCode':
        this.written += node.value.length;
        return element('code', {}, escapeXml(node.value));
      case 'break':
        return '<br/>';
      case 'strong':
        return element('strong', {}, this.inlines(node.children));
      case 'emphasis':
        return element('em', {}, this.inlines(node.children));
      case 'delete':
        return element('del', {}, this.inlines(node.children));
      case 'superscript':
        return element('sup', {}, this.inlines(node.children));
      case 'subscript':
        return element('sub', {}, this.inlines(node.children));
      case 'ruby':
        return element(
          'ruby',
          {},
          `${this.inlines(node.children)}<rp>（</rp>${element('rt', {}, escapeXml(node.annotation))}<rp>）</rp>`,
        );
      case 'link':
      case 'linkReference': {
        const url = node.type === 'link' ? node.url : this.links.get(node.identifier);
        const href = url === undefined ? undefined : this.context.link(url);
        const content = this.inlines(node.children);
        return href === undefined ? content : element('a', { href }, content);
      }
      case 'image': {
        const src = this.context.image(node.url);
        const style = widthStyle(node.data?.width);
        return src === undefined ? '' : element('img', { src, alt: node.alt ?? '', style });
      }
      case 'footnoteReference':
        return this.reference(node.identifier);
      default:
        return 'children' in node ? this.inlines(node.children) : escapeXml(plainText(node));
    }
  }

  define(identifier: string, url: string): void {
    this.links.set(identifier, url);
  }

  private reference(identifier: string): string {
    const number = this.numbers.get(identifier) ?? this.numbers.size + 1;
    this.numbers.set(identifier, number);
    const times = (this.references.get(identifier) ?? 0) + 1;
    this.references.set(identifier, times);
    const id = times === 1 ? `ref-${number}` : `ref-${number}-${times}`;
    this.written += String(number).length + 2;
    return element(
      'a',
      { id, href: `#note-${number}`, 'epub:type': 'noteref', role: 'doc-noteref' },
      `[${number}]`,
    );
  }

  /** Text, parted where a page of the printed book begins in it. */
  private text(value: string): string {
    let made = '';
    let from = 0;
    const start = this.written;
    while (this.pending.length > 0) {
      const [next] = this.pending as readonly [PageBreak];
      const at = next.offset - start;
      if (at >= value.length) break;
      made += escapeXml(value.slice(from, at)) + breakMark(next);
      from = Math.max(from, at);
      this.pending = this.pending.slice(1);
    }
    this.written = start + value.length;
    return made + escapeXml(value.slice(from));
  }
}

/** A picture's width as CSS; it never stands wider than its column. */
function widthStyle(width: PictureWidth | undefined): string | undefined {
  if (width === undefined) return undefined;
  return 'share' in width
    ? `width: ${width.share * 100}%`
    : `width: ${width.pt}pt; max-width: 100%`;
}
