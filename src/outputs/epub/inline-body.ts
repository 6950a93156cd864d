import type { Nodes, Parent, Text } from 'mdast';
import type { PictureWidth } from '../../edition/nodes.js';
import { plainText } from '../../model/markdown/plain-text.js';
import type { PageMarks } from './page-marks.js';
import { element, escapeXml } from './xml.js';

export interface BodyContext {
  /** The file in the book for an asset; undefined if the book cannot contain it. */
  readonly image: (url: string) => string | undefined;
  /** The target of a link; undefined if it has none. */
  readonly link: (url: string) => string | undefined;
  /** The id of a heading, and its level without skipped levels. */
  readonly heading: (node: Nodes) => { readonly id: string; readonly level: number } | undefined;
  /** The mark of a note by its number in the division, from 1: ① or [1]. */
  readonly noteMark: (number: number) => string;
  /** The text of the link from a note to its mark: `返回正文`. */
  readonly backToText: string;
  /** Whether lines are vertical: numbers of one or two digits are then upright. */
  readonly vertical: boolean;
}

/** Upright numbers in vertical text (CLREQ 3.2.3): one or two digits without another letter or sign beside them. */
const UPRIGHT = /(?<![\w.,:/%+-])\d{1,2}(?![\w.,:/%+-])/g;

/** A stretch of Western letters with the marks between them, or a stretch without Western letters. */
const OTHER_OR_WESTERN =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}][\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\d '’.-]*|[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]+/gu;
const WESTERN = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;

/** A long address or path, and the marks behind which its line may end without a hyphen. */
const LONG = /[!-~]{16,}/g;
const BREAKS = /[/.?&=#_-](?=[^/.?&=#_-])/g;

/** The text with possible line ends in long addresses and paths. Without them the line before would have wide gaps. */
function withBreaks(text: string): string {
  let [xhtml, from] = ['', 0];
  for (const { 0: run, index } of text.matchAll(LONG)) {
    if (!/[/@]/.test(run)) continue;
    const parts = run.replace(BREAKS, '$&\n').split('\n');
    xhtml += escapeXml(text.slice(from, index)) + parts.map(escapeXml).join('<wbr/>');
    from = index + run.length;
  }
  return xhtml + escapeXml(text.slice(from));
}

/** Writes inline nodes: text, emphasis, links, pictures and marks of notes. Numbers the notes. */
export class InlineWriter {
  private readonly numbers = new Map<string, number>();
  /** The notes in the order of their numbers. */
  private readonly noted: string[] = [];
  private readonly references = new Map<string, number>();
  /** Whether the current text is emphasised: Western words are then in italics, as in print. */
  private emphasised = false;

  constructor(
    private readonly context: BodyContext,
    private readonly marks: PageMarks,
  ) {}

  /** The number of a note; undefined before its first mark is written. */
  noteNumber(identifier: string): number | undefined {
    return this.numbers.get(identifier);
  }

  /** The note with a number, from 1; undefined where no mark has this number. */
  notedAs(number: number): string | undefined {
    return this.noted[number - 1];
  }

  nodes(nodes: readonly Nodes[]): string {
    return nodes.map((node) => this.node(node)).join('');
  }

  node(node: Nodes): string {
    switch (node.type) {
      case 'text':
        return this.glyph(node) ?? this.text(node.value);
      case 'inlineCode':
        return element('code', {}, this.text(node.value));
      case 'break':
        return '<br/>';
      case 'strong':
        return this.styled('strong', node);
      case 'emphasis': {
        const outside = this.emphasised;
        this.emphasised = true;
        const text = this.styled('em', node);
        this.emphasised = outside;
        return text;
      }
      case 'delete':
        return this.styled('del', node);
      case 'superscript':
        return this.styled('sup', node);
      case 'subscript':
        return this.styled('sub', node);
      case 'ruby':
        return element(
          'ruby',
          {},
          `${this.nodes(node.children)}<rp>（</rp>${element('rt', {}, escapeXml(node.annotation))}<rp>）</rp>`,
        );
      case 'link': {
        const { url } = node;
        const href = this.context.link(url);
        const content = this.nodes(node.children);
        if (href === undefined || content === '') return content;
        // A picture without a description gives the link no name.
        const name = seenText(node).trim() === '' ? url : undefined;
        return element('a', { href, 'aria-label': name }, content);
      }
      case 'image': {
        const src = this.context.image(node.url);
        const style = widthStyle(node.data?.width);
        return src === undefined ? '' : element('img', { src, alt: node.alt ?? '', style });
      }
      case 'footnoteReference':
        return this.reference(node.identifier);
      default:
        return 'children' in node ? this.nodes(node.children) : escapeXml(plainText(node));
    }
  }

  private styled(name: string, node: Parent): string {
    const content = this.nodes(node.children as readonly Nodes[]);
    return content === '' ? '' : element(name, {}, content);
  }

  private reference(identifier: string): string {
    const known = this.numbers.get(identifier);
    const number = known ?? this.noted.push(identifier);
    if (known === undefined) this.numbers.set(identifier, number);
    const times = (this.references.get(identifier) ?? 0) + 1;
    this.references.set(identifier, times);
    const id = times === 1 ? `ref-${number}` : `ref-${number}-${times}`;
    return element(
      'a',
      { id, href: `#note-${number}`, 'epub:type': 'noteref', role: 'doc-noteref' },
      this.context.noteMark(number),
    );
  }

  /** A character of the edition's own, as the picture that it names. */
  private glyph({ value, data }: Text): string | undefined {
    const src = data?.glyph === undefined ? undefined : this.context.image(data.glyph);
    if (src === undefined) return undefined;
    return this.marks.text(value, (part) =>
      part === '' ? '' : element('img', { src, alt: value, class: 'glyph' }),
    );
  }

  text(value: string): string {
    return this.marks.text(value, (part) => this.characters(part));
  }

  private characters(text: string): string {
    if (this.context.vertical) {
      return escapeXml(text).replace(UPRIGHT, (digits) =>
        element('span', { class: 'upright' }, digits),
      );
    }
    if (!this.emphasised) return withBreaks(text);
    return text.replace(OTHER_OR_WESTERN, (stretch) =>
      WESTERN.test(stretch) ? element('i', {}, withBreaks(stretch)) : withBreaks(stretch),
    );
  }
}

/** The text of a link, with descriptions for pictures. */
function seenText(node: Nodes): string {
  if (node.type === 'image') return node.alt ?? '';
  return 'children' in node ? node.children.map(seenText).join('') : plainText(node);
}

/** The width of a picture as CSS, at most that of its column. */
function widthStyle(width: PictureWidth | undefined): string | undefined {
  if (width === undefined) return undefined;
  return 'share' in width
    ? `width: ${width.share * 100}%`
    : `width: ${width.pt}pt; max-width: 100%`;
}
