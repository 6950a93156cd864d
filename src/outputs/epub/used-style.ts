/** Rules that only some books need, by their class or element. */
const RULES: readonly (readonly [of: string, css: string])[] = [
  [
    '<table',
    `/* Tables as wide as the text; one that needs more than a narrow screen has is moved sideways. No cell is one
   character wide, and short cells, dates and figures stay in one line. */
.scroll { margin: 1em 0; overflow-x: auto; }
.scroll table { width: 100%; margin: 0; }
th { text-align: left; text-align: start; }
th, td { min-width: 5em; }
td.long { min-width: 10em; }
th.short, td.short, td.figure { min-width: 0; white-space: nowrap; }
td.figure { font-variant-numeric: tabular-nums; text-indent: 0; }
.center { text-align: center; }
.end { text-align: right; text-align: end; }
.vertical .scroll { overflow-x: visible; overflow-y: auto; }
.vertical th, .vertical td { min-width: 0; min-height: 5em; }
@media (max-width: 30em) { table { font-size: 0.8em; } th, td { padding: 0.25em 0.4em; } }`,
  ],
  [
    'table',
    `/* A table's title and unit above it, its notes below it; it may be divided between pages. */
figure.table { text-align: left; text-align: start; page-break-inside: auto; break-inside: auto; }
.table figcaption { text-align: center; page-break-after: avoid; break-after: avoid; }
.table .scroll { margin: 0.25em 0; }
.table .unit, .table .table-note { font-size: 0.85em; text-indent: 0; }
.table .unit { text-align: right; text-align: end; page-break-after: avoid; break-after: avoid; }`,
  ],
  [
    'glyph',
    `/* A character as a picture: as large as the text, white on black where the text is. */
.glyph { width: 1em; height: 1em; vertical-align: -0.12em; object-fit: contain; }
@media (prefers-color-scheme: dark) { img.glyph { filter: invert(1); } }`,
  ],
  [
    'figures',
    `/* Pictures side by side; a narrow screen puts them below each other. */
.figures { display: flex; flex-wrap: wrap; justify-content: center; gap: 1em; }
.figures figure { flex: 1 1 10em; margin: 0.5em 0; }`,
  ],
  [
    'signed',
    `/* Signatures, dates and sources at the line's end. */
.signed { margin-right: 2em; margin-inline: 0 2em; text-align: right; text-align: end; text-indent: 0; }
blockquote .signed { margin-right: 0; margin-inline: 0; }`,
  ],
  [
    'bracketed',
    `/* Numbers with a bracket behind them, as in the source: 1) */
@counter-style bracketed { system: extends decimal; suffix: ") "; }
.bracketed { list-style-type: bracketed; }`,
  ],
  ['flush', '.flush { text-indent: 0; }'],
  [
    'verse',
    `/* Verse: a line that is too long turns over further in. */
.verse { margin: 0.5em 0; padding-left: 4em; padding-inline: 4em 0; text-align: left; text-align: start; text-indent: 0; }
.verse .line { display: block; text-indent: -2em; }`,
  ],
];

/** The rules that some documents need. */
export function usedStyle(bodies: readonly string[]): string {
  const has = (of: string) => (of.startsWith('<') ? of : `class="${of}"`);
  return RULES.filter(([of]) => bodies.some((body) => body.includes(has(of))))
    .map(([, css]) => css)
    .join('\n');
}

/** All rules, for outputs with one style sheet for all books. */
export const ALL_STYLE = RULES.map(([, css]) => css).join('\n');
