import { editionIdentifier } from '../../edition/index.js';
import { externalLink } from '../../edition/links.js';
import { noteMark } from '../../layout/note-marks.js';
import type { Diagnostic } from '../../messages/diagnostic.js';
import { labelsFor } from '../../messages/labels.js';
import type { Division } from '../../model/edition.js';
import { divisionBody } from '../epub/body.js';
import type { BookResource, NavEntry } from '../epub/book.js';
import { colophonBody } from '../epub/colophon.js';
import { divisionFiles, Headings } from '../epub/headings.js';
import { bookImages } from '../epub/images.js';
import type { BodyContext } from '../epub/inline-body.js';
import type { Book } from '../output.js';
import { htmlBody, OTHER_DIVISION, StyleClasses } from './html-body.js';

/** A division as HTML for a browser. */
export interface WebDivision {
  readonly name: string;
  /** `01-beijing.html` */
  readonly file: string;
  readonly title: string;
  readonly role: Division['role'];
  readonly html: string;
}

/** The data from which pages for a browser are written. */
export interface WebContent {
  readonly divisions: readonly WebDivision[];
  readonly contents: readonly NavEntry[];
  readonly images: readonly BookResource[];
  /** The CSS rules for the styles of single elements. */
  readonly css: string;
  /** The colophon that Kanben writes; undefined where the edition has one. */
  readonly colophon: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export interface WebContentOptions {
  /** Whether all divisions stand in one document, so that links between them stay inside it. */
  readonly single?: boolean;
  /** The address of a picture in the pages. */
  readonly picture?: (image: BookResource) => string;
}

/** The divisions of the book as HTML, with anchors for the printed pages such as `#p12`. */
export async function webContent(
  { edition, template, composition, tool }: Book,
  { single = false, picture = ({ file }) => file }: WebContentOptions = {},
): Promise<WebContent> {
  const diagnostics: Diagnostic[] = [];
  const { metadata, divisions } = edition;
  const labels = labelsFor(metadata.language);
  const images = await bookImages(edition, diagnostics);
  const files = divisionFiles(divisions, 'html');
  const headings = new Headings(divisions, files);
  const styles = new StyleClasses();
  const prefixes = new Map(
    divisions.map(({ name }, index) => [files.get(name) as string, `d${index + 1}-`]),
  );
  const within = (href: string) => (single ? inOneDocument(href, prefixes) : href);
  const context = (division: Division): BodyContext => ({
    image: (url) => {
      const image = images.get(url);
      return image && picture(image);
    },
    heading: (node) => headings.of(node),
    link: (url) => {
      const inner = headings.linkTo(url, division);
      return inner === undefined ? externalLink(url) : within(inner);
    },
    noteMark: (number) => noteMark(number, template),
    backToText: labels.backToText,
    vertical: false,
  });
  const web = divisions.map((division, index): WebDivision => {
    const file = files.get(division.name) as string;
    const starts = composition.starts.filter((start) => start.division === division.name);
    const xhtml = divisionBody(division, starts, context(division));
    const prefix = single ? (prefixes.get(file) ?? '') : '';
    return {
      name: division.name,
      file,
      title: division.heading || metadata.title,
      role: division.role,
      html: htmlBody(xhtml, styles, prefix, single ? `${index + 1} ${division.heading} ` : ''),
    };
  });
  const making = {
    identifier: editionIdentifier(edition),
    pages: composition.pages.length,
    tool,
    template,
  };
  const hasColophon = divisions.some(({ role }) => role === 'colophon');
  return {
    divisions: web,
    contents: mapped(headings.contents, within),
    images: [...new Set(images.values())],
    css: styles.css,
    colophon: hasColophon
      ? undefined
      : htmlBody(colophonBody(metadata, making, labels), styles, 'c-'),
    diagnostics,
  };
}

function inOneDocument(href: string, prefixes: ReadonlyMap<string, string>): string {
  const [file = '', id] = href.split('#');
  const prefix = prefixes.get(file);
  if (prefix === undefined) return href;
  return `#${OTHER_DIVISION}${prefix}${id ?? 'top'}`;
}

function mapped(entries: readonly NavEntry[], to: (href: string) => string): readonly NavEntry[] {
  return entries.map(({ title, href, children }) => ({
    title,
    href: to(href).replace(`#${OTHER_DIVISION}`, '#'),
    children: mapped(children, to),
  }));
}
