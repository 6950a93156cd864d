import { imageSize } from 'image-size';
import { type Diagnostic, diagnose, type Place } from '../../messages/diagnostic.js';
import type { Edition } from '../../model/edition.js';
import { eachNode } from '../../model/markdown/each-node.js';
import { sha256 } from '../../model/sha256.js';
import type { BookResource } from './book.js';

/** Media types that every EPUB 3.3 reading system must show (EPUB 3.3, 3.2). */
const KINDS: Readonly<Record<string, { readonly type: string; readonly extension: string }>> = {
  png: { type: 'image/png', extension: 'png' },
  jpg: { type: 'image/jpeg', extension: 'jpg' },
  gif: { type: 'image/gif', extension: 'gif' },
  webp: { type: 'image/webp', extension: 'webp' },
  svg: { type: 'image/svg+xml', extension: 'svg' },
};

/** Apple Books shows no picture with more pixels. */
const MOST_PIXELS = 5_600_000;
const MILLION = 1_000_000;

/**
 * The images that the book can contain, by their path in the text; their file names come from their content. Their
 * bytes, not their names, determine their kind.
 */
export async function bookImages(
  edition: Edition,
  diagnostics: Diagnostic[],
): Promise<ReadonlyMap<string, BookResource>> {
  if (edition.assets.size === 0) return new Map();
  const places = imagePlaces(edition);
  const images = new Map<string, BookResource>();
  const byFile = new Map<string, BookResource>();
  for (const [url, given] of edition.assets) {
    // The cover's picture is not a picture of the text.
    const place = places.get(url);
    if (place === undefined) continue;
    const picture = pixelSize(given);
    const kind = KINDS[picture?.type ?? ''];
    if (picture === undefined || kind === undefined) {
      diagnostics.push(
        diagnose('epub/image-kind', place, {
          path: url,
          kind: picture?.type?.toUpperCase() ?? '?',
        }),
      );
      continue;
    }
    if (picture.type !== 'svg' && picture.width * picture.height > MOST_PIXELS) {
      const pixels = Math.round((picture.width * picture.height * 10) / MILLION) / 10;
      const size = `${picture.width} × ${picture.height}`;
      diagnostics.push(diagnose('epub/image-size', place, { path: url, size, pixels }));
    }
    let bytes = given;
    if (picture.type === 'svg') {
      // The parsers of XML and CSS are loaded for a book that has such a picture.
      const { cleanSvg } = await import('../../edition/svg.js');
      const cleaned = cleanSvg(given);
      if (cleaned.bytes === undefined) {
        diagnostics.push(diagnose('epub/bad-svg', place, { path: url, problem: cleaned.problem }));
        continue;
      }
      if (cleaned.removed.length > 0) {
        const { removed } = cleaned;
        diagnostics.push(diagnose('epub/svg-cleaned', place, { path: url, removed }));
      }
      bytes = cleaned.bytes;
    }
    const name = sha256(bytes).slice(0, 16);
    const file = `images/${name}.${kind.extension}`;
    const image = byFile.get(file) ?? { file, mediaType: kind.type, bytes };
    byFile.set(file, image);
    images.set(url, image);
  }
  return images;
}

/** The first place of each image in the text. */
function imagePlaces({ divisions }: Edition): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const { tree, file } of divisions) {
    eachNode(tree, (node) => {
      const url = node.type === 'text' ? node.data?.glyph : node.type === 'image' && node.url;
      if (typeof url !== 'string' || places.has(url)) return;
      places.set(url, { file, ...node.position?.start });
    });
  }
  return places;
}

function pixelSize(bytes: Uint8Array) {
  try {
    return imageSize(bytes);
  } catch {
    return undefined;
  }
}
