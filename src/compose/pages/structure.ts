/** The kinds of structure that a book's text has, by the names of ISO 32000-1 14.8.4. */
export type StructureKind =
  | 'Document'
  | 'Sect'
  | 'TOC'
  | 'TOCI'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'P'
  | 'BlockQuote'
  | 'Caption'
  | 'Figure'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Code'
  | 'Note'
  | 'Reference'
  | 'Link';

/**
 * What a stretch of the page is to someone who doesn't see it: a node of the book's logical structure. Items that
 * belong to the same node name the same object; an item that names none is the page's own (heads, folios, strokes).
 */
export interface Structure {
  readonly kind: StructureKind;
  readonly parent?: Structure;
  /** What is heard instead of a picture. */
  readonly alt?: string;
  /** Of a table's row: its cells in order, those in which nothing is drawn as well. */
  readonly cells?: readonly Structure[];
}

/** A node below `parent`. */
export function structure(kind: StructureKind, parent?: Structure, alt?: string): Structure {
  return {
    kind,
    ...(parent !== undefined && { parent }),
    ...(alt !== undefined && { alt }),
  };
}

/** A table's row of so many cells. */
export function rowStructure(kind: 'TH' | 'TD', cells: number, parent: Structure): Structure {
  const own: Structure[] = [];
  const row: Structure = { ...structure('TR', parent), cells: own };
  for (let cell = 0; cell < cells; cell++) own.push(structure(kind, row));
  return row;
}
