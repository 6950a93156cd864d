/** A segment before the pixels' data of a JPEG (ITU-T T.81 B.1.1.4): its marker's second byte, and where it stands. */
export interface JpegSegment {
  readonly marker: number;
  /** The offset of the marker's first byte. */
  readonly at: number;
  /** The bytes that follow the segment's length. */
  readonly content: Uint8Array;
}

/** The mark that begins the pixels' data. */
export const SCAN = 0xda;

/** The segments up to and with the first that begins pixels' data, or up to where the bytes make none. */
export function* jpegSegments(bytes: Uint8Array): Generator<JpegSegment> {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
    yield { marker, at, content: bytes.subarray(at + 4, at + 2 + length) };
    if (marker === SCAN) return;
    at += 2 + length;
  }
}

/** Whether a segment says the size of the picture: SOF0 to SOF15; three marks between them mean something else (T.81, table B.1). */
export function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
