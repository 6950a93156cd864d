import type { FontLibrary } from '../../fonts/library.js';
import type { Template } from '../../model/template.js';
import type { PrintedFiles } from './ext/printed-files.js';

/** The faces and pictures that the pages of a book name. */
export function printedFiles(
  template: Pick<Template, 'fonts'>,
  fonts: FontLibrary,
  images: ReadonlyMap<string, Uint8Array>,
): PrintedFiles {
  return {
    font: (id) => ({ file: fonts.file(id), face: fonts.face(id) }),
    images,
    pictureFace(sans, bold) {
      const { regular, bold: heavy } = template.fonts[sans ? 'hei' : 'song'];
      const wanted = [...(bold ? heavy : []), ...regular];
      return wanted.find((id) => fonts.ids.includes(id)) ?? (regular[0] as string);
    },
  };
}
