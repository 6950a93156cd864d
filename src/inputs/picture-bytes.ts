/** The pictures that an edition can hold, by their first bytes, with the extension that names them. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['png', /^\x89PNG/],
  ['jpg', /^\xff\xd8\xff/],
  ['gif', /^GIF8[79]a/],
  ['bmp', /^BM/],
  ['tif', /^(?:II\*\0|MM\0\*)/],
  ['svg', /<svg[\s>]/i],
];
/** The extensions of pictures that an edition can hold. */
export const PICTURE_EXTENSIONS: readonly string[] = KINDS.map(([extension]) => extension);
const HEAD = 512;

/** The extension for a picture's bytes; undefined where an edition can't hold its kind. */
export function pictureExtension(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  return KINDS.find(([, pattern]) => pattern.test(head))?.[0];
}
