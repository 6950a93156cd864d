import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Division, Edition } from '../../edition/edition.js';
import { missing } from '../../font/coverage.js';
import type { FontLibrary } from '../../font/library.js';
import { type Diagnostic, diagnose } from '../../kernel/diagnostic.js';
import type { FontRole, Template } from '../../template/template.js';
import type { Bookmark, ComposedPage } from '../pages/page.js';
import {
  type DivisionContext,
  type DivisionFlow,
  divisionFlow,
  type ImageSize,
} from './division.js';
import { type FaceChooser, faceChooser } from './faces.js';
import type { InlineContext } from './inline.js';
import { type BookPages, layOut, type PageStart } from './lay-out.js';

/** A book, every glyph at its place. */
export interface Composition {
  readonly pages: readonly ComposedPage[];
  readonly bookmarks: readonly Bookmark[];
  /** Where each page of the text begins. */
  readonly starts: readonly PageStart[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Composes an edition after a template. `imageSize` gives the pixels of an asset. Missing glyphs are errors
 * among the diagnostics, with their places (TYPOGRAPHY 22). `onDivision` is told before each division how many are
 * done.
 */
export function composeBook(
  edition: Edition,
  template: Template,
  library: FontLibrary,
  imageSize: ImageSize,
  onDivision: (done: number, total: number) => void = () => {},
): Composition {
  const faces = faceChooser(template, library);
  const diagnostics: Diagnostic[] = [];
  const flows = edition.divisions.map((division, index) => {
    onDivision(index, edition.divisions.length);
    return { division, flow: setDivision(division, template, faces, imageSize, diagnostics) };
  });
  diagnostics.push(...uncoveredMetadata(edition, faces));
  const book: BookPages = layOut(edition.metadata, flows, template, faces);
  return { ...book, diagnostics };
}

function setDivision(
  division: Division,
  template: Template,
  faces: FaceChooser,
  imageSize: ImageSize,
  diagnostics: Diagnostic[],
  hear: InlineContext['onText'] = () => {},
): DivisionFlow {
  const numbers = new Map<string, string>();
  const definitions = new Map<string, string>();
  visit(division.tree, (node) => {
    if (node.type === 'footnoteReference' && !numbers.has(node.identifier)) {
      numbers.set(node.identifier, String(numbers.size + 1));
    }
    if (node.type === 'definition') definitions.set(node.identifier, node.url);
  });
  const reported = new Set<number>();
  const context: DivisionContext = {
    template,
    faces,
    imageSize,
    isNoted: (identifier) => numbers.has(identifier),
    noteNumber: (identifier) => numbers.get(identifier) ?? '?',
    definition: (identifier) => definitions.get(identifier),
    onText(text, node, role, bold) {
      hear(text, node, role, bold);
      for (const { codePoint, offset } of missing(text, faces.faces(role, bold))) {
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
  return divisionFlow(division, template, context);
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
  for (const division of edition.divisions) {
    setDivision(division, template, faces, imageSize, [], (...text) => hear(division, ...text));
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
