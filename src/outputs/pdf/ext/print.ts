import type { PlacedItem } from '../../../model/composition.js';
import type { Attachment } from '../../output.js';
import type { NestedBookmark } from '../bookmarks.js';
import { ComposedDocument } from './composed-document.js';
import { PageRenderer } from './page-renderer.js';
import { PDFUA_XMP } from './pdfua.js';
import type { PrintedFiles } from './printed-files.js';

/** The composed pages, the files that they name, and what the document says of itself. */
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
  /** PDF/A-2b, or 3b where files go with it; PDF/UA-1 as well where whoever doesn't see it misses nothing. */
  readonly conformance: 'PDF/A-2b' | 'PDF/A-3b';
  /** Files that go with the book (PDF/A-3b). */
  readonly attachments?: readonly Attachment[] | undefined;
  /** BCP 47 */
  readonly language: string;
  /** Told how many pages are drawn, as they are. */
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
  const document = new ComposedDocument(job.files, {
    pdfVersion: '1.7',
    displayTitle: true,
    lang: job.language,
    tagged: true,
    subset: job.conformance,
    autoFirstPage: false,
    font: null,
    info: infoOf(job.info),
  });
  const renderer = new PageRenderer(document, job.page, job.bookmarks);
  let done = 0;
  for (const { items } of job.pages) {
    renderer.draw(items);
    job.onPage?.(++done);
  }
  document.structure.finish();
  if (document.structure.accessible) document.appendXML(PDFUA_XMP);
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
    Title: title,
    ...(author !== undefined && { Author: author }),
    ...(subject !== undefined && { Subject: subject }),
    Creator: creator,
    Producer: `${creator} (pdfmake)`,
    CreationDate: date,
    ModDate: date,
  };
}
