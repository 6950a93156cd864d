import type { Structure, StructureKind } from '../../model/composition.js';

/** A node below `parent`. */
export function structureNode(kind: StructureKind, parent?: Structure, alt?: string): Structure {
  return {
    kind,
    ...(parent !== undefined && { parent }),
    ...(alt !== undefined && { alt }),
  };
}

/** A table's row of so many cells. */
export function rowStructure(kind: 'TH' | 'TD', cells: number, parent: Structure): Structure {
  const own: Structure[] = [];
  const row: Structure = { ...structureNode('TR', parent), cells: own };
  for (let cell = 0; cell < cells; cell++) own.push(structureNode(kind, row));
  return row;
}
