import type { StructureElement, TaggedDocument } from 'pdfmake/js/PDFDocument.js';
import type { Structure } from '../../../model/composition.js';

/** The number of digits of a name: the tree sorts names as texts, so that all have the same length. */
const NAME_DIGITS = 6;

/** Items without structure: the page's heads and folios, strokes and dots. */
export type Drawn = Structure | 'artifact';

/**
 * Marks each drawn item with its node of the book's structure, and builds the tree of these nodes
 * (ISO 32000-1 14.7, 14.8) in the order in which they are first drawn.
 */
export class StructureTree {
  private readonly elements = new Map<Structure, StructureElement>();
  private root: StructureElement | undefined;
  private current: Drawn | undefined;
  private readonly notes: (readonly [string, StructureElement])[] = [];
  private headingLevel = 0;
  private missing = false;

  constructor(private readonly document: TaggedDocument) {}

  /** Marks the following items as parts of `drawn`, until the next call or the end of the page. */
  begin(drawn: Drawn): void {
    if (drawn === this.current) return;
    this.end();
    this.current = drawn;
    if (drawn === 'artifact') {
      this.document.markContent('Artifact');
      return;
    }
    const element = this.elementOf(drawn);
    element.add(this.document.markStructureContent(drawn.kind));
  }

  /** The link that is being drawn, for its annotation. */
  get link(): StructureElement | undefined {
    return typeof this.current === 'object' && this.current.kind === 'Link'
      ? this.elements.get(this.current)
      : undefined;
  }

  /**
   * Whether the pages drawn so far are accessible (ISO 14289-1 7.3, 7.4): each picture has a description, and no level of headings is
   * skipped.
   */
  get accessible(): boolean {
    return !this.missing;
  }

  /** Notes a drawn picture. `node`: its node; undefined for an artefact. */
  seePicture(node: Structure | undefined): void {
    if ((node?.alt ?? '') === '') this.missing = true;
  }

  /** Ends the current item. Call it before the page ends. */
  end(): void {
    const ended = this.current;
    if (ended === undefined) return;
    this.document.endMarkedContent();
    this.current = undefined;
    if (typeof ended === 'object' && ended.kind === 'Link') {
      // pdfkit names the page that is open when an element is written as that of its annotation: a link is
      // written with its page, and one that continues over the page is a new element there.
      this.elements.get(ended)?.end();
      this.elements.delete(ended);
    }
  }

  /** Puts the tree into the document. Nothing can be drawn afterwards. */
  finish(): void {
    this.end();
    if (this.root === undefined) return;
    this.document.addStructure(this.root);
    if (this.notes.length > 0) {
      this.document.getStructTreeRoot().data.IDTree = {
        Names: this.notes.flatMap(([name, element]) => [new String(name), element.dictionary]),
      };
    }
    this.root.end();
  }

  private nameNote(element: StructureElement): object {
    const name = `note-${String(this.notes.length + 1).padStart(NAME_DIGITS, '0')}`;
    this.notes.push([name, element]);
    return new String(name);
  }

  private seeHeading({ kind }: Structure): void {
    if (!kind.startsWith('H')) return;
    const level = Number(kind.slice(1));
    if (level > this.headingLevel + 1) this.missing = true;
    this.headingLevel = level;
  }

  private elementOf(node: Structure): StructureElement {
    const known = this.elements.get(node);
    if (known !== undefined) return known;
    const element = this.document.struct(node.kind, {
      ...(node.alt !== undefined && node.alt !== '' && { alt: node.alt }),
      ...(node.kind === 'TH' && { scope: 'Column' }),
    });
    const over = {
      ...(node.rows !== undefined && { RowSpan: node.rows }),
      ...(node.columns !== undefined && { ColSpan: node.columns }),
    };
    if (Object.keys(over).length > 0) {
      // ISO 32000-1 14.8.5.7: of a merged cell.
      const scope = node.kind === 'TH' && { Scope: 'Column' };
      element.dictionary.data.A = { O: 'Table', ...scope, ...over };
    }
    // PDF/UA-1 7.9: a note is found by its name.
    if (node.kind === 'Note') element.dictionary.data.ID = this.nameNote(element);
    this.seeHeading(node);
    this.elements.set(node, element);
    const { parent, cells } = node;
    if (parent === undefined) this.root = element;
    else {
      const above = this.elementOf(parent);
      // A row has brought in its cells itself.
      if (parent.cells === undefined) above.add(element);
    }
    for (const cell of cells ?? []) element.add(this.elementOf(cell));
    return element;
  }
}
