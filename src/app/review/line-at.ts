import type { DecidedLine } from '../../model/decisions.js';
import type { Source } from '../../model/source.js';
import { decidedLine } from '../../normalise/decisions-file.js';

/** A line of the sources as decisions name it; undefined where there is none. */
export function lineAt(
  sources: readonly Source[],
  index: number,
  number: number,
): DecidedLine | undefined {
  const source = sources[index];
  const line = source?.lines[number - 1];
  if (source === undefined || line === undefined) return undefined;
  return decidedLine(line.text, number, sources.length > 1 ? source.name : undefined);
}
