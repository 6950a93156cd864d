import { PDFHeader } from '@cantoo/pdf-lib';

/** A comment behind the header (ISO 32000-1 7.2.3). Kanben recognises its own sheets by it, and never overwrites other files. */
const MARK = '%Kanben sheets\n';

/** The mark stands within this many bytes of the beginning. */
const MARK_WITHIN = 64;

/** The header of a file of sheets. */
export function sheetsHeader(): PDFHeader {
  const header = PDFHeader.forVersion(1, 7);
  const plain = header.sizeInBytes();
  // The writer puts a line end behind the header, and counts it apart.
  const mark = Buffer.from(`\n${MARK.trimEnd()}`, 'latin1');
  const copy = header.copyBytesInto.bind(header);
  header.sizeInBytes = () => plain + mark.length;
  header.copyBytesInto = (buffer, offset) => {
    copy(buffer, offset);
    buffer.set(mark, offset + plain);
    return plain + mark.length;
  };
  return header;
}

/** Whether a file with this beginning is one of Kanben's sheets. */
export function isSheets(head: Uint8Array): boolean {
  const text = Buffer.from(head.subarray(0, MARK_WITHIN)).toString('latin1');
  return text.startsWith('%PDF-') && text.includes(`\n${MARK}`);
}
