/** A word that stands in a text, in UTF-16 units. */
export interface Match {
  readonly at: number;
  readonly end: number;
  /** Index into the matcher's words. */
  readonly word: number;
}

/** A state of the automaton: the longest beginning of a word that the text read so far ends with. */
interface State {
  readonly next: Map<number, State>;
  /** Words that end here. */
  readonly words: number[];
  /** The state of the longest shorter ending. */
  shorter?: State;
  /** The nearest state among the shorter ones at which a word ends. */
  ends?: State;
}

/**
 * Finds all of many words in one pass over a text: the automaton of Aho and Corasick (1975). The time is linear in the
 * text's length and the number of matches, however many words there are. Matches come in the order of their ends.
 */
export function wordMatcher(words: readonly string[]): (text: string) => readonly Match[] {
  const root = stateTree(words);
  linkShorter(root);
  return (text) => {
    const matches: Match[] = [];
    let state = root;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      state = step(root, state, unit);
      for (let one: State | undefined = state; one !== undefined; one = one.ends) {
        for (const word of one.words) {
          matches.push({ at: at + 1 - (words[word] as string).length, end: at + 1, word });
        }
      }
    }
    return matches;
  };
}

function newState(): State {
  return { next: new Map(), words: [] };
}

function stateTree(words: readonly string[]): State {
  const root = newState();
  words.forEach((word, index) => {
    if (word === '') return;
    let state = root;
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      const known = state.next.get(unit);
      const next = known ?? newState();
      if (known === undefined) state.next.set(unit, next);
      state = next;
    }
    state.words.push(index);
  });
  return root;
}

/** Breadth first: the shorter endings of a state are linked before the state itself. */
function linkShorter(root: State): void {
  const queue: State[] = [];
  for (const state of root.next.values()) {
    state.shorter = root;
    queue.push(state);
  }
  for (const state of queue) {
    for (const [unit, next] of state.next) {
      const shorter = step(root, state.shorter ?? root, unit);
      next.shorter = shorter;
      const ends = shorter.words.length > 0 ? shorter : shorter.ends;
      if (ends !== undefined) next.ends = ends;
      queue.push(next);
    }
  }
}

function step(root: State, from: State, unit: number): State {
  for (let state: State | undefined = from; state !== undefined; state = state.shorter) {
    const next = state.next.get(unit);
    if (next !== undefined) return next;
  }
  return root;
}
