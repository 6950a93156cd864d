/** A part of an expression that the linear matcher knows. */
export type Part =
  /** One character: itself, an escape, a class or a dot, as the expression writes it. */
  | { readonly kind: 'character'; readonly source: string }
  | { readonly kind: 'boundary'; readonly source: Boundary }
  | { readonly kind: 'sequence'; readonly parts: readonly Part[] }
  | { readonly kind: 'choice'; readonly parts: readonly Part[] }
  /** `most` is absent where there is no end. */
  | {
      readonly kind: 'repeat';
      readonly part: Part;
      readonly least: number;
      readonly most?: number;
    };

/** A condition on a place between two characters. */
export type Boundary = '^' | '$' | '\\b' | '\\B';

const CHARACTER =
  /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u\{[^}]{1,20}\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\c[a-zA-Z]|\\[pP]\{[^}]{1,60}\}|\\[dDsSwWfnrtv0^$\\.*+?()[\]{}|/]|\[(?:\\.|[^\]\\])*\]|[^\\^$*+?()[\]{}|]/suy;
const PLACE = /[$^]|\\[bB]/uy;
const OPENING = /\((?:\?:|\?<[^=!>]{1,60}>|(?!\?))/uy;
const REPEAT = /(?:([*+?])|\{(\d{1,6})(?:(,)(\d{0,6}))?\})\??/uy;

/**
 * The parts of a valid expression with the flag `u` (ECMA-262 22.2.1). Undefined where it looks ahead or behind, refers
 * back, or changes its flags inside.
 */
export function parseExpression(source: string): Part | undefined {
  const reader = new Reader(source);
  const part = choice(reader);
  return reader.isAtEnd ? part : undefined;
}

/** Takes one token after the other from the text of an expression. */
class Reader {
  #at = 0;

  constructor(readonly source: string) {}

  get isAtEnd(): boolean {
    return this.#at === this.source.length;
  }

  take(token: RegExp): RegExpExecArray | undefined {
    token.lastIndex = this.#at;
    const match = token.exec(this.source) ?? undefined;
    if (match !== undefined) this.#at += match[0].length;
    return match;
  }
}

function choice(reader: Reader): Part | undefined {
  const parts: Part[] = [];
  do {
    const part = sequence(reader);
    if (part === undefined) return undefined;
    parts.push(part);
  } while (reader.take(/\|/y) !== undefined);
  return { kind: 'choice', parts };
}

/** The parts up to the end of the group; undefined where a group in it is not known. */
function sequence(reader: Reader): Part | undefined {
  const parts: Part[] = [];
  for (;;) {
    const place = reader.take(PLACE);
    if (place !== undefined) {
      parts.push({ kind: 'boundary', source: place[0] as Boundary });
      continue;
    }
    const isGroup = reader.take(OPENING) !== undefined;
    const part = isGroup ? group(reader) : character(reader);
    if (part !== undefined) parts.push(repeated(part, reader));
    else if (isGroup) return undefined;
    else return { kind: 'sequence', parts };
  }
}

function group(reader: Reader): Part | undefined {
  const part = choice(reader);
  return reader.take(/\)/y) === undefined ? undefined : part;
}

function character(reader: Reader): Part | undefined {
  const match = reader.take(CHARACTER);
  return match && { kind: 'character', source: match[0] };
}

function repeated(part: Part, reader: Reader): Part {
  const match = reader.take(REPEAT);
  if (match === undefined) return part;
  const [, sign, least, comma, most] = match;
  if (sign === '?') return { kind: 'repeat', part, least: 0, most: 1 };
  if (sign !== undefined) return { kind: 'repeat', part, least: sign === '+' ? 1 : 0 };
  const from = Number(least);
  if (comma === undefined) return { kind: 'repeat', part, least: from, most: from };
  return { kind: 'repeat', part, least: from, ...(most !== '' && { most: Number(most) }) };
}
