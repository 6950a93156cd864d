import { fits, type Size } from './sheet-size.js';

/** The most frequent size of pages, rounded to the point; the first of several such sizes. */
export function commonSize(sizes: readonly Size[]): Size {
  const counts = new Map<string, { readonly size: Size; count: number }>();
  for (const size of sizes) {
    const key = `${Math.round(size.width)} ${Math.round(size.height)}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { size, count: 1 });
    else known.count += 1;
  }
  const [most] = [...counts.values()].sort((one, other) => other.count - one.count);
  return (most as { size: Size }).size;
}

/** The sheet lies the way that makes two pages on it larger; if both ways are equal, landscape. */
export function across({ width, height }: Size, book: Size): Size {
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  const lying = { width: long, height: short };
  const standing = { width: short, height: long };
  const scale = ({ width: w, height: h }: Size) => fitting(book, { width: w / 2, height: h });
  return scale(standing) > scale(lying) ? standing : lying;
}

/** The scale at which `size` fits `room`: 1 or less. */
export function fitting(size: Size, room: Size): number {
  const across = fits(size.width, room.width) ? 1 : room.width / size.width;
  const up = fits(size.height, room.height) ? 1 : room.height / size.height;
  return Math.min(across, up);
}

export interface Fitted {
  readonly scale: number;
  readonly turned: boolean;
}

/** A page's place on the book's page. */
export function fitInto(size: Size, book: Size): Fitted {
  const upright = fitting(size, book);
  if (upright === 1) return { scale: 1, turned: false };
  const turned = fitting({ width: size.height, height: size.width }, book);
  return turned > upright ? { scale: turned, turned: true } : { scale: upright, turned: false };
}
