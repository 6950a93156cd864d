import type { PlacedItem } from '../../../model/composition.js';
import { withoutControls } from '../../../model/controls.js';
import type { Attachment } from '../../output.js';
import type { NestedBookmark } from '../bookmarks.js';
import { ComposedDocument, NameObject } from './composed-document.js';
import { PageRenderer } from './page-renderer.js';
import { PDFUA_XMP } from './pdfua.js';
import { pdfxXmp } from './pdfx-xmp.js';
import type { Press } from './press.js';
import type { PrintedFiles } from './printed-files.js';

/** A file has level a if it is tagged and Unicode knows all of its characters (ISO 19005-2 6.2.11.7, 6.7). */
export type Conformance = '2a' | '2b' | '3a' | '3b';

/** The composed pages, the files that they name, and the document's information. */
export interface PrintJob {
  readonly pages: Iterable<{ readonly items: readonly PlacedItem[] }>;
  /** By the destination that they lead to. */
  readonly bookmarks: ReadonlyMap<string, NestedBookmark>;
  /** pt */
  readonly page: { readonly width: number; readonly height: number };
  readonly files: PrintedFiles;
  readonly info: {
    readonly title: string;
    readonly author?: string;
    readonly subject?: string;
    readonly creator: string;
    readonly date: Date;
  };
  /** The part and level of PDF/A. The file is PDF/UA-1 as well if a reader who does not see the pages misses nothing. */
  readonly conformance: Conformance;
  readonly press: Press;
  /** Files that go with the book (PDF/A-3b). */
  readonly attachments?: readonly Attachment[] | undefined;
  /** BCP 47 */
  readonly language: string;
  /** Receives the number of pages that are drawn. */
  readonly onPage?: (done: number) => void;
  /** Page labels: from which page (from 0) on, in which style. */
  readonly labels: readonly { readonly from: number; readonly style: 'r' | 'D' }[];
}

export interface Printed {
  readonly bytes: Uint8Array;
  /** The faces that anything is set in. */
  readonly faces: readonly string[];
}

/** Draws the pages with pdfmake's document and renderer. */
export async function print(job: PrintJob): Promise<Printed> {
  const { press } = job;
  const options = {
    // ISO 15930-7 is written for PDF 1.6.
    pdfVersion: press.pdfx ? '1.6' : '1.7',
    displayTitle: true,
    lang: job.language,
    tagged: true,
    subset: `PDF/A-${job.conformance}`,
    autoFirstPage: false,
    font: null,
    info: { ...infoOf(job.info), ...(press.pdfx && { Trapped: new NameObject('False') }) },
  };
  const document = new ComposedDocument(job.files, options, press);
  const renderer = new PageRenderer(document, job.page, job.bookmarks, press);
  let done = 0;
  for (const { items } of job.pages) {
    renderer.draw(items);
    job.onPage?.(++done);
  }
  document.structure.finish();
  if (press.pdfx) document.appendXML(pdfxXmp(document._id.toString('hex'), job.info.date));
  // A link that leads nowhere is not a link for a reader who hears the book (ISO 14289-1 7.18.5).
  else if (document.structure.accessible) document.appendXML(PDFUA_XMP);
  // A character of private use has no name that a reader could speak.
  if (renderer.drewPrivateUse) document.subset_conformance = 'U';
  for (const { name, bytes, type, description } of job.attachments ?? []) {
    document.file(Buffer.from(bytes), {
      name,
      type,
      description,
      relationship: 'Source',
      creationDate: job.info.date,
      modifiedDate: job.info.date,
    });
  }
  document._root.data.PageLabels = {
    Nums: job.labels.flatMap(({ from, style }) => [from, { S: style }]),
  };
  document.end();
  return { bytes: await document.bytes, faces: document.usedFaces };
}

function infoOf({ title, author, subject, creator, date }: PrintJob['info']) {
  return {
    // The metadata in XML has none either, and both have to say the same (ISO 19005-2, 6.6.3).
    Title: withoutControls(title),
    ...(author !== undefined && { Author: withoutControls(author) }),
    ...(subject !== undefined && { Subject: withoutControls(subject) }),
    Creator: creator,
    Producer: `${creator} (pdfmake)`,
    CreationDate: date,
    ModDate: date,
  };
}
