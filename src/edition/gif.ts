import { type FewColours, MOST_COLOURS } from './few-colours.js';
import { readCodes } from './gif-codes.js';

/** The header and the screen's size, colours and background (GIF89a, 17 and 18), bytes. */
const SCREEN = 13;
/** An image's place, size and colours (20), bytes behind its mark. */
const IMAGE = 9;
const IMAGE_MARK = 0x2c;
const EXTENSION_MARK = 0x21;
/** The extension that says which colour is transparent (23). */
const CONTROL = 0xf9;
/** How many pixels the first picture may have, which can be larger than the screen that it lies on. */
const MOST_PIXELS = 25_000_000;

/** Where the first picture lies on the screen, and how its pixels are stored. */
interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly interlaced: boolean;
  /** Where its codes begin. */
  readonly at: number;
}

/** What a picture lies on. */
interface Screen {
  readonly width: number;
  readonly height: number;
  readonly palette: Uint8Array;
  readonly clear: number | undefined;
}

/** Throws RangeError where the bytes of a GIF end before the last pixel of its first picture, or that has too many. */
export function checkGif(bytes: Uint8Array): void {
  const { frame } = firstPicture(bytes);
  readCodes(bytes, frame.at, frame.width * frame.height);
}

/** The first picture of a GIF on its screen, as indexes of colours (GIF89a). Throws as `checkGif` does. */
export function firstOfGif(bytes: Uint8Array): FewColours {
  const { frame, screen } = firstPicture(bytes);
  const pixels = new Uint8Array(frame.width * frame.height);
  readCodes(bytes, frame.at, pixels.length, pixels);
  return onScreen(pixels, frame, screen);
}

function firstPicture(bytes: Uint8Array): { readonly frame: Frame; readonly screen: Screen } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = view.getUint16(6, true);
  const height = view.getUint16(8, true);
  const screenColours = coloursAt(bytes, SCREEN, view.getUint8(10));
  let clear: number | undefined;
  for (let at = SCREEN + screenColours.length; ; ) {
    const mark = view.getUint8(at);
    if (mark === EXTENSION_MARK) {
      // The flags' lowest bit says whether a colour is transparent, the fourth byte which.
      if (view.getUint8(at + 1) === CONTROL)
        clear = view.getUint8(at + 3) % 2 === 1 ? view.getUint8(at + 6) : undefined;
      at = behindBlocks(view, at + 2);
    } else if (mark === IMAGE_MARK) {
      const flags = view.getUint8(at + IMAGE);
      const colours = coloursAt(bytes, at + 1 + IMAGE, flags);
      const frame = {
        x: view.getUint16(at + 1, true),
        y: view.getUint16(at + 3, true),
        width: view.getUint16(at + 5, true),
        height: view.getUint16(at + 7, true),
        interlaced: (flags & 0x40) !== 0,
        at: at + 1 + IMAGE + colours.length,
      };
      if (frame.width * frame.height > MOST_PIXELS)
        throw new RangeError('a picture of too many pixels');
      const palette = colours.length > 0 ? colours : screenColours;
      return { frame, screen: { width, height, palette, clear } };
    } else {
      throw new RangeError('a GIF without a picture');
    }
  }
}

/** The table of colours that the flags announce, three bytes a colour; empty where there is none. */
function coloursAt(bytes: Uint8Array, at: number, flags: number): Uint8Array {
  if ((flags & 0x80) === 0) return new Uint8Array(0);
  const length = 3 * 2 ** ((flags & 7) + 1);
  if (at + length > bytes.length) throw new RangeError('a cut GIF');
  return bytes.subarray(at, at + length);
}

/** Behind blocks that each say their length, the last one 0. */
function behindBlocks(view: DataView, from: number): number {
  let at = from;
  for (let length = view.getUint8(at); length > 0; length = view.getUint8(at)) at += 1 + length;
  return at + 1;
}

function onScreen(given: Uint8Array, frame: Frame, screen: Screen): FewColours {
  const isWhole =
    frame.x === 0 &&
    frame.y === 0 &&
    frame.width === screen.width &&
    frame.height === screen.height;
  if (isWhole && !frame.interlaced) return { ...screen, indexes: given };
  const { width, height } = screen;
  const covers = frame.x === 0 && frame.y === 0 && frame.width >= width && frame.height >= height;
  const { palette, clear } = covers ? screen : withClear(screen, given);
  const indexes = new Uint8Array(width * height).fill(clear ?? 0);
  let row = 0;
  for (const line of rowOrder(frame)) {
    const from = row++ * frame.width;
    const part = given.subarray(from, from + Math.max(0, Math.min(frame.width, width - frame.x)));
    if (frame.y + line < height) indexes.set(part, (frame.y + line) * width + frame.x);
  }
  return { width, height, palette, clear, indexes };
}

/** Which line each stored row is: an interlaced picture has every eighth first (appendix E). */
function* rowOrder({ height, interlaced }: Frame): Generator<number> {
  const passes = interlaced ? INTERLACED : ([[0, 1]] as const);
  for (const [first, step] of passes) {
    for (let line = first; line < height; line += step) yield line;
  }
}

const INTERLACED = [
  [0, 8],
  [4, 8],
  [2, 4],
  [1, 2],
] as const;

/** The colours with one that is transparent, for what no picture covers: the first that no pixel has. */
function withClear(
  { palette, clear }: Screen,
  indexes: Uint8Array,
): Pick<FewColours, 'palette' | 'clear'> {
  if (clear !== undefined) return { palette, clear };
  const used = new Set(indexes);
  const free = Array.from({ length: MOST_COLOURS }, (_, index) => index).find(
    (index) => !used.has(index),
  );
  // All 256 colours are in use: the place around such a picture gets the first of them.
  if (free === undefined) return { palette, clear: undefined };
  const colours = new Uint8Array(Math.max(palette.length, 3 * (free + 1)));
  colours.set(palette);
  return { palette: colours, clear: free };
}
