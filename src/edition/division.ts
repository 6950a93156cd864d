import type { Heading, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { type Diagnostic, diagnose } from '../kernel/diagnostic.js';
import { parseMarkdown } from '../kernel/markdown/parse-markdown.js';
import { plainText } from '../kernel/markdown/plain-text.js';
import { findRegion } from '../kernel/regions.js';
import { readYaml } from '../kernel/yaml-file.js';
import type { Division } from './edition.js';
import { frontMatter } from './front-matter.js';
import { resolveImages } from './images.js';
import { resolveHtml } from './inline-html.js';
import { DIVISION_KEYS, DivisionSchema } from './schema.js';
import { resolveSoftBreaks } from './soft-breaks.js';
import { yamlDiagnostics } from './yaml-diagnostics.js';

/** A file of the edition: its path as its user knows it, and its text. */
export interface EditionFile {
  readonly path: string;
  readonly text: string;
}

/** A Markdown file → division. An error among the diagnostics says what keeps it from being one. */
export function parseDivision(file: EditionFile): {
  readonly division: Division;
  readonly diagnostics: readonly Diagnostic[];
} {
  const front = readYaml(frontMatter(file.text), file.path, DivisionSchema, 2);
  const tree = parseMarkdown(file.text.replace(/^\ufeff/, ''));
  const diagnostics: Diagnostic[] = [...yamlDiagnostics(front, DIVISION_KEYS)];
  tree.children = tree.children.filter((node) => node.type !== 'yaml');
  diagnostics.push(...resolveHtml(tree, file.path));
  resolveSoftBreaks(tree);
  diagnostics.push(...resolveImages(tree, file.path));
  const heading = tree.children.find(
    (node): node is Heading => node.type === 'heading' && node.depth === 1,
  );
  if (heading === undefined)
    diagnostics.push(diagnose('edition/no-heading', { file: file.path, line: 1 }));
  const { role = 'chapter', label, region } = front.value ?? {};
  if (label !== undefined && region !== undefined) {
    const wants = findRegion(label)?.code;
    if (wants !== undefined && wants !== region) {
      const place = front.placeOf(['region']);
      diagnostics.push(diagnose('edition/unknown-region', place, { code: region, label, wants }));
    }
  }
  return {
    division: {
      file: file.path,
      name: nameOf(file.path),
      role,
      ...(label !== undefined && { label }),
      ...(region !== undefined && { region }),
      heading: heading === undefined ? '' : plainText(heading),
      tree,
    },
    diagnostics,
  };
}

/** `content/id/01-beijing.md` → `01-beijing`. */
function nameOf(path: string): string {
  return (path.split(/[\\/]/).pop() ?? path).replace(/\.[^.]*$/, '');
}

/** Schemes that a link in a book may have. */
const LINKS = /^(?:https?:|mailto:|tel:|#)/i;
const ANY_SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** `$…$` and `$$…$$` round what only TeX writes: amounts of money hold no ^, _ or \\. */
const MATH = /\$\$?[^$\n]*(?:\\[a-zA-Z]+|[\^_])[^$\n]*\$/;

/** What is wrong in a division's structure but doesn't keep it from being read. */
export function divisionFaults({ file, tree }: Division): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const at = (node: { position?: Root['position'] }) => {
    const start = node.position?.start;
    return start === undefined ? { file } : { file, line: start.line, column: start.column };
  };
  const first = tree.children.findIndex((node) => node.type === 'heading' && node.depth === 1);
  const [top] = tree.children;
  if (first > 0 && top !== undefined) found.push(diagnose('edition/text-before-heading', at(top)));
  if (tree.children.length === 1 && top !== undefined)
    found.push(diagnose('edition/empty-division', at(top)));
  let level = 0;
  const notes = new Map<string, boolean>();
  visit(tree, (node) => {
    if (node.type === 'heading') {
      if (node.depth === 1 && level > 0) found.push(diagnose('edition/two-headings', at(node)));
      if (node.depth > level + 1 && level > 0) {
        found.push(diagnose('edition/skipped-level', at(node), { from: level, to: node.depth }));
      }
      level = node.depth;
    }
    if (node.type === 'text' || node.type === 'code') {
      const formula = node.type === 'code' ? node.lang === 'math' : MATH.test(node.value);
      if (formula) found.push(diagnose('edition/math', at(node)));
    }
    if (node.type === 'image' && (node.alt ?? '').trim() === '') {
      found.push(diagnose('edition/no-alt', at(node), { path: node.url }));
    }
    if (node.type === 'footnoteDefinition') notes.set(node.identifier, false);
    if (
      (node.type === 'link' || node.type === 'definition') &&
      ANY_SCHEME.test(node.url) &&
      !LINKS.test(node.url)
    ) {
      found.push(diagnose('edition/bad-link', at(node), { url: node.url }));
    }
    if (node.type === 'text') {
      // A reference without its text is no reference to Markdown: it stands in the text as written.
      for (const [, name = ''] of node.value.matchAll(/\[\^([^\]\s]+)\]/g)) {
        found.push(diagnose('edition/no-such-note', at(node), { name }));
      }
    }
  });
  visit(tree, 'footnoteReference', (node) => {
    notes.set(node.identifier, true);
  });
  visit(tree, 'footnoteDefinition', (node) => {
    if (notes.get(node.identifier) === false) {
      found.push(diagnose('edition/unused-note', at(node), { name: node.identifier }));
    }
  });
  return found;
}
