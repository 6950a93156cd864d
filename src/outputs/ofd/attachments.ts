import { element } from '../epub/xml.js';
import type { Attachment } from '../output.js';
import { FOLDER, ofdXml } from './document-xml.js';
import type { Ids } from './ids.js';
import type { OfdEntry } from './pack.js';

/** Files that go with the book (GB/T 33190-2016 20). */
export function attachmentFiles(
  attachments: readonly Attachment[],
  ids: Ids,
  date: string,
): readonly OfdEntry[] {
  if (attachments.length === 0) return [];
  const files = attachments.map(({ name, bytes }, index) => {
    const extension = /\.([A-Za-z0-9]+)$/.exec(name)?.[1] ?? 'bin';
    const file = `Attachs/file_${index}.${extension}`;
    const listed = element(
      'ofd:Attachment',
      {
        ID: ids.next(),
        Name: name,
        Format: extension,
        CreationDate: date.slice(0, 19),
        Size: (bytes.byteLength / 1024).toFixed(3),
        Visible: 'true',
      },
      element('ofd:FileLoc', {}, file),
    );
    return { entry: { path: `${FOLDER}/${file}`, content: bytes }, listed };
  });
  const list = {
    path: `${FOLDER}/Attachments.xml`,
    content: ofdXml('Attachments', {}, files.map(({ listed }) => listed).join('')),
  };
  return [...files.map(({ entry }) => entry), list];
}
