import juice from 'juice/client.js';
import { parseFragment, serialize } from 'parse5';
import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import { webLabelsFor } from '../../messages/web-labels.js';
import { element, escapeXml } from '../epub/xml.js';
import type { Book, Rendered } from '../output.js';
import { webContent } from '../web/content.js';
import { WECHAT_CSS } from './style.js';
import { articleTree } from './tree.js';

const FOLDER = 'wechat';

/** A tag with its attributes. Texts that mention classes do not match. */
const TAG = /<[a-z](?:"[^"]*"|[^">])*>/g;

/**
 * The edition as an article for a WeChat official account: HTML with inlined styles and only elements that WeChat's editor keeps. The
 * pictures are numbered files in the order of the text, since they have to be uploaded. Links become numbered notes, since an
 * article cannot contain links.
 */
export async function renderArticle(book: Book): Promise<Rendered> {
  const { metadata } = book.edition;
  const labels = webLabelsFor(metadata.language);
  const content = await webContent(book, { single: true });
  const tree = parseFragment(content.divisions.map(({ html }) => html).join('\n'));
  const { links, pictures } = articleTree(tree, pictureName);
  const notes = links.map((url, index) => element('p', {}, escapeXml(`[${index + 1}] ${url}`)));
  const body = [
    `<section>${serialize(tree)}`,
    ...(notes.length === 0
      ? []
      : [`<section class="notes"><p>${escapeXml(labels.links)}</p>${notes.join('')}</section>`]),
    '</section>',
  ].join('\n');
  const inlined = juice
    .inlineContent(body, WECHAT_CSS + content.css, {})
    .replace(TAG, (tag) => tag.replace(/ class="[^"]*"/g, ''));
  const html = `<!DOCTYPE html>\n<html lang="${escapeXml(metadata.language)}"><head><meta charset="utf-8"><title>${escapeXml(metadata.title)}</title></head><body>\n${inlined}\n</body></html>\n`;
  const numbered = new Map(pictures.map((file, index) => [file, index + 1]));
  const files = content.images.flatMap(({ file, bytes }) => {
    const number = numbered.get(file);
    return number === undefined ? [] : [{ path: `${FOLDER}/${pictureName(file, number)}`, bytes }];
  });
  return {
    files: [
      { path: `${FOLDER}/${metadata.id}.wechat.html`, bytes: new TextEncoder().encode(html) },
      ...files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    ],
    diagnostics: [
      ...content.diagnostics,
      ...uploads(pictures.map((file, at) => pictureName(file, at + 1))),
    ],
  };
}

/** The name of a picture, with its number in the order of the text: `pictures/01-3f2a.png`. */
function pictureName(file: string, number: number): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return `pictures/${String(number).padStart(2, '0')}-${name}`;
}

function uploads(pictures: readonly string[]): readonly Diagnostic[] {
  if (pictures.length === 0) return [];
  return [diagnose('wechat/upload-pictures', {}, { count: pictures.length, list: pictures })];
}
