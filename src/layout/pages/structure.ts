import type { Structure, StructureKind } from '../../model/composition.js';

/** A node below `parent`. */
export function structureNode(kind: StructureKind, parent?: Structure, alt?: string): Structure {
  return {
    kind,
    ...(parent !== undefined && { parent }),
    ...(alt !== undefined && { alt }),
  };
}

/** The cells of a table's row, each with the rows and columns that it stands over. */
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
