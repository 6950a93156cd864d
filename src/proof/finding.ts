import type { RuleId } from '../messages/index.js';
import type { Line } from './lines.js';

/** One place where a rule is broken. */
export interface Finding {
  readonly rule: RuleId;
  readonly page: number;
  /** The text at that place. */
  readonly example: string;
  /** By how much the rule is broken, in the unit of the rule's message. */
  readonly value?: number;
}

/** Characters of a line that an example shows. */
const EXCERPT = 10;

export function lineStart({ characters }: Line): string {
  return `${excerpt(characters.slice(0, EXCERPT))}…`;
}

export function lineEnd({ characters }: Line): string {
  return `…${excerpt(characters.slice(-EXCERPT))}`;
}

/** The characters around the gap before `index`. */
export function around({ characters }: Line, index: number): string {
  return excerpt(characters.slice(Math.max(0, index - EXCERPT / 2), index + EXCERPT / 2));
}

function excerpt(characters: Line['characters']): string {
  return characters.map((c) => c.character).join('');
}
