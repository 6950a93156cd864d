import type { RootContent } from 'mdast';
import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { Fate, Ledger, LedgerEdit, LedgerLine } from '../model/ledger.js';
import type { ManuscriptFile } from '../model/manuscript.js';
import { parseMarkdown } from '../model/markdown/parse-markdown.js';
import { plainText } from '../model/markdown/plain-text.js';
import { sha256 } from '../model/sha256.js';
import type { Source } from '../model/source.js';
import { withoutSpaces } from '../model/white-space.js';
import { comparable } from './duplicates.js';
import { NO_HEADING } from './files.js';
import { headingText } from './markdown-source/index.js';

const FATES: readonly Fate[] = ['kept', 'joined', 'duplicate', 'dropped', 'blank'];
/** The length of text that a message shows from the first difference on. */
const SHOWN = 16;

/**
 * Proves a ledger's invariants (docs/concepts.md) against its sources and the edition's files: one fate a line, true totals,
 * duplicates that are equal, edits that find what they change, and the Markdown's text just that of the kept
 * lines, in order. Files edited by hand are reported, and not compared.
 */
export function checkLedger(
  ledger: Ledger,
  sources: readonly Source[],
  files: readonly ManuscriptFile[],
): readonly Diagnostic[] {
  return [
    ...sourceFaults(ledger, sources),
    ...fateFaults(ledger, sources),
    ...duplicateFaults(ledger, sources),
    ...textFaults(ledger, sources, files),
  ];
}

const LEDGER = 'ledger.json';

function sourceFaults(ledger: Ledger, sources: readonly Source[]): readonly Diagnostic[] {
  return ledger.source
    .filter(({ sha256 }, index) => sources[index]?.sha256 !== sha256)
    .map(({ name }) => diagnose('ledger/source-changed', { file: LEDGER }, { name }));
}

function fateFaults(ledger: Ledger, sources: readonly Source[]): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const seen = new Map<string, number>();
  const counts = new Map<Fate, number>(FATES.map((fate) => [fate, 0]));
  for (const { source, line, fate } of ledger.lines) {
    const key = `${source}:${line}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    counts.set(fate, (counts.get(fate) ?? 0) + 1);
  }
  sources.forEach(({ name, lines }, index) => {
    for (const { number } of lines) {
      const count = seen.get(`${index}:${number}`) ?? 0;
      seen.delete(`${index}:${number}`);
      if (count !== 1)
        diagnostics.push(
          diagnose('ledger/fate', { file: name, line: number }, { line: number, count }),
        );
    }
  });
  for (const [key, count] of seen) {
    diagnostics.push(diagnose('ledger/fate', { file: LEDGER }, { line: key, count }));
  }
  for (const [key, wants] of counts) {
    const has = ledger.totals[key] ?? 0;
    if (has !== wants)
      diagnostics.push(diagnose('ledger/totals', { file: LEDGER }, { key, has, wants }));
  }
  return diagnostics;
}

function duplicateFaults(ledger: Ledger, sources: readonly Source[]): readonly Diagnostic[] {
  return ledger.lines.flatMap(({ source, line, fate, of }) => {
    if (fate !== 'duplicate') return [];
    const lines = sources[source]?.lines ?? [];
    const lineText = lines[line - 1]?.text;
    const twin = of === undefined ? undefined : lines[of - 1]?.text;
    if (lineText !== undefined && twin !== undefined && comparable(lineText) === comparable(twin))
      return [];
    const file = sources[source]?.name ?? LEDGER;
    return [diagnose('ledger/not-a-duplicate', { file, line }, { line, of: of ?? '?' })];
  });
}

function textFaults(
  ledger: Ledger,
  sources: readonly Source[],
  files: readonly ManuscriptFile[],
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const edits = groupEdits(ledger.edits);
  const expected = new Map<string, ExpectedLine[]>();
  const headed = new Set<string>();
  // Files with Markdown of the source's own, or tables: their marks are markup, and only letters and digits compared.
  const loose = new Set<string>();
  /** Lines that are Markdown: their marks stand in the file as they do there. */
  const marked = new Set<string>();
  for (const entry of ledger.lines) {
    if (entry.fate !== 'kept' && entry.fate !== 'joined') continue;
    const text = applied(
      entry,
      sources,
      edits.get(`${entry.source}:${entry.line}`) ?? [],
      diagnostics,
    );
    const file = entry.to ?? '';
    const isMarkup = entry.as === 'verbatim' || entry.as === 'table';
    if (isMarkup) loose.add(file);
    if (isMarkup || sources[entry.source]?.markdown === true) marked.add(text);
    // The file's first line is its heading, or none of the source's lines is.
    const lines = expected.get(file);
    const line = { text, isHeading: entry.as === 'heading' };
    if (lines === undefined) expected.set(file, [line]);
    else lines.push(line);
    if (lines === undefined && HEADS.has(entry.as ?? '')) headed.add(file);
  }
  const recorded = new Map((ledger.files ?? []).map(({ path, sha256 }) => [path, sha256]));
  for (const { path, text } of files) {
    const untouched = recorded.get(path) === sha256(text);
    if (!untouched && recorded.size > 0) {
      diagnostics.push(diagnose('ledger/hand-edited', { file: path }));
      continue;
    }
    const entries = expected.get(path) ?? [];
    const moved = loose.has(path) ? headBehindHtml(text, entries) : undefined;
    const lines = (moved ?? entries).map((line) => line.text);
    const isHeaded = moved !== undefined || headed.has(path);
    if (path.endsWith('.md'))
      diagnostics.push(
        ...(loose.has(path)
          ? looseFaults(path, text, lines, { headed: isHeaded, marked })
          : markdownFaults(path, text, lines, isHeaded)),
      );
    else if (path === 'edition.yaml') diagnostics.push(...metadataFaults(text, lines));
  }
  const paths = new Set(files.map(({ path }) => path));
  for (const [path, [first]] of expected) {
    if (!paths.has(path)) {
      const wants = first?.text.slice(0, SHOWN) ?? '';
      diagnostics.push(diagnose('ledger/text', { file: path }, { wants, has: '' }));
    }
  }
  return diagnostics;
}

/** What opens a file: its heading, or a line that begins with it. */
const HEADS: ReadonlySet<string> = new Set(['heading', 'editors-note', 'run-in-label']);

interface ExpectedLine {
  readonly text: string;
  readonly isHeading: boolean;
}

/** The lines with the file's heading first, where the source has HTML above it, which the file has below. */
function headBehindHtml(
  markdown: string,
  lines: readonly ExpectedLine[],
): readonly ExpectedLine[] | undefined {
  const at = lines.findIndex(({ isHeading }) => isHeading);
  const line = lines[at];
  if (at <= 0 || line === undefined) return undefined;
  if (!lines[0]?.text.trimStart().startsWith('<')) return undefined;
  const head = parseMarkdown(markdown).children.find(({ type }) => type === 'heading');
  const isHead = head?.type === 'heading' && head.depth === 1;
  if (!isHead || withoutSpaces(plainText(head)) !== withoutSpaces(headingText(line.text)))
    return undefined;
  return [line, ...lines.slice(0, at), ...lines.slice(at + 1)];
}

function groupEdits(edits: readonly LedgerEdit[]): Map<string, LedgerEdit[]> {
  const groups = new Map<string, LedgerEdit[]>();
  for (const edit of edits) {
    const key = `${edit.source}:${edit.line}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [edit]);
    else group.push(edit);
  }
  return groups;
}

/** The line with its edits; an edit that doesn't find what it changes, or that meets another one, is a fault. */
function applied(
  { source, line }: LedgerLine,
  sources: readonly Source[],
  edits: readonly LedgerEdit[],
  diagnostics: Diagnostic[],
): string {
  const text = sources[source]?.lines[line - 1]?.text ?? '';
  const file = sources[source]?.name ?? LEDGER;
  const parts: string[] = [];
  let done = 0;
  for (const { column, from, to } of [...edits].sort((a, b) => a.column - b.column)) {
    const at = column - 1;
    if (at < done || text.slice(at, at + from.length) !== from) {
      diagnostics.push(diagnose('ledger/edit', { file, line, column }, { line, column, from }));
      continue;
    }
    parts.push(text.slice(done, at), to);
    done = at + from.length;
  }
  return parts.join('') + text.slice(done);
}

function markdownFaults(
  path: string,
  text: string,
  lines: readonly string[],
  headed: boolean,
): readonly Diagnostic[] {
  const { children } = parseMarkdown(text);
  // A heading that no line gave (a title from the command line) isn't the source's.
  const fromSource = headed && !isPlaceholder(children, lines);
  const blocks = children.filter(
    (node) => node.type !== 'yaml' && (fromSource || node.type !== 'heading' || node.depth !== 1),
  );
  const has = withoutSpaces(blocks.map((node) => plainText(node)).join(''));
  const wants = withoutSpaces(lines.join(''));
  if (has === wants) return [];
  let at = 0;
  while (at < has.length && has[at] === wants[at]) at++;
  const line = lineBehind(text, has.slice(0, at));
  const show = (value: string) => value.slice(Math.max(0, at - 4), at + SHOWN);
  return [diagnose('ledger/text', { file: path, line }, { wants: show(wants), has: show(has) })];
}

/** Whether the import wrote the file's heading since no line of the source is one: what follows it may be a lower heading. */
function isPlaceholder(children: readonly RootContent[], [first = '']: readonly string[]): boolean {
  const heading = children.find((node) => node.type === 'heading');
  return (
    heading?.depth === 1 &&
    plainText(heading) === NO_HEADING &&
    !first.trim().startsWith(NO_HEADING)
  );
}

/** Compares a file with markup of the source: its letters and digits must be those of the lines. */
function looseFaults(
  path: string,
  text: string,
  lines: readonly string[],
  { headed, marked }: { readonly headed: boolean; readonly marked: ReadonlySet<string> },
): readonly Diagnostic[] {
  const letters = (value: string) => (value.match(/[\p{L}\p{N}]/gu) ?? []).join('');
  const body = text.replace(/^---\n[\s\S]*?\n---\n/, '');
  const fromSource = headed && !isPlaceholder(parseMarkdown(text).children, lines);
  const has = letters(unmarked(fromSource ? body : body.replace(/^\n*# .*\n/, '')));
  const wants = lines.map((line) => letters(marked.has(line) ? unmarked(line) : line)).join('');
  if (has === wants) return [];
  let at = 0;
  while (at < has.length && has[at] === wants[at]) at++;
  const show = (value: string) => value.slice(Math.max(0, at - 4), at + SHOWN);
  return [diagnose('ledger/text', { file: path }, { wants: show(wants), has: show(has) })];
}

/** The text without the marks of the import that contain letters: addresses of links, indices, references of notes and of characters. Escaped ones are text. */
function unmarked(markdown: string): string {
  return markdown
    .replace(/\]\(<?[^()<>\s]*>?\)/g, ']')
    .replace(/(?<!\\)<\/?su[bp]>/g, '')
    .replace(/(?<!\\)\[\^[^\]\s]{1,20}\]:?/g, '')
    .replace(/(?<!\\)&#x([0-9A-Fa-f]{1,5});/g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    );
}

/** The line of the file in which its text differs: found by counting the characters before it. */
function lineBehind(text: string, before: string): number {
  let left = before.length;
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    left -= withoutSpaces(line).length;
    if (left < 0) return index + 1;
  }
  return lines.length;
}

/** Each word of a line of information stands in edition.yaml. */
function metadataFaults(yaml: string, lines: readonly string[]): readonly Diagnostic[] {
  const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const has = words(yaml).join('');
  return lines.flatMap((line) =>
    words(line)
      .filter((word) => !has.includes(word))
      .map((wants) => diagnose('ledger/text', { file: 'edition.yaml' }, { wants, has: '' })),
  );
}
