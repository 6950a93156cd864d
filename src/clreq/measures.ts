import { reusedColumns } from './columns.js';
import { SQUEEZE } from './squeeze.js';

/**
 * The width of each cluster inside a line (pt), and the amounts that it may give or take. Index k of `gap` and
 * `elastic` is of the boundary before cluster k.
 */
export interface Measures {
  readonly width: Float64Array;
  /** The distance that its ink moves for each pt by which it is narrower than the glyph: −1 for an opening mark. */
  readonly shift: Float64Array;
  /** The glyph's own advance. */
  readonly advance: Float64Array;
  /** The width that it loses at a line's end, and at a line's start. */
  readonly endTrim: Float64Array;
  readonly startTrim: Float64Array;
  /** The amount that a mark of full width at a line's end may give there before anything else gives. */
  readonly endGive: Float64Array;
  readonly level: Uint8Array;
  readonly squeeze: Float64Array;
  readonly deepSqueeze: Float64Array;
  readonly gap: Float64Array;
  readonly gapSqueeze: Float64Array;
  readonly gapStretch: Float64Array;
  readonly spaceStretch: Float64Array;
  /** 1 where characters may be let out before k: not in a Western run, a dash or an ellipsis. */
  readonly elastic: Float64Array;
  /** 1 where, as a last resort, letters of a Western run may be let out as well. */
  readonly loose: Float64Array;
}

export const measuresFor = reusedColumns((length) => {
  const column = () => new Float64Array(length);
  return {
    width: column(),
    shift: column(),
    advance: column(),
    endTrim: column(),
    startTrim: column(),
    endGive: column(),
    level: new Uint8Array(length),
    squeeze: column(),
    deepSqueeze: column(),
    gap: column(),
    gapSqueeze: column(),
    gapStretch: column(),
    spaceStretch: column(),
    elastic: column(),
    loose: column(),
  };
});

/** The values of a cluster that gives and takes nothing, at a boundary that does neither. */
export function begin(m: Measures, k: number, advance: number): void {
  m.advance[k] = advance;
  m.width[k] = advance;
  m.shift[k] = 0;
  m.endTrim[k] = 0;
  m.startTrim[k] = 0;
  m.endGive[k] = 0;
  m.level[k] = SQUEEZE.none;
  m.squeeze[k] = 0;
  m.deepSqueeze[k] = 0;
  m.gap[k] = 0;
  m.gapSqueeze[k] = 0;
  m.gapStretch[k] = 0;
  m.spaceStretch[k] = 0;
  m.elastic[k] = 0;
  m.loose[k] = 0;
}
