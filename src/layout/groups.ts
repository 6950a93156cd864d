import type { Division } from '../model/edition.js';
import type { Template } from '../model/template.js';
import type { DivisionFlow } from './division.js';
import type { FlowBlock, FlowNotes } from './pages/flow.js';

/** A division and its blocks. */
export interface SetDivision {
  readonly division: Division;
  readonly flow: DivisionFlow;
}

/** Divisions of which the text is one flow. */
export interface DivisionGroup {
  readonly divisions: readonly Division[];
  readonly blocks: readonly FlowBlock[];
  readonly notes?: FlowNotes | undefined;
}

/** The groups of a book: each division is a group, or all divisions are one group where they run on. */
export function groupsOf(
  divisions: readonly SetDivision[],
  template: Template,
): readonly DivisionGroup[] {
  if (template.divisions.open !== 'run-on') {
    return divisions.map(({ division, flow }) => ({ divisions: [division], ...flow }));
  }
  return [oneGroup(divisions)];
}

/** One group of divisions that run on. */
function oneGroup(divisions: readonly SetDivision[]): DivisionGroup {
  return {
    divisions: divisions.map(({ division }) => division),
    blocks: divisions.flatMap(({ flow }) => flow.blocks),
    notes: joinedNotes(divisions.map(({ flow }) => flow.notes)),
  };
}

/** The notes of several divisions, joined as those of one flow. */
export function joinedNotes(parts: readonly (FlowNotes | undefined)[]): FlowNotes | undefined {
  const noted = parts.filter((notes) => notes !== undefined);
  const [first] = noted;
  if (noted.length < 2) return first;
  return first && { ...first, lines: new Map(noted.flatMap(({ lines }) => [...lines])) };
}

/** Groups of neighbouring divisions that share pages, and groups of one division that stands alone. */
export function partedGroups(
  divisions: readonly SetDivision[],
  alone: (division: SetDivision) => boolean,
): readonly DivisionGroup[] {
  const runs: SetDivision[][] = [];
  divisions.forEach((division, index) => {
    const before = divisions[index - 1];
    if (before === undefined || alone(division) || alone(before)) runs.push([division]);
    else runs.at(-1)?.push(division);
  });
  return runs.map(oneGroup);
}
