import { imageSize } from 'image-size';
import { type Diagnostic, diagnose, type Place } from '../../messages/diagnostic.js';
import type { Edition } from '../../model/edition.js';
import { eachNode } from '../../model/markdown/each-node.js';
import { sha256 } from '../../model/sha256.js';
import type { BookResource } from './book.js';
import { cleanSvg } from './svg.js';

/** Media types that every EPUB 3.3 reading system must show (EPUB 3.3, 3.2). */
const KINDS: Readonly<Record<string, { readonly type: string; readonly extension: string }>> = {
  png: { type: 'image/png', extension: 'png' },
  jpg: { type: 'image/jpeg', extension: 'jpg' },
  gif: { type: 'image/gif', extension: 'gif' },
  webp: { type: 'image/webp', extension: 'webp' },
  svg: { type: 'image/svg+xml', extension: 'svg' },
};

/** Apple Books shows no picture of more pixels. */
const MOST_PIXELS = 5_600_000;
const MILLION = 1_000_000;

/**
 * The images that the book can hold, by the path that the text writes, named for what they hold. Which kind one is
 * its bytes say, not its name.
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
    const place = places.get(url) ?? {};
    const found = sizeOf(given);
    const kind = KINDS[found?.type ?? ''];
    if (found === undefined || kind === undefined) {
      diagnostics.push(
        diagnose('epub/image-kind', place, { path: url, kind: found?.type?.toUpperCase() ?? '?' }),
      );
      continue;
    }
    if (found.type !== 'svg' && found.width * found.height > MOST_PIXELS) {
      const pixels = Math.round((found.width * found.height * 10) / MILLION) / 10;
      const size = `${found.width} × ${found.height}`;
      diagnostics.push(diagnose('epub/image-size', place, { path: url, size, pixels }));
    }
    let bytes = given;
    if (found.type === 'svg') {
      const cleaned = await cleanSvg(given);
      if (cleaned.bytes === undefined) {
        diagnostics.push(diagnose('epub/bad-svg', place, { path: url, problem: cleaned.problem }));
        continue;
      }
      if (cleaned.removed.length > 0) {
        const removed = cleaned.removed.join(', ');
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

/** Where the text first names each image. */
function imagePlaces({ divisions }: Edition): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const { tree, file } of divisions) {
    eachNode(tree, (node) => {
      if (node.type !== 'image' || places.has(node.url)) return;
      places.set(node.url, { file, ...node.position?.start });
    });
  }
  return places;
}

function sizeOf(bytes: Uint8Array) {
  try {
    return imageSize(bytes);
  } catch {
    return undefined;
  }
}
