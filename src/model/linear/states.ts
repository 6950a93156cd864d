import type { Boundary, Part } from './parse.js';

/** A state of the matcher; states are named by their indexes. */
export type State =
  | { readonly kind: 'character'; readonly source: string; readonly next: number }
  | { readonly kind: 'boundary'; readonly source: Boundary; readonly next: number }
  | { readonly kind: 'fork'; readonly next: readonly number[] }
  | { readonly kind: 'end' };

/** The states of the matcher and the state in which it begins. */
export interface States {
  readonly start: number;
  readonly states: readonly State[];
}

/** How many states the parts need at most: a part that is repeated so many times needs its states as often. */
export function stateCount(part: Part): number {
  switch (part.kind) {
    case 'character':
    case 'boundary':
      return 1;
    case 'sequence':
    case 'choice':
      return part.parts.reduce((sum, one) => sum + stateCount(one), 1);
    case 'repeat':
      return (part.most ?? part.least + 1) * (stateCount(part.part) + 1) + 1;
  }
}

/** The states of an expression (Thompson, 'Regular expression search algorithm', CACM 11 (1968) 419–422). */
export function statesOf(part: Part): States {
  const states: State[] = [{ kind: 'end' }];
  const start = addStates(part, 0, states);
  return { start, states };
}

/** Adds the states of `part`, which lead to the state `next`; the index of the first of them. */
function addStates(part: Part, next: number, states: State[]): number {
  const add = (state: State) => states.push(state) - 1;
  switch (part.kind) {
    case 'character':
    case 'boundary':
      return add({ ...part, next });
    case 'sequence':
      return part.parts.reduceRight((after, one) => addStates(one, after, states), next);
    case 'choice':
      return add({ kind: 'fork', next: part.parts.map((one) => addStates(one, next, states)) });
    case 'repeat': {
      const { part: one, least, most } = part;
      let first = next;
      if (most === undefined) {
        first = add({ kind: 'fork', next: [] });
        states[first] = { kind: 'fork', next: [addStates(one, first, states), next] };
      }
      for (let count = least; count < (most ?? least); count++) {
        first = add({ kind: 'fork', next: [addStates(one, first, states), next] });
      }
      for (let count = 0; count < least; count++) first = addStates(one, first, states);
      return first;
    }
  }
}
