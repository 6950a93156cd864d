import { noteMark } from '../../src/layout/note-marks.js';
import type { Edition } from '../../src/model/edition.js';
import type { Template } from '../../src/model/template.js';
import { divisionBody } from '../../src/outputs/epub/body.js';
import { PAGE } from './typst.js';

/** The edition's text as a page for Vivliostyle: Kanben's HTML with the CSS that a careful designer gives it; `fonts/` beside it has the faces. */
export function pageOf({ divisions }: Edition, template: Template): string {
  const body = divisions
    .map((division) =>
      withFootnotes(
        divisionBody(division, [], {
          image: () => undefined,
          link: (url) => url,
          heading: () => undefined,
          noteMark: (number) => noteMark(number, template),
          backToText: '',
          vertical: false,
        }),
      ),
    )
    .join('\n');
  const face = (family: string, file: string, more = '') =>
    `@font-face { font-family: "${family}"; src: url("fonts/${file}"); ${more} }`;
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"/><title>compared</title><style>
${face('song', 'NotoSerifSC-Regular.ttf')}
${face('hei', 'NotoSansSC-Regular.ttf')}
${face('latin', 'KanbenLatin-Regular.ttf')}
${face('full', 'NotoSerif-Regular.ttf')}
${face('full', 'NotoSerif-Italic.ttf', 'font-style: italic;')}
@page { size: 148mm 210mm; margin: ${PAGE.top} ${PAGE.side} ${PAGE.bottom}; @bottom-center { content: counter(page); } }
body { font: 10.5pt/18pt latin, song, full, serif; text-align: justify; margin: 0; text-spacing-trim: trim-start; text-autospace: normal; line-break: strict; hanging-punctuation: none; }
p { margin: 0; text-indent: 2em; }
h1, h2, h3 { font-family: hei; font-weight: normal; break-after: avoid; }
h1 { text-align: center; font-size: 16pt; line-height: 24pt; }
h2 { font-size: 12pt; }
table { border-collapse: collapse; width: 100%; font-size: 9pt; line-height: 13pt; border-block: 1pt solid; }
thead th, thead td { border-block-end: .5pt solid; font-weight: normal; }
td, th { text-align: start; padding: .3em .5em; }
.end { text-align: end; } .center { text-align: center; }
td p, th p, figcaption, .unit { text-indent: 0; }
.note { float: footnote; font-size: 9pt; line-height: 13pt; text-indent: 0; }
pre { white-space: pre-wrap; font-size: 9pt; }
</style></head><body>${body}</body></html>`;
}

/** Notes stand in the text where Vivliostyle takes them from. */
function withFootnotes(xhtml: string): string {
  const notes = new Map(
    [...xhtml.matchAll(/<aside id="(note-\d+)"[^>]*>([\s\S]*?)<\/aside>/g)].map(
      ([, id = '', inner = '']) => [
        id,
        inner
          .replace(/<a [^>]*role="doc-backlink"[^>]*>.*?<\/a> ?/g, '')
          .replace(/<\/?p[^>]*>/g, ''),
      ],
    ),
  );
  return xhtml
    .replace(/<section class="footnotes"[\s\S]*?<\/section>/g, '')
    .replace(/<a id="ref-[^"]*" href="#(note-\d+)"[^>]*>.*?<\/a>/g, (_, id: string) => {
      const note = notes.get(id);
      notes.delete(id);
      return note === undefined ? '' : `<span class="note">${note}</span>`;
    });
}
