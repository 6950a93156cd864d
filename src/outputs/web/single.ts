import { webLabelsFor } from '../../messages/web-labels.js';
import { sha256Source } from '../../model/sha256.js';
import { element } from '../epub/xml.js';
import type { Book, Rendered } from '../output.js';
import { webContent } from './content.js';
import { aboutEdition, contentsBlock, titleBlock, webPage } from './page.js';
import { webStyleSheet } from './style.js';

/** One file with everything inside: styles and pictures too. */
export async function renderSingle(book: Book): Promise<Rendered> {
  const { edition, template } = book;
  const { metadata } = edition;
  const labels = webLabelsFor(metadata.language);
  const content = await webContent(book, {
    single: true,
    picture: ({ mediaType, bytes }) => dataUrl(mediaType, bytes),
  });
  const cover = await book.cover();
  const css = webStyleSheet(template, content.css).replaceAll('</', '<\\/');
  const sheet = `\n${css}`;
  const sealed = sha256Source(sheet);
  const sections = content.divisions.map(({ html, role }, index) =>
    element('section', { id: `d${index + 1}-top`, class: role }, `\n${html}\n`),
  );
  const body = [
    titleBlock(metadata, cover && dataUrl('image/png', cover)),
    contentsBlock(content.contents, labels),
    element('main', { id: 'main' }, sections.join('\n')),
    ...(content.colophon === undefined
      ? []
      : [element('footer', { class: 'colophon' }, content.colophon)]),
  ].join('\n');
  const page = webPage(
    {
      metadata,
      title: metadata.title,
      style: `<style>${sheet}</style>`,
      policy: `style-src '${sealed}'; img-src data:`,
      about: aboutEdition(
        metadata,
        content.divisions.map(({ title }) => title),
      ),
    },
    body,
  );
  return {
    files: [{ path: `${metadata.id}.html`, bytes: new TextEncoder().encode(page) }],
    diagnostics: content.diagnostics,
  };
}

function dataUrl(mediaType: string, bytes: Uint8Array): string {
  return `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
}
