import type { FootnoteDefinition, Heading, Root } from 'mdast';
import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { Division } from '../model/edition.js';
import { DIVISION_KEYS, DivisionSchema } from '../model/edition-schema.js';
import { eachNode } from '../model/markdown/each-node.js';
import { markedTree } from '../model/markdown/marked-tree.js';
import { plainText } from '../model/markdown/plain-text.js';
import { plainTree } from '../model/markdown/plain-tree.js';
import { findRegion } from '../model/regions.js';
import { readYaml } from '../model/yaml/yaml-file.js';
import { frontMatter } from './front-matter.js';
import { resolveImages } from './images.js';
import { resolveHtml } from './inline-html.js';
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
  const text = file.text.replace(/^\ufeff/, '');
  const plain = plainTree(text);
  const tree = plain ?? markedTree(text);
  const diagnostics: Diagnostic[] = [...yamlDiagnostics(front, DIVISION_KEYS)];
  tree.children = tree.children.filter((node) => node.type !== 'yaml');
  // In a plain tree there is nothing to resolve.
  if (plain === undefined) {
    diagnostics.push(...resolveHtml(tree, file.path));
    resolveSoftBreaks(tree);
    diagnostics.push(...resolveImages(tree, file.path));
  }
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

/** `[^1]` */
const NOTE = /\[\^([^\]\s]+)\]/g;

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
  const notes: FootnoteDefinition[] = [];
  const marked = new Set<string>();
  eachNode(tree, (node) => {
    switch (node.type) {
      case 'heading':
        if (node.depth === 1 && level > 0) found.push(diagnose('edition/two-headings', at(node)));
        if (node.depth > level + 1 && level > 0) {
          const values = { from: level, to: node.depth };
          found.push(diagnose('edition/skipped-level', at(node), values));
        }
        level = node.depth;
        break;
      case 'text':
        if (MATH.test(node.value)) found.push(diagnose('edition/math', at(node)));
        // A reference without its text is no reference to Markdown: it stands in the text as written.
        for (const [, name = ''] of node.value.includes('[^') ? node.value.matchAll(NOTE) : []) {
          found.push(diagnose('edition/no-such-note', at(node), { name }));
        }
        break;
      case 'code':
        if (node.lang === 'math') found.push(diagnose('edition/math', at(node)));
        break;
      case 'image':
        if ((node.alt ?? '').trim() === '') {
          found.push(diagnose('edition/no-alt', at(node), { path: node.url }));
        }
        break;
      case 'link':
      case 'definition':
        if (ANY_SCHEME.test(node.url) && !LINKS.test(node.url)) {
          found.push(diagnose('edition/bad-link', at(node), { url: node.url }));
        }
        break;
      case 'footnoteDefinition':
        notes.push(node);
        break;
      case 'footnoteReference':
        marked.add(node.identifier);
        break;
    }
  });
  for (const note of notes) {
    if (!marked.has(note.identifier)) {
      found.push(diagnose('edition/unused-note', at(note), { name: note.identifier }));
    }
  }
  return found;
}
