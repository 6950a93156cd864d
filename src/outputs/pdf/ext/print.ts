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

/** The part and level of PDF/A. Level a requires tags, and Unicode values for all characters (ISO 19005-2 6.2.11.7, 6.7). */
export type Conformance = '2a' | '2b' | '3a' | '3b';

/** The composed pages, the files that they name, and the document's information. */
export interface PrintJob {
  readonly pages: Iterable<{ readonly items: readonly PlacedItem[] }>;
  /** The bookmarks by their destination. */
  readonly bookmarks: ReadonlyMap<string, NestedBookmark>;
  /** The size of a page, pt. */
  readonly page: { readonly width: number; readonly height: number };
  readonly files: PrintedFiles;
  readonly info: {
    readonly title: string;
    readonly author?: string;
    readonly subject?: string;
    readonly creator: string;
    readonly date: Date;
  };
  /** The part and level of PDF/A. The file is also PDF/UA-1 if it is accessible. */
  readonly conformance: Conformance;
  readonly press: Press;
  /** The attached files (PDF/A-3b). */
  readonly attachments?: readonly Attachment[] | undefined;
  /** The language, BCP 47. */
  readonly language: string;
  /** Called with the number of pages that are drawn. */
  readonly onPage?: (done: number) => void;
  /** The page labels: the first page of each style, from 0, and the style. */
  readonly labels: readonly { readonly from: number; readonly style: 'r' | 'D' }[];
}

export interface Printed {
  readonly bytes: Uint8Array;
  /** The ids of the faces that the file uses. */
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
  // A link without a target breaks PDF/UA (ISO 14289-1 7.18.5).
  else if (document.structure.accessible) document.appendXML(PDFUA_XMP);
  // A screen reader cannot speak a character of private use.
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
    // The XMP contains no control characters, and both have to be equal (ISO 19005-2, 6.6.3).
    Title: withoutControls(title),
    ...(author !== undefined && { Author: withoutControls(author) }),
    ...(subject !== undefined && { Subject: withoutControls(subject) }),
    Creator: creator,
    Producer: `${creator} (pdfmake)`,
    CreationDate: date,
    ModDate: date,
  };
}
