/** Everything that a shaper would do by itself: one glyph is asked for, as the cmap has it. */
export const NO_SUBSTITUTION = {
  ccmp: false,
  locl: false,
  rlig: false,
  liga: false,
  clig: false,
  calt: false,
  rclt: false,
  mark: false,
  mkmk: false,
  curs: false,
};
