import type { Nodes } from 'mdast';
import type { Place } from '../messages/diagnostic.js';

/** Where a node begins, for a diagnostic. */
export function nodePlace(file: string, { position }: Pick<Nodes, 'position'>): Place {
  const start = position?.start;
  return start === undefined ? { file } : { file, line: start.line, column: start.column };
}
