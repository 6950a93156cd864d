// The same chapters by pdfmake alone, as its manual has it: node plain-pdfmake.mjs EDITION FONTS TARGET.
// A5, 30 characters of 10.5 pt, page numbers; no heads, contents, tags or bookmarks.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pdfmake from 'pdfmake';
import { markdownOf } from './editions.mjs';

const [edition, fonts, target] = process.argv.slice(2);
const font = (file) => ({ normal: join(fonts, file) });
pdfmake.setFonts({
  song: font('NotoSerifSC-Regular.ttf'),
  hei: font('NotoSansSC-Regular.ttf'),
  kai: font('KanbenKai-Regular.ttf'),
});
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => true);

const BODY = 10.5;
const content = markdownOf(edition).flatMap((name, chapter) => {
  const text = readFileSync(join(edition, name), 'utf8');
  const own = text.includes('role: editors-note') ? 'kai' : 'song';
  return text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .split(/\n\n+/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block, at) =>
      block.startsWith('#')
        ? {
            text: block.replace(/^#+ /, ''),
            font: 'hei',
            fontSize: 16,
            margin: [0, 0, 0, 18],
            ...(chapter > 0 && at === 0 && { pageBreak: 'before' }),
          }
        : { text: block, font: own, leadingIndent: 2 * BODY },
    );
});
const side = (419.53 - 30 * BODY) / 2;
const document = pdfmake.createPdf({
  pageSize: 'A5',
  pageMargins: [side, 57, side, 68],
  defaultStyle: { font: 'song', fontSize: BODY, lineHeight: 1.2 },
  footer: (page) => ({ text: String(page), alignment: 'center' }),
  content,
});
writeFileSync(target, await document.getBuffer());
