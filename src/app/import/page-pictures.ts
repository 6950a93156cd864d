import { join } from 'node:path';
import { kindWithin, readWithin } from '../../host/within.js';
import type { SourceBytes } from '../../inputs/index.js';
import { PICTURE_EXTENSIONS } from '../../inputs/picture-bytes.js';
import { pictureStem } from '../../inputs/picture-name.js';
import { resolved } from '../../normalise/markdown-source/index.js';

type Beside = NonNullable<SourceBytes['beside']>;

/** The files that a saved page at `place` in the folder `root` names: those that lie in that folder, and nothing else. */
export function pageFolder(root: string, place: string): Beside {
  return (address) => {
    const path = resolved(place, address);
    return path === undefined ? undefined : bytesWithin(root, join(root, path));
  };
}

/** The pictures that an edition keeps in its folder `source`, by the addresses that the page `name` has for them. */
export function keptPictures(source: string, name: string): Beside {
  return (address) => {
    const stem = pictureStem(name, address);
    for (const extension of PICTURE_EXTENSIONS) {
      const bytes = bytesWithin(source, join(source, `${stem}.${extension}`));
      if (bytes !== undefined) return bytes;
    }
    return undefined;
  };
}

function bytesWithin(root: string, path: string): Uint8Array | undefined {
  return kindWithin(root, path) === 'file' ? readWithin(root, path) : undefined;
}
