import type { XmlElement } from './xml-element.js';
import { childOf, childrenOf, isOn, valOf } from './xml-tree.js';

/** A style as far as text depends on it, what it is based on included. */
export interface Style {
  readonly name: string;
  /** Of a heading: 0 for the outermost (ISO/IEC 29500-1, 17.3.1.20). */
  readonly outline?: number;
  readonly numbering?: NumberingRef;
  readonly bold?: boolean;
  readonly hidden?: boolean;
}

/** Which list a paragraph belongs to, and at which level of it. */
export interface NumberingRef {
  readonly id?: string;
  readonly level?: number;
}

const NO_STYLE: Style = { name: '' };
/** A style is based on no more others than this: a circle ends here. */
const LONGEST_CHAIN = 20;

/** The styles of a document (word/styles.xml), by their ids. */
export class Styles {
  private readonly elements: ReadonlyMap<string, XmlElement>;
  private readonly resolved = new Map<string, Style>();
  private readonly normal: string | undefined;

  constructor(root: XmlElement | undefined) {
    const styles = childrenOf(root, 'w:style');
    this.elements = new Map(styles.map((style) => [style.attributes.get('styleId') ?? '', style]));
    this.normal = styles
      .find(
        (one) =>
          one.attributes.get('type') === 'paragraph' &&
          /^(?:1|true|on)$/.test(one.attributes.get('default') ?? ''),
      )
      ?.attributes.get('styleId');
  }

  /** The style of an id; of none, the document's default one for paragraphs. */
  paragraph(id: string | undefined): Style {
    return this.style(id ?? this.normal ?? '');
  }

  style(id: string | undefined): Style {
    if (id === undefined) return NO_STYLE;
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    const style = this.resolve(id);
    this.resolved.set(id, style);
    return style;
  }

  private resolve(id: string): Style {
    const chain: Style[] = [];
    let at: string | undefined = id;
    for (let count = 0; at !== undefined && count < LONGEST_CHAIN; count++) {
      const element = this.elements.get(at);
      if (element === undefined) break;
      chain.push(ownStyle(element));
      at = valOf(element, 'w:basedOn');
    }
    // The style itself stands first: what it says goes before what it is based on.
    return Object.assign({}, ...chain.reverse(), { name: chain.at(-1)?.name ?? id }) as Style;
  }
}

function ownStyle(element: XmlElement): Style {
  const paragraph = childOf(element, 'w:pPr');
  const run = childOf(element, 'w:rPr');
  const outline = Number.parseInt(valOf(paragraph, 'w:outlineLvl') ?? '', 10);
  const numbering = numberingRef(paragraph);
  const bold = isOn(run, 'w:b');
  const hidden = isOn(run, 'w:vanish');
  return {
    name: valOf(element, 'w:name') ?? '',
    ...(Number.isInteger(outline) && { outline }),
    ...(numbering && { numbering }),
    ...(bold !== undefined && { bold }),
    ...(hidden !== undefined && { hidden }),
  };
}

export function numberingRef(properties: XmlElement | undefined): NumberingRef | undefined {
  const numbering = childOf(properties, 'w:numPr');
  if (numbering === undefined) return undefined;
  const id = valOf(numbering, 'w:numId');
  const level = Number.parseInt(valOf(numbering, 'w:ilvl') ?? '', 10);
  return { ...(id !== undefined && { id }), ...(Number.isInteger(level) && { level }) };
}

/** The level of a heading by its style's name, English or Chinese: 1 for a title, then one more than Word's own. */
export function headingLevel(style: Style, outline: number | undefined): number | undefined {
  const name = style.name.trim().toLowerCase().replace(/\s+/g, ' ');
  if (/^(?:title|标题|大标题|文章标题|公文标题|主标题)$/.test(name)) return 1;
  if (/^(?:subtitle|副标题)$/.test(name)) return 2;
  const numbered = /^(?:heading|标题|標題) ?([1-9])$/.exec(name)?.[1];
  if (numbered !== undefined) return Math.min(Number(numbered) + 1, 6);
  const level = outline ?? style.outline;
  return level === undefined || level > 8 ? undefined : Math.min(level + 2, 6);
}

/** Word's own table of contents, line by line. */
export function isContentsStyle({ name }: Style): boolean {
  return /^(?:toc (?:\d|heading)|目录 ?\d?|目錄 ?\d?|toc ?标题|table of figures|图表目录)$/i.test(
    name.trim(),
  );
}
