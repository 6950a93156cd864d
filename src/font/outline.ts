/**
 * One step along a glyph's outline, lengths in em, y upwards from the baseline. A `curve` has one control point
 * (quadratic, TrueType) or two (cubic, CFF) before its end.
 */
export type OutlineStep =
  | { readonly kind: 'move' | 'line'; readonly points: readonly [number, number] }
  | {
      readonly kind: 'curve';
      readonly points:
        | readonly [number, number, number, number]
        | readonly [number, number, number, number, number, number];
    };

/** A glyph's contours, each beginning with a `move` and closed to where it began; filled by the non-zero rule. */
export type Outline = readonly OutlineStep[];

/** fontkit's names of the steps. */
const KINDS: Readonly<Record<string, OutlineStep['kind']>> = {
  moveTo: 'move',
  lineTo: 'line',
  quadraticCurveTo: 'curve',
  bezierCurveTo: 'curve',
};

/** fontkit's path of a glyph, in the font's units, as an outline in em. */
export function outlineOf(
  commands: readonly { readonly command: string; readonly args: readonly number[] }[],
  unitsPerEm: number,
): Outline {
  return commands.flatMap(({ command, args }) => {
    const kind = KINDS[command];
    // Contours close by themselves.
    if (kind === undefined) return [];
    return [{ kind, points: args.map((value) => value / unitsPerEm) } as unknown as OutlineStep];
  });
}
