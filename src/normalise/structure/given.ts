import { type LinePattern, linearPattern } from '../../model/linear/index.js';

/** A heading that the user names by its look. */
export interface GivenHeading {
  readonly pattern: LinePattern;
  /** 1 for a section of its own, 2 to 4 inside one. */
  readonly level: number;
}

/**
 * `REGEX` or `LEVEL:REGEX`, as `--heading` takes it: `^话题`, `2:^话题`. Throws SyntaxError where the expression is none.
 */
export function givenHeading(source: string): GivenHeading {
  const [, level, rest] = /^([1-4]):(.+)$/su.exec(source) ?? [];
  const expression = rest ?? source;
  const pattern = linearPattern(expression, 'u') ?? new RegExp(expression, 'u');
  return { pattern, level: Number(level ?? 1) };
}
