import type { FootnoteDefinition, Nodes, Paragraph } from 'mdast';
import { captionOf } from '../../edition/captions.js';
import { type LineAlignment, linePlaces } from '../../edition/line-places.js';
import { figuresAlone, type NotedPicture, picturesAlone } from '../../edition/pictures-alone.js';
import { tableGroupAt } from '../../edition/table-group.js';
import type { Division } from '../../model/edition.js';
import { type BodyContext, InlineWriter } from './inline-body.js';
import { type PageBreak, PageMarks } from './page-marks.js';
import { tableBody } from './table-body.js';
import { element, escapeXml } from './xml.js';

/** The frame of a boxed note. */
const BOX = 'border: 1px solid; padding: 0.5em 1em';

/** Writes the tree of a division as XHTML: headings with ids, pop-up notes, page breaks of the printed book. */
export function divisionBody(
  { tree }: Division,
  breaks: readonly PageBreak[],
  context: BodyContext,
): string {
  const writer = new BodyWriter(context, new PageMarks(breaks));
  const blocks = writer.blocks(tree.children, '\n');
  const notes = writer.notes();
  return [blocks, writer.marks.rest(), notes].filter((text) => text !== '').join('\n');
}

/** Classes of lines that stand at an edge. */
const PLACE_CLASS: Readonly<Record<LineAlignment | 'none', string | undefined>> = {
  end: 'signed',
  flush: 'flush',
  none: undefined,
};

class BodyWriter {
  private readonly inline: InlineWriter;
  private readonly definitions: FootnoteDefinition[] = [];
  /** The blocks at an edge, among those that are being written. */
  private places: ReadonlyMap<Nodes, LineAlignment> = new Map();

  constructor(
    private readonly context: BodyContext,
    readonly marks: PageMarks,
  ) {
    this.inline = new InlineWriter(context, marks);
  }

  inlines(nodes: readonly Nodes[]): string {
    return this.inline.nodes(nodes);
  }

  blocks(nodes: readonly Nodes[], between = ''): string {
    const outer = this.places;
    this.places = linePlaces(nodes);
    const written: string[] = [];
    const tables = nodes.some(({ type }) => type === 'table');
    for (let index = 0; index < nodes.length; ) {
      const group = tables ? tableGroupAt(nodes, index) : undefined;
      written.push(group ? tableBody(group, this) : this.block(nodes[index] as Nodes));
      index = group?.next ?? index + 1;
    }
    this.places = outer;
    return written.filter((text) => text !== '').join(between);
  }

  /** The notes in the order of their marks; notes without a mark come last, so that nothing is lost. */
  notes(): string {
    const left = new Set(this.definitions);
    const first = new Map(this.definitions.toReversed().map((one) => [one.identifier, one]));
    const asides: string[] = [];
    const write = (one: FootnoteDefinition, marked: boolean) => {
      left.delete(one);
      asides.push(this.note(one, marked));
    };
    let number = 1;
    // A note with its mark in another note gets its number while that note is written.
    const writeMarked = () => {
      for (let identifier: string | undefined; ; number++) {
        identifier = this.inline.notedAs(number);
        if (identifier === undefined) return;
        const one = first.get(identifier);
        if (one !== undefined) write(one, true);
      }
    };
    writeMarked();
    for (const one of left) {
      write(one, false);
      writeMarked();
    }
    if (asides.length === 0) return '';
    return element(
      'section',
      { class: 'footnotes', 'epub:type': 'footnotes', role: 'doc-endnotes' },
      asides.join('\n'),
    );
  }

  private note({ identifier, children }: FootnoteDefinition, marked: boolean): string {
    const blocks = children.map((child) => this.block(child));
    const number = marked ? this.inline.noteNumber(identifier) : undefined;
    if (number === undefined) return element('div', { class: 'note' }, blocks.join(''));
    const back = element(
      'a',
      {
        href: `#ref-${number}`,
        role: 'doc-backlink',
        'aria-label': `${this.context.backToText} ${number}`,
      },
      this.context.noteMark(number),
    );
    const [first = ''] = blocks;
    const opened = first.startsWith('<p>')
      ? `<p>${back} ${first.slice(3)}`
      : `<p>${back}</p>${first}`;
    return element(
      'aside',
      { id: `note-${number}`, 'epub:type': 'footnote', role: 'doc-footnote' },
      [opened, ...blocks.slice(1)].join(''),
    );
  }

  private block(node: Nodes): string {
    switch (node.type) {
      case 'heading': {
        const { id, level } = this.context.heading(node) ?? { id: undefined, level: node.depth };
        const marks = this.marks.enter(node, 'before');
        const content = this.inlines(node.children);
        if (content === '') return marks;
        return marks + element(`h${level}`, { id }, content);
      }
      case 'paragraph':
        return this.paragraph(node.children, PLACE_CLASS[this.places.get(node) ?? 'none']);
      case 'blockquote':
        return this.whole(
          'blockquote',
          this.blocks(node.children),
          node.data?.box === true ? { style: BOX } : {},
        );
      case 'list': {
        const numbered = node.ordered === true;
        const start = numbered && (node.start ?? 1) !== 1 ? String(node.start) : undefined;
        const items = node.children.map((item) => this.item(item)).join('');
        const bracketed = node.data?.delimiter === ')' ? 'bracketed' : undefined;
        return element(numbered ? 'ol' : 'ul', { class: bracketed, start }, items);
      }
      case 'code': {
        const marks = this.marks.enter(node, 'before');
        return (
          marks +
          element('pre', {}, element('code', {}, this.inline.text(node.value) + this.marks.leave()))
        );
      }
      case 'table':
        return tableBody({ table: node, notes: [], next: 0 }, this);
      case 'defList':
        return element('dl', {}, this.blocks(node.children));
      case 'defListTerm':
        return this.marks.enter(node, 'before') + element('dt', {}, this.inlines(node.children));
      case 'defListDescription': {
        const text = textAlone(node.children);
        return element('dd', {}, text ? this.segments(text.children) : this.blocks(node.children));
      }
      case 'thematicBreak':
        return `${this.marks.enter(node, 'before')}<hr/>`;
      case 'footnoteDefinition':
        this.definitions.push(node);
        return '';
      case 'definition':
      case 'yaml':
      case 'html':
        return '';
      default:
        return this.inline.node(node);
    }
  }

  private whole(name: string, content: string, attributes: Parameters<typeof element>[1] = {}) {
    return content === '' ? '' : element(name, attributes, content);
  }

  /** A paragraph with only pictures is a figure. */
  private paragraph(children: readonly Nodes[], place?: string): string {
    const alone = figuresAlone(children);
    if (alone !== undefined) {
      const figures = alone.map((figure) => this.figure(figure)).join('');
      return alone.length > 1 ? element('div', { class: 'figures' }, figures) : figures;
    }
    const isVerse =
      place === undefined && children.filter(({ type }) => type === 'break').length > 1;
    const content = isVerse ? this.verse(children) : this.segments(children);
    return content === '' ? '' : element('p', { class: isVerse ? 'verse' : place }, content);
  }

  /** A paragraph's inline nodes. A large picture divides the text for the page map, as on the printed page. */
  private segments(children: readonly Nodes[]): string {
    let xhtml = '';
    children.forEach((child, index) => {
      const source = child.position?.start.offset;
      const opens = source !== undefined && this.marks.has(source);
      if (index === 0 || opens) xhtml += this.marks.enter(child);
      xhtml += this.inline.node(child);
    });
    return xhtml + this.marks.leave();
  }

  /** Lines that an editor ended. Each turns over by itself. */
  private verse(children: readonly Nodes[]): string {
    const lines: Nodes[][] = [[]];
    for (const child of children) {
      if (child.type === 'break') lines.push([]);
      else lines.at(-1)?.push(child);
    }
    let xhtml = this.marks.enter(children[0] as Nodes);
    for (const line of lines) xhtml += element('span', { class: 'line' }, this.inlines(line));
    return xhtml + this.marks.leave();
  }

  private figure({ picture: image, notes }: NotedPicture): string {
    const marks = this.marks.enter(image, 'before') + this.marks.leave();
    const drawn = this.inline.node(image);
    const caption = captionOf(image, notes)
      .map((part) => (part.type === 'text' ? escapeXml(part.value) : this.inline.node(part)))
      .join('');
    if (drawn === '') return caption === '' ? marks : marks + element('p', {}, caption);
    const label = caption === '' ? '' : element('figcaption', {}, caption);
    const id = image.data?.number === undefined ? undefined : image.data.id;
    return marks + element('figure', { id }, drawn + label);
  }

  private item(item: Extract<Nodes, { type: 'listItem' }>): string {
    const box = typeof item.checked === 'boolean' ? (item.checked ? '☑ ' : '☐ ') : '';
    const text = item.spread === true ? undefined : textAlone(item.children);
    const { number } = item.data ?? {};
    const attributes = { value: number === undefined ? undefined : String(number) };
    if (text !== undefined) return element('li', attributes, box + this.segments(text.children));
    const content = this.blocks(item.children);
    // The check box is in the line of its item.
    const opened = content.startsWith('<p>') ? `<p>${box}${content.slice(3)}` : box + content;
    return element('li', attributes, opened);
  }
}

/** The only paragraph of an item; undefined where the item has more, or pictures with captions. */
function textAlone(nodes: readonly Nodes[]): Paragraph | undefined {
  const [only] = nodes;
  const alone = nodes.length === 1 && only?.type === 'paragraph' ? only : undefined;
  return alone && picturesAlone(alone.children) === undefined ? alone : undefined;
}
