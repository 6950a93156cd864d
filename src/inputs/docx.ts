import { hasExtension, type Input } from './input.js';

const extensions = ['docx', 'docm', 'dotx'];

/** A Word document: the final text that its reader sees. */
export const docx: Input = {
  kind: 'docx',
  extensions,
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  sniff: (bytes, name) =>
    begins(bytes, ZIP)
      ? hasExtension(name, extensions) || Buffer.from(bytes).includes('word/document.xml')
      : hasExtension(name, extensions) &&
        (begins(bytes, ENCRYPTED) || bytes.subarray(0, HEAD).includes(0)),
  async extract(source) {
    const [{ readDocx }, { badDocx }] = await Promise.all([
      import('./docx/read-docx.js'),
      import('./docx/package.js'),
    ]);
    if (begins(source.bytes, ENCRYPTED)) throw badDocx(source.name, 'encrypted');
    return readDocx(source);
  },
};

const ZIP = [0x50, 0x4b];
/** The number of first bytes of a file with a Word file's name in which a NUL shows that the file is damaged and not text. */
const HEAD = 1024;
/** A compound file: Word's own encryption puts the document into one. */
const ENCRYPTED = [0xd0, 0xcf, 0x11, 0xe0];

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
