/**
 * Styles that survive the paste into the editor of a WeChat official account: no classes, no ids, no positions, no
 * fonts by name; lengths in px and em. The editor keeps `style` attributes.
 */
export const WECHAT_CSS = `
section { color: #333333; font-size: 16px; line-height: 1.75; letter-spacing: 0.5px; text-align: justify; overflow-wrap: anywhere; }
h1 { font-size: 20px; font-weight: bold; line-height: 1.5; text-align: center; margin: 2em 0 1em; }
h2 { font-size: 17px; font-weight: bold; line-height: 1.5; margin: 1.5em 0 0.75em; }
h3 { font-size: 16px; font-weight: bold; margin: 1em 0 0.5em; }
h4 { font-size: 16px; font-weight: bold; margin: 1em 0 0.5em; }
p { margin: 0 0 1em; text-indent: 2em; }
blockquote { margin: 1em 0; padding: 0.5em 1em; border-left: 3px solid #c8c3b8; color: #5f5a50; }
blockquote p { margin: 0; }
.bracketed { list-style: none; padding-left: 1.5em; }
li p { text-indent: 0; margin: 0; }
table { border-collapse: collapse; width: 100%; font-size: 14px; line-height: 1.5; }
th { border: 1px solid #c8c3b8; padding: 4px 8px; font-weight: bold; text-align: left; }
td { border: 1px solid #c8c3b8; padding: 4px 8px; text-align: left; }
img { max-width: 100%; height: auto; }
figure { margin: 1em 0; text-align: center; }
figcaption { font-size: 14px; color: #8a857a; text-align: center; }
pre { font-size: 14px; line-height: 1.5; padding: 8px; background-color: #f6f4ef; white-space: pre-wrap; }
code { font-size: 14px; background-color: #f6f4ef; }
em { font-style: normal; text-emphasis: filled dot; text-emphasis-position: under right; }
em i { font-style: italic; text-emphasis: none; }
sup { font-size: 12px; }
hr { border: 0; border-top: 1px solid #c8c3b8; margin: 1.5em 30%; }
.signed { text-align: right; text-indent: 0; }
.flush { text-indent: 0; }
.verse { text-align: left; text-indent: 0; padding-left: 2em; }
.scroll { overflow-x: auto; }
.unit { text-align: right; text-indent: 0; font-size: 14px; margin: 0; }
.table-note { text-align: left; text-indent: 0; font-size: 14px; margin: 0; }
.figure { text-align: right; }
.short { white-space: nowrap; }
.notes { font-size: 14px; color: #8a857a; border-top: 1px solid #c8c3b8; padding-top: 1em; }
.notes p { text-indent: 0; margin: 0 0 0.5em; word-break: break-all; }
`;
