import type { Template } from '../../model/template.js';
import { styleSheet } from '../epub/style.js';
import { ALL_STYLE } from '../epub/used-style.js';

/** The further styles of pages for a browser: a column of reading width, links between pages, notes, dark mode, print. */
const PAGES = `
:root { color-scheme: light dark; --ink: #1f1d1a; --soft: #6b665c; --paper: #fbfaf7; --line: #dcd7cc; --accent: #9c2b24; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e2d9; --soft: #a49e92; --paper: #181715; --line: #3b3832; --accent: #e39a92; }
}
html { background: var(--paper); color: var(--ink); scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 38em; padding: 0 1.25rem 4rem; font-size: 1.0625rem; }
a { color: var(--accent); text-decoration: none; }
main p a, main li a, main td a, main dd a, .footnotes a[role="doc-backlink"] { text-decoration: underline; }
.contents a { text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem; }
.head { border-bottom: 1px solid var(--line); padding: 1rem 0 .5rem; color: var(--soft); font-size: .875rem; text-align: start; }
.turn { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; justify-content: space-between; border-top: 1px solid var(--line); margin-top: 3rem; padding-top: 1rem; font-size: .9375rem; text-align: start; }
.title { text-align: center; padding: 2rem 0 1rem; }
.title img { width: min(15rem, 70%); border: 1px solid var(--line); }
.title p { text-indent: 0; color: var(--soft); margin: .4rem 0; }
.contents ol { list-style: none; padding-inline-start: 0; margin: 0; }
.contents ol ol { padding-inline-start: 2em; font-size: .9375em; }
.contents li { margin: .35rem 0; }
.pagebreak { scroll-margin-top: 1rem; }
aside[role="doc-footnote"]:target { position: fixed; inset: auto 0 0 0; z-index: 1; margin: 0 auto; max-width: 38em; max-height: 50vh; overflow: auto; padding: 1rem 1.25rem; background: var(--paper); border-top: 2px solid var(--accent); box-shadow: 0 -4px 16px rgb(0 0 0 / .2); }
@media (max-width: 30em) { body { padding-inline: 1rem; } p { text-align: start; } }
@media print {
  .head, .turn, .skip, [role="doc-backlink"] { display: none; }
  html { background: none; color: #000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  aside[role="doc-footnote"]:target { position: static; box-shadow: none; border: 0; padding: 0; }
}
`;

/** The style sheet of pages for a browser: the rules of the book, then those of the pages, then those of single elements. */
export function webStyleSheet(template: Template, ofElements: string): string {
  const horizontal = { ...template, epub: { ...template.epub, writing: 'horizontal' as const } };
  return [styleSheet(horizontal, [], ALL_STYLE).trim(), PAGES.trim(), ofElements].join('\n');
}
