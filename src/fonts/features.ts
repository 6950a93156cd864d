/** The features that a shaper would apply by itself. They are switched off, so that a character gets the glyph of the cmap. */
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
