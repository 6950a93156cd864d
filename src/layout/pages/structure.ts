import type { Structure, StructureKind } from '../../model/composition.js';

/** Adds a node below `parent`. */
export function structureNode(kind: StructureKind, parent?: Structure, alt?: string): Structure {
  return {
    kind,
    ...(parent !== undefined && { parent }),
    ...(alt !== undefined && { alt }),
  };
}

/** The nodes for the cells of a table row, each with the number of its rows and columns. */
export function rowStructure(
  kind: 'TH' | 'TD',
  cells: readonly { readonly rows: number; readonly columns: number }[],
  parent: Structure,
): readonly Structure[] {
  const nodes: Structure[] = [];
  const row: Structure = { ...structureNode('TR', parent), cells: nodes };
  for (const { rows, columns } of cells) {
    const over = { ...(rows > 1 && { rows }), ...(columns > 1 && { columns }) };
    nodes.push({ ...structureNode(kind, row), ...over });
  }
  return nodes;
}
