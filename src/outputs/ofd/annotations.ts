import { element, escapeXml } from '../epub/xml.js';
import { FOLDER, ofdXml } from './document-xml.js';
import type { Ids } from './ids.js';
import { goTo, type OfdPlace, open } from './outline.js';
import type { OfdEntry } from './pack.js';
import { boundary, type PageLink } from './page.js';

/** Links as annotations of their pages (GB/T 33190-2016 15). */
export function annotationFiles(
  pages: readonly { readonly id: string; readonly links: readonly PageLink[] }[],
  places: ReadonlyMap<string, OfdPlace>,
  ids: Ids,
  date: string,
): readonly OfdEntry[] {
  const listed: string[] = [];
  const files: OfdEntry[] = [];
  pages.forEach(({ id, links }, index) => {
    const annotations = links.flatMap(({ link, box }) => {
      const place = link.startsWith('#') ? places.get(link.slice(1)) : undefined;
      const leads = link.startsWith('#') ? place && goTo(place) : open(link);
      if (leads === undefined) return [];
      const within = [
        element('ofd:Remark', {}, escapeXml(link)),
        element('ofd:Appearance', { Boundary: boundary(box) }, element('ofd:Actions', {}, leads)),
      ];
      const named = {
        ID: ids.next(),
        Type: 'Link',
        Creator: 'Kanben',
        LastModDate: date.slice(0, 10),
      };
      return [element('ofd:Annot', named, within.join(''))];
    });
    if (annotations.length === 0) return;
    const path = `Annots/Page_${index}/Annotation.xml`;
    files.push({
      path: `${FOLDER}/${path}`,
      content: ofdXml('PageAnnot', {}, annotations.join('\n')),
    });
    listed.push(element('ofd:Page', { PageID: id }, element('ofd:FileLoc', {}, path)));
  });
  if (files.length === 0) return [];
  const list = {
    path: `${FOLDER}/Annotations.xml`,
    content: ofdXml('Annotations', {}, listed.join('')),
  };
  return [...files, list];
}
