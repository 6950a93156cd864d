import { Document } from 'yaml';
import { delimiterRow } from '../inputs/table-rows.js';
import type { Ledger } from '../model/ledger.js';
import type {
  Manuscript,
  ManuscriptFile,
  ManuscriptMetadata,
  Paragraph,
  Section,
} from '../model/manuscript.js';
import { sha256 } from '../model/sha256.js';
import { noteReferences } from './inline-markdown.js';
import { markdownBlock, markdownHeading } from './markdown.js';

/** The files of `content/<id>/` but for the source: a Markdown file a section, edition.yaml, ledger.json. */
export function manuscriptFiles(
  { metadata, sections, ledger }: Manuscript,
  { id, template }: { readonly id: string; readonly template?: string },
): readonly ManuscriptFile[] {
  const files = [
    ...sections.map((section) => ({ path: section.file, text: sectionText(section) })),
    { path: 'edition.yaml', text: editionYaml(metadata, id, template) },
  ];
  return [...files, { path: 'ledger.json', text: ledgerText(withDigests(ledger, files)) }];
}

/** The ledger with the digests of the files that the import gives. */
export function withDigests(ledger: Ledger, files: readonly ManuscriptFile[]): Ledger {
  return { ...ledger, files: files.map(({ path, text }) => ({ path, sha256: sha256(text) })) };
}

function sectionText(section: Section): string {
  const { role, label, region, heading, headingSpans, markdown, named } = section;
  const front = [
    '---',
    `role: ${role}`,
    ...(named === true ? [`heading: ${scalar(heading)}`] : []),
    ...(label === undefined ? [] : [`label: ${scalar(label)}`]),
    ...(region === undefined ? [] : [`region: "${region}"`]),
    '---',
  ].join('\n');
  const written = heading || NO_HEADING;
  const head =
    markdown === undefined
      ? `${markdownHeading(written, 1)}${noteReferences(headingSpans)}`
      : `# ${markdown}`;
  const body = blocks(withReferredNotes(section));
  return `${[front, ...(named === true ? [] : [head]), ...body].join('\n\n')}\n`;
}

/** A note that nothing in its file refers to would vanish from every book: it stands as a paragraph. */
function withReferredNotes({ paragraphs, headingSpans = [] }: Section): readonly Paragraph[] {
  const spans = [...headingSpans, ...paragraphs.flatMap((one) => one.spans ?? [])];
  const referred = new Set(spans.flatMap(({ label }) => label ?? []));
  return paragraphs.map((one) =>
    one.kind === 'note' && !referred.has(one.label ?? '') ? { ...one, kind: 'paragraph' } : one,
  );
}

/** The heading of a text that has neither title nor headings, until its editor writes one. */
export const NO_HEADING = '＊';

/** The paragraphs as Markdown blocks: the lines of one table, of one block of code or of the source's Markdown, together. */
function blocks(paragraphs: readonly Paragraph[]): readonly string[] {
  const written: string[] = [];
  let last: Paragraph['kind'] | undefined;
  let code: string[] | undefined;
  const closeCode = () => {
    if (code !== undefined) written.push(fenced(code));
    code = undefined;
  };
  for (const paragraph of paragraphs) {
    const { kind, text } = paragraph;
    if (kind !== 'code' || paragraph.continues !== true) closeCode();
    if (kind === 'code') {
      code ??= [];
      code.push(text);
    } else if (kind === 'table' && last !== 'table') {
      written.push(`${text}\n${delimiterRow(text)}`);
    } else if (
      (kind === 'table' || (kind === 'verbatim' && paragraph.continues === true)) &&
      last === kind
    ) {
      written[written.length - 1] = `${written.at(-1)}\n${text}`;
    } else written.push(kind === 'verbatim' ? text : markdownBlock(paragraph));
    last = kind;
  }
  closeCode();
  return written;
}

/** Lines of code between fences that are longer than any run of their mark in it (CommonMark 4.5). */
function fenced(lines: readonly string[]): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []);
  const longest = runs.reduce((most, run) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return [fence, ...lines, fence].join('\n');
}

/** One YAML scalar on one line, quoted where it has to be. */
function scalar(text: string): string {
  return new Document(text).toString({ lineWidth: 0 }).trimEnd();
}

function editionYaml(metadata: ManuscriptMetadata, id: string, template?: string): string {
  const {
    title,
    subtitle,
    language,
    date,
    sourceName,
    sourceUrl,
    publisher,
    identifier,
    rights,
    description,
    subjects,
    creators,
    kicker,
    masthead,
    tail,
    official,
    information = [],
  } = metadata;
  const source = {
    ...(sourceName !== undefined && { name: sourceName }),
    ...(sourceUrl !== undefined && { url: sourceUrl }),
    ...(date !== undefined && { date }),
  };
  const document = new Document({
    id,
    title: title ?? id,
    ...(subtitle !== undefined && { subtitle }),
    ...(kicker !== undefined && { kicker }),
    language: language ?? 'zh-CN',
    ...(date !== undefined && { date }),
    ...(publisher !== undefined && { publisher }),
    ...(identifier !== undefined && { identifier }),
    ...(rights !== undefined && { rights }),
    ...(description !== undefined && { description }),
    ...(subjects !== undefined && { subjects }),
    ...(Object.keys(source).length > 0 && { source }),
    ...(creators.length > 0 && { creators }),
    ...(masthead !== undefined &&
      (masthead.name ?? kicker) !== undefined && { masthead: { name: kicker, ...masthead } }),
    ...(tail !== undefined && { tail }),
    ...(official !== undefined && { official }),
    ...(template !== undefined && { template }),
  });
  // The source's lines of information, word for word.
  if (information.length > 0) document.comment = information.map((line) => ` ${line}`).join('\n');
  return document.toString({ lineWidth: 0 });
}

/** One ledger line a line of the file, so that two versions can be compared by any tool. */
export function ledgerText(ledger: Ledger): string {
  const list = (items: readonly unknown[]) =>
    items.length === 0
      ? '[]'
      : `[\n${items.map((item) => `  ${JSON.stringify(item)}`).join(',\n')}\n]`;
  const parts = [
    `"version":${ledger.version}`,
    `"source":${list(ledger.source)}`,
    `"lines":${list(ledger.lines)}`,
    `"edits":${list(ledger.edits)}`,
    `"totals":${JSON.stringify(ledger.totals)}`,
    ...(ledger.options ? [`"options":${JSON.stringify(ledger.options)}`] : []),
    ...(ledger.overruled ? [`"overruled":${list(ledger.overruled)}`] : []),
    `"files":${list(ledger.files ?? [])}`,
  ];
  return `{${parts.join(',\n')}}\n`;
}
