import type { FootnoteDefinition, Heading, Nodes, Root } from 'mdast';
import { type Diagnostic, diagnose, type Place } from '../messages/diagnostic.js';
import { type Division, isNamedPart } from '../model/edition.js';
import { type DivisionData, DivisionSchema } from '../model/edition-schema.js';
import type { ReadingLimits } from '../model/line-limit.js';
import { costlyText } from '../model/markdown/costly-text.js';
import { eachNode } from '../model/markdown/each-node.js';
import { markedTree } from '../model/markdown/marked-tree.js';
import { plainText } from '../model/markdown/plain-text.js';
import { plainTree } from '../model/markdown/plain-tree.js';
import { findRegion, isRegionCode } from '../model/regions.js';
import { nearest } from '../model/yaml/nearest.js';
import { yamlDiagnostics } from '../model/yaml/yaml-diagnostics.js';
import { checkYaml, type YamlRead } from '../model/yaml/yaml-file.js';
import { nameBoxes, quoteBoxes } from './boxes.js';
import { readCaptionNotes } from './captions.js';
import { readFrontMatter } from './front-matter.js';
import { resolveImages } from './images.js';
import { resolveHtml } from './inline-html.js';
import { listNumberFaults, readListNumbers } from './list-numbers.js';
import { EDITION_RULES } from './metadata.js';
import { DEEPEST, deepLine, deepNode } from './nesting.js';
import { nodePlace } from './node-place.js';
import { runOnItems } from './run-on-items.js';
import { resolveSoftBreaks } from './soft-breaks.js';

/** A file of the edition: its path as its user knows it, and its text. */
export interface EditionFile {
  readonly path: string;
  readonly text: string;
}

export interface ParsedDivision {
  readonly division: Division;
  readonly diagnostics: readonly Diagnostic[];
}

/** The keys of a division's front matter. */
export const DIVISION_KEYS = Object.keys(DivisionSchema.entries);

/** A Markdown file → division. An error among the diagnostics says what keeps it from being one. */
export function parseDivision(file: EditionFile, limits?: ReadingLimits): ParsedDivision {
  const front = readFrontMatter(file);
  const { data, foreign } = withoutForeignKeys(front.data);
  const parsed = withFront(
    file,
    parseBody(file, limits),
    checkYaml({ ...front, data }, DivisionSchema),
  );
  const [first] = foreign;
  if (first === undefined) return parsed;
  const values = { keys: foreign };
  const diagnostic = diagnose('edition/foreign-keys', front.placeOf([first]), values);
  return { ...parsed, diagnostics: [diagnostic, ...parsed.diagnostics] };
}

/** A file's front matter without the keys of other programs; a slip in one of Kanben's keys stays, as a fault. */
function withoutForeignKeys(data: unknown): {
  readonly data: unknown;
  readonly foreign: readonly string[];
} {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return { data, foreign: [] };
  const isForeign = (key: string) =>
    !DIVISION_KEYS.includes(key) && nearest(key, DIVISION_KEYS) === undefined;
  const entries = Object.entries(data);
  return {
    data: Object.fromEntries(entries.filter(([key]) => !isForeign(key))),
    foreign: entries.map(([key]) => key).filter(isForeign),
  };
}

/** The text of a Markdown file, without its front matter. */
export interface Body {
  readonly tree: Root;
  /** The H1's text; empty where the file has none. */
  readonly heading: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The Markdown of a file as a tree, in which the parts that a book cannot take are resolved. */
export function parseBody(file: EditionFile, { maxLines }: ReadingLimits = {}): Body {
  const text = quoteBoxes(file.text.replace(/^\ufeff/, ''));
  const plain = plainTree(text);
  const deepAt = plain === undefined ? deepLine(text) : undefined;
  if (deepAt !== undefined) return tooDeep({ file: file.path, line: deepAt });
  const costly = plain === undefined ? costlyText(text.split('\n'), maxLines) : undefined;
  if (costly !== undefined) {
    const { what, line, most } = costly;
    return untaken(diagnose(`edition/${what}`, { file: file.path, line }, { most }));
  }
  const tree = plain ?? markedTree(text);
  const deep = plain === undefined ? deepNode(tree) : undefined;
  if (deep !== undefined) return tooDeep({ file: file.path, ...deep.position?.start });
  const diagnostics: Diagnostic[] = [];
  tree.children = tree.children.filter((node) => node.type !== 'yaml');
  // In a plain tree there is nothing to resolve.
  if (plain === undefined) {
    diagnostics.push(...resolveHtml(tree, file.path));
    nameBoxes(tree);
    readListNumbers(tree, text);
    diagnostics.push(...runOnItems(tree, file.path));
    resolveSoftBreaks(tree);
    diagnostics.push(...resolveImages(tree, file.path));
    readCaptionNotes(tree, text);
  }
  const heading = tree.children.find(
    (node): node is Heading => node.type === 'heading' && node.depth === 1,
  );
  if (heading === undefined)
    diagnostics.push(diagnose('edition/no-heading', { file: file.path, line: 1 }));
  return { tree, heading: heading === undefined ? '' : plainText(heading), diagnostics };
}

/** A part of the text is nested too deep. */
function tooDeep({ file, line, column }: Place): Body {
  return untaken(diagnose('edition/too-deep', { file, line, column }, { most: DEEPEST }));
}

/** A text that is refused. */
function untaken(diagnostic: Diagnostic): Body {
  return { tree: { type: 'root', children: [] }, heading: '', diagnostics: [diagnostic] };
}

/** The division of a file's text and its front matter. */
export function withFront(
  { path }: EditionFile,
  body: Body,
  front: YamlRead<DivisionData>,
): ParsedDivision {
  const { role = 'chapter', label, region, heading: named } = front.value ?? {};
  const { tree, heading, diagnostics } = named === undefined ? body : withHeading(body, named);
  return {
    division: {
      file: path,
      name: divisionName(path),
      role,
      ...(label !== undefined && { label }),
      ...(region !== undefined && { region }),
      heading,
      tree,
    },
    diagnostics: [
      ...yamlDiagnostics(front.faults, DivisionSchema, EDITION_RULES),
      ...diagnostics,
      ...regionFaults(front),
    ],
  };
}

/** The file's text under a heading, where it has none. */
export function withHeading(body: Body, title: string): Body {
  if (body.heading !== '' || body.tree.children.some(isTopHeading)) return body;
  const start = body.tree.children[0]?.position?.start ?? { line: 1, column: 1, offset: 0 };
  const heading: Heading = {
    type: 'heading',
    depth: 1,
    children: [{ type: 'text', value: title, position: { start, end: start } }],
    position: { start, end: start },
  };
  const tree = { ...body.tree, children: [heading, ...body.tree.children] };
  const diagnostics = body.diagnostics.filter(({ ruleId }) => ruleId !== 'edition/no-heading');
  return { ...body, heading: title, tree, diagnostics };
}

function isTopHeading(node: Root['children'][number]): boolean {
  return node.type === 'heading' && node.depth === 1;
}

function regionFaults({ value, placeOf }: YamlRead<DivisionData>): readonly Diagnostic[] {
  const { label, region } = value ?? {};
  if (region === undefined) return [];
  if (!isRegionCode(region))
    return [diagnose('edition/no-such-region', placeOf(['region']), { code: region })];
  if (label === undefined) return [];
  const wants = findRegion(label)?.code;
  if (wants === undefined || wants === region) return [];
  return [diagnose('edition/unknown-region', placeOf(['region']), { code: region, label, wants })];
}

/** `content/id/01-beijing.md` → `01-beijing`. */
function divisionName(path: string): string {
  return (path.split(/[\\/]/).pop() ?? path).replace(/\.[^.]*$/, '');
}

/** Schemes that a link in a book may have. */
const LINKS = /^(?:https?:|mailto:|tel:|#)/i;
const ANY_SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** `$…$` and `$$…$$` round what only TeX writes: amounts of money hold no ^, _ or \\. */
const MATH = /\$[^$\n\\^_]*(?:\\[a-zA-Z]|[\^_])[^$\n]*\$/;

/** `[^1]` */
const NOTE = /\[\^([^\]\s]{1,200})\]/g;

/** The faults in a division's structure that do not keep it from being read. */
export function divisionFaults(division: Division): readonly Diagnostic[] {
  const { file, tree } = division;
  const diagnostics: Diagnostic[] = [...listNumberFaults(division)];
  const at = (node: Nodes) => nodePlace(file, node);
  const first = tree.children.findIndex((node) => node.type === 'heading' && node.depth === 1);
  const [top] = tree.children;
  if (first > 0 && top !== undefined)
    diagnostics.push(diagnose('edition/text-before-heading', at(top)));
  if (tree.children.length === 1 && top !== undefined && !isNamedPart(division))
    diagnostics.push(diagnose('edition/empty-division', at(top)));
  let level = 0;
  const notes: FootnoteDefinition[] = [];
  const marked = new Set<string>();
  eachNode(tree, (node) => {
    switch (node.type) {
      case 'heading':
        if (node.depth === 1 && level > 0)
          diagnostics.push(diagnose('edition/two-headings', at(node)));
        if (node.depth > level + 1 && level > 0) {
          const values = { from: level, to: node.depth };
          diagnostics.push(diagnose('edition/skipped-level', at(node), values));
        }
        level = node.depth;
        break;
      case 'text':
        if (MATH.test(node.value)) diagnostics.push(diagnose('edition/math', at(node)));
        // A reference without its text is not a reference to Markdown: it stands in the text as written.
        for (const [, name = ''] of node.value.includes('[^') ? node.value.matchAll(NOTE) : []) {
          diagnostics.push(diagnose('edition/no-such-note', at(node), { name }));
        }
        break;
      case 'code':
        if (node.lang === 'math') diagnostics.push(diagnose('edition/math', at(node)));
        break;
      case 'image':
        if ((node.alt ?? '').trim() === '') {
          diagnostics.push(diagnose('edition/no-alt', at(node), { path: node.url }));
        }
        break;
      case 'link':
      case 'definition':
        if (ANY_SCHEME.test(node.url) && !LINKS.test(node.url)) {
          diagnostics.push(diagnose('edition/bad-link', at(node), { url: node.url }));
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
      diagnostics.push(diagnose('edition/unused-note', at(note), { name: note.identifier }));
    }
  }
  return diagnostics;
}
