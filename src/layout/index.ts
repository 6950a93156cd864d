import type { Link, Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Hyphenate } from '../clreq/line.js';
import { missing } from '../fonts/coverage.js';
import type { FontLibrary } from '../fonts/library.js';
import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { Composition, Structure } from '../model/composition.js';
import type { Division, Edition } from '../model/edition.js';
import { eachNode } from '../model/markdown/each-node.js';
import type { FontRole, Template } from '../model/template.js';
import { coverItems } from './cover.js';
import { Destinations } from './destinations.js';
import { type DivisionContext, type DivisionFlow, divisionFlow } from './division.js';
import { type FaceChooser, faceChooser } from './faces.js';
import type { InlineContext } from './inline.js';
import { type BookPages, layOut } from './lay-out.js';
import { structure } from './pages/structure.js';
import type { ImageSize } from './pictures.js';
import { proofDiagnostics } from './proof.js';

/**
 * Composes an edition after a template. `hyphenate` divides words of the template's Western language. `imageSize` gives
 * the pixels of an asset. Missing glyphs are errors among the diagnostics, with their places (TYPOGRAPHY 22).
 * `onDivision` is told before each division how many are done.
 */
export function composeBook(
  edition: Edition,
  template: Template,
  library: FontLibrary,
  imageSize: ImageSize,
  hyphenate?: Hyphenate,
  onDivision: (done: number, total: number) => void = () => {},
): Composition {
  const faces = faceChooser(template, library);
  const diagnostics: Diagnostic[] = [];
  // Where divisions run on, their notes share pages, and so one row of numbers.
  const shared = template.divisions.open === 'run-on' ? { notes: 0 } : undefined;
  const book = structure('Document');
  const destinations = new Destinations(edition.divisions);
  const flows = edition.divisions.map((division, index) => {
    onDivision(index, edition.divisions.length);
    const flow = setDivision(
      division,
      template,
      faces,
      imageSize,
      diagnostics,
      hyphenate,
      shared ?? { notes: 0 },
      book,
      destinations,
    );
    return { division, flow };
  });
  diagnostics.push(...uncoveredMetadata(edition, faces));
  const laidOut: BookPages = layOut(edition.metadata, flows, template, faces, book);
  const substituted = [...faces.absent].map(([wanted, set]) =>
    diagnose('compose/substituted-face', {}, { wanted, set }),
  );
  return {
    ...laidOut,
    cover: () => coverItems(edition.metadata, template, faces, structure('Document')),
    pictures: edition.assets,
    diagnostics: [...diagnostics, ...substituted, ...proofDiagnostics(laidOut.proof)],
  };
}

function setDivision(
  division: Division,
  template: Template,
  faces: FaceChooser,
  imageSize: ImageSize,
  diagnostics: Diagnostic[],
  hyphenate: Hyphenate | undefined,
  counted: { notes: number },
  book: Structure,
  destinations: Destinations,
  hear: InlineContext['onText'] = () => {},
): DivisionFlow {
  const numbers = new Map<string, string>();
  const addresses = new Map<string, string>();
  // An address that is itself the link's text stands in print already.
  const printed = (link: Link) =>
    template.links === 'footnote' && /^https?:/i.test(link.url) && textOf(link) !== link.url;
  eachNode(division.tree, (node) => {
    if (node.type === 'link' && printed(node) && !addresses.has(node.url)) {
      counted.notes++;
      addresses.set(node.url, String(counted.notes));
    }
    if (node.type === 'footnoteReference' && !numbers.has(node.identifier)) {
      counted.notes++;
      numbers.set(node.identifier, String(counted.notes));
    }
  });
  const reported = new Set<number>();
  const context: DivisionContext = {
    template,
    faces,
    imageSize,
    hyphenate,
    isNoted: (identifier) => numbers.has(identifier),
    addressNumber: (link) => (printed(link) ? addresses.get(link.url) : undefined),
    addresses,
    noteKey: (identifier) => `${division.name}/${identifier}`,
    noteNumber: (identifier) => numbers.get(identifier) ?? '?',
    link: (url) => destinations.link(url, division),
    destination: (heading) => destinations.of(heading),
    onText(text, node, role, bold) {
      hear(text, node, role, bold);
      for (const { codePoint, offset } of faces.missing(text, role, bold)) {
        // Each character once a division: the first place is enough to mend it.
        if (reported.has(codePoint)) continue;
        reported.add(codePoint);
        diagnostics.push(missingGlyph(codePoint, placeIn(division.file, node, text, offset)));
      }
    },
    onUnknown(node) {
      diagnostics.push(
        diagnose('compose/not-set', placeIn(division.file, node, '', 0), { kind: node.type }),
      );
    },
  };
  return divisionFlow(division, template, context, book);
}

/**
 * Every text of the divisions as composing asks the faces for it, with the node that it comes from, the role and the
 * weight: what `kanben fonts check` counts.
 */
export function hearTexts(
  edition: Edition,
  template: Template,
  library: FontLibrary,
  imageSize: ImageSize,
  hear: (division: Division, ...text: Parameters<InlineContext['onText']>) => void,
): void {
  const faces = faceChooser(template, library);
  const destinations = new Destinations(edition.divisions);
  for (const division of edition.divisions) {
    setDivision(
      division,
      template,
      faces,
      imageSize,
      [],
      undefined,
      { notes: 0 },
      structure('Document'),
      destinations,
      (...text) => hear(division, ...text),
    );
  }
}

/** Titles and the like stand on the cover and in heads: they need glyphs as well. */
function uncoveredMetadata({ metadata }: Edition, faces: FaceChooser): readonly Diagnostic[] {
  const roles: readonly FontRole[] = ['hei', 'song'];
  const text = [metadata.title, metadata.subtitle, metadata.publisher].filter(Boolean).join('');
  const found = new Set(
    roles.flatMap((role) => missing(text, faces.faces(role, false)).map((one) => one.codePoint)),
  );
  return [...found].map((codePoint) => missingGlyph(codePoint, { file: 'edition.yaml' }));
}

function missingGlyph(
  codePoint: number,
  place: { file: string; line?: number; column?: number },
): Diagnostic {
  return diagnose('compose/missing-glyph', place, {
    character: String.fromCodePoint(codePoint),
    code: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
  });
}

/** Exact where the node's text stands on one line as it is written; else where the node begins. */
function placeIn(file: string, node: Nodes, text: string, offset: number) {
  const start = node.position?.start;
  if (start === undefined) return { file };
  const column = text.includes('\n') ? start.column : start.column + offset;
  return { file, line: start.line, column };
}
