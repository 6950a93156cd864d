import { type Diagnostic, diagnose, InputError } from '../messages/diagnostic.js';
import type { DraftKind } from '../model/draft-kinds.js';
import type { Fate, Ledger, LedgerEdit, LedgerLine } from '../model/ledger.js';
import type { LinePattern } from '../model/linear/index.js';
import type { Manuscript, Section } from '../model/manuscript.js';
import type { Source } from '../model/source.js';
import { arrange } from './arrange/index.js';
import { setAside } from './aside.js';
import { addEdits, cleanEdits, isBlank } from './clean.js';
import { type Conversion, convertLines } from './convert.js';
import {
  idleDecisions,
  type PlacedDecision,
  sparingDecided,
  takeDecisions,
  undecided,
} from './decisions.js';
import { directionMarks } from './direction-marks.js';
import { doubtfulTables, markTables } from './drawn-tables.js';
import { markDuplicates } from './duplicates.js';
import { joinLines } from './joins.js';
import type { MarkdownSource } from './markdown-source/index.js';
import {
  commentDiagnostics,
  guarded,
  markdownSources,
  readdress,
  readdressed,
} from './markdown-source/index.js';
import { mojibakeDiagnostics } from './mojibake.js';
import { nearCopies, unlikeRepeats } from './near-copies.js';
import { markNoise } from './noise/index.js';
import { halfStopDiagnostics, numeralDiagnostics } from './numerals.js';
import { punctuateFields } from './punctuation/fields.js';
import { punctuateGroup } from './punctuation/paragraphs.js';
import { isTraditional } from './punctuation/script.js';
import { dropMail, unquote } from './quote-marks.js';
import { rosterDiagnostics } from './roster.js';
import { splitParagraphs } from './split-paragraphs.js';
import type { GivenHeading } from './structure/given.js';
import type { DocumentStructure } from './structure/infer.js';
import { type StyleUse, styleGroup } from './style/groups.js';
import { editedText, ledgerEdits, type MarkdownLine, type WorkingLine } from './working-line.js';

/** An editor's note is shorter than this, in paragraphs, where the pieces below it were recognised. */
const LONG_NOTE = 5;

export interface PrepareOptions {
  /** The title, instead of the one that the text gives. */
  readonly title?: string;
  /** The kind of document of which the text is a draft; its elements are taken for edition.yaml. */
  readonly draft?: DraftKind;
  /** Noise rules not to be applied. */
  readonly keep?: readonly string[];
  /** Lines to drop whatever they are. */
  readonly drop?: readonly LinePattern[];
  /** Traditional and simplified characters. */
  readonly convert?: Conversion;
  /** The house style, and whether its preferred forms are written. */
  readonly style?: StyleUse;
  /** The decisions of an editor against the rules. */
  readonly decisions?: readonly PlacedDecision[];
  /** The addresses of files that Markdown names, as an earlier import wrote them; read anew if absent. */
  readonly addresses?: readonly LedgerEdit[];
  /** Lines that are headings whatever else they look like. */
  readonly headings?: readonly GivenHeading[];
}

/**
 * Sources → manuscript: noise and repeats separated from text, structure inferred, punctuation turned into Chinese marks; and the
 * ledger in which each line has one fate. Throws InputError where there is no text to make an edition of.
 */
export async function prepareManuscript(
  sources: readonly Source[],
  options: PrepareOptions = {},
): Promise<Manuscript> {
  const lines = workingLines(sources);
  const name = sources[0]?.name ?? '';
  const fileOf = (line: WorkingLine) => sources[line.source]?.name ?? name;
  for (const line of lines) if (line.markdown === undefined && isBlank(line)) line.fate = 'blank';
  const documents = markdownSources(sources, lines);
  const decisions = options.decisions ?? [];
  const lost = takeDecisions(lines, sources, decisions);
  const rows = markTables(lines, sources);
  const doubtful = doubtfulTables(lines, sources, fileOf);
  // What Markdown says of its own lines stands, and so do the rows of tables: only the others can be furniture or repeats.
  const plain = lines.filter((line) => line.markdown?.settled !== true && !rows.has(line));
  const furniture = sparingDecided(plain, () => markNoise(plain, options.keep, options.drop));
  const asides = sparingDecided(plain, () => setAside(plain));
  sparingDecided(plain, () => markDuplicates(plain));
  // What stood below the first copy of a text that was pasted twice stands at the end only now.
  if (plain.some(({ fate }) => fate === 'duplicate'))
    sparingDecided(plain, () => markNoise(plain, options.keep, options.drop));
  const text = lines.filter((line) => line.fate === undefined);
  const mail = unquote(plain);
  if (options.keep?.includes('mail') !== true) sparingDecided(plain, () => dropMail(mail));
  for (const line of text)
    addEdits(line, guarded(line, cleanEdits(line.text, line.markdown !== undefined)));
  // What was nothing but a quoted mail's mark is a blank line.
  for (const line of plain)
    if (line.fate === undefined && editedText(line) === '') line.fate = 'blank';
  if (options.convert !== undefined) await convertLines(text, options.convert);
  const groups = joinLines(lines);
  const diagnostics: Diagnostic[] = [
    ...sources.flatMap((source) => source.diagnostics ?? []),
    ...asideDiagnostics(asides, fileOf),
    ...doubtful,
    ...commentDiagnostics(lines, fileOf),
    ...directionMarks(text, fileOf),
    ...unusedKeys(documents, sources),
    ...furnitureDiagnostics(furniture, mail.cover, fileOf),
    ...nearCopies(text, fileOf),
    ...unlikeRepeats(lines, fileOf),
  ];
  if (groups.length === 0) throw new InputError([diagnose('source/empty', { file: name })]);

  const { metadata, structure, sections, files, hasText } = arrange(groups, {
    title: options.title,
    headings: options.headings,
    draft: options.draft,
    sources: documents,
    names: sources.map(({ name, from, title }) => ({ file: from ?? name, title })),
  });
  if (!hasText) throw new InputError([diagnose('manuscript/only-title', { file: name })]);
  if (metadata.title === undefined)
    diagnostics.push(diagnose('manuscript/no-title', { file: name }));
  const traditional = isTraditional(text.map(editedText));
  for (const group of groups) diagnostics.push(...punctuateGroup(group, traditional, fileOf));
  const fields = punctuateFields(metadata, traditional);
  const { style } = options;
  if (style !== undefined)
    diagnostics.push(...groups.flatMap((group) => styleGroup(group, style, fileOf)));
  if (options.addresses === undefined) readdress(sources, lines, (source) => files.get(source));
  else readdressed(lines, options.addresses);
  // Edits change what paragraphs and headings read: they are taken once all edits are made.
  const finished = sections();
  const counted = text.filter(({ fate }) => fate === 'kept' || fate === 'joined');
  diagnostics.push(
    ...schemeDiagnostics(structure, finished, name),
    ...allInNote(finished, name),
    ...rosterDiagnostics(finished, name),
    ...splitParagraphs(groups, fileOf),
    ...mojibakeDiagnostics(counted, fileOf),
    ...numeralDiagnostics(counted, fileOf),
    ...halfStopDiagnostics(counted, fileOf),
  );
  const open = undecided(diagnostics, lines, fileOf);
  return {
    metadata: { ...languageOf(traditional, options.convert, text), ...fields },
    sections: finished,
    ledger: ledgerOf(sources, lines),
    diagnostics: [...lost, ...idleDecisions(lines, decisions), ...open],
  };
}

/** Lines beside the text that stay in it. */
function asideDiagnostics(
  asides: readonly WorkingLine[],
  fileOf: (line: WorkingLine) => string,
): readonly Diagnostic[] {
  return asides.map((line) =>
    diagnose(
      'manuscript/aside-kept',
      { file: fileOf(line), line: line.number, column: 1 },
      { text: line.text.slice(0, 20) },
    ),
  );
}

/** Keys of front matter that Kanben does not use: they stay in the source. */
function unusedKeys(
  documents: ReadonlyMap<number, MarkdownSource>,
  sources: readonly Source[],
): readonly Diagnostic[] {
  return [...documents].flatMap(([index, { front }]) => {
    const keys = front?.unused ?? [];
    const place = { file: sources[index]?.name, line: 1, column: 1 };
    return keys.length === 0 ? [] : [diagnose('edition/foreign-keys', place, { keys })];
  });
}

/** Lines that look like furniture and stay, and what was left out of a mail though it holds sentences. */
function furnitureDiagnostics(
  kept: readonly WorkingLine[],
  cover: readonly WorkingLine[],
  fileOf: (line: WorkingLine) => string,
): readonly Diagnostic[] {
  const place = (line: WorkingLine) => ({ file: fileOf(line), line: line.number, column: 1 });
  const [first] = cover.filter(({ as }) => as === 'mail');
  return [
    ...kept.map((line) =>
      diagnose('manuscript/furniture-kept', place(line), { text: line.text.trim().slice(0, 20) }),
    ),
    ...(first === undefined
      ? []
      : [
          diagnose('manuscript/mail-left-out', place(first), {
            count: cover.length,
            text: first.text.trim().slice(0, 20),
          }),
        ]),
  ];
}

/** Traditional text is Hong Kong's where it was converted for it, or speaks of it rather than of Taiwan; else Taiwan's. */
function languageOf(
  traditional: boolean,
  conversion: Conversion | undefined,
  lines: readonly WorkingLine[],
): { readonly language?: string } {
  if (!traditional) return {};
  if (conversion === 's2hk') return { language: 'zh-HK' };
  const count = (pattern: RegExp) => lines.filter(({ text }) => pattern.test(text)).length;
  const hongKong =
    conversion === undefined && count(/香港|港府|九龍/u) > count(/臺灣|台灣|臺北|台北/u);
  return { language: hongKong ? 'zh-HK' : 'zh-TW' };
}

/** A note that has become the whole text: the headings below it were not recognised. */
function allInNote(sections: readonly Section[], file: string): readonly Diagnostic[] {
  const [note, ...others] = sections;
  if (note?.role !== 'editors-note' || others.length > 0) return [];
  if (note.paragraphs.length < LONG_NOTE) return [];
  return [diagnose('manuscript/all-in-note', { file }, { name: note.heading })];
}

/** The shapes of the document's headings, with the number of headings of each shape. */
function schemeDiagnostics(
  { schemes }: DocumentStructure,
  sections: readonly Section[],
  file: string,
): readonly Diagnostic[] {
  if (schemes.length === 0) return [];
  const count = sections.filter(({ role }) => role === 'chapter').length;
  const shapes = schemes.map(({ example, count: times }) => `“${example}” × ${times}`);
  return [diagnose('manuscript/scheme', { file }, { count, schemes: shapes.join(' > ') })];
}

/** A line of code is kept character by character, and nothing is inferred of it. */
const CODE: MarkdownLine = { settled: true, literal: true, guards: [], calls: [] };

function workingLines(sources: readonly Source[]): WorkingLine[] {
  return sources.flatMap((source, index) =>
    source.lines.map(
      (line): WorkingLine => ({
        source: index,
        number: line.number,
        text: line.text,
        ...(line.markup && { markup: line.markup }),
        ...(line.spans && { spans: line.spans }),
        ...(line.markup?.kind === 'code' && { markdown: CODE }),
        edits: [],
      }),
    ),
  );
}

function ledgerOf(sources: readonly Source[], lines: readonly WorkingLine[]): Ledger {
  const totals: Record<Fate, number> = { kept: 0, joined: 0, duplicate: 0, dropped: 0, blank: 0 };
  const entries = lines.map((line): LedgerLine => {
    const fate = line.fate ?? 'kept';
    totals[fate]++;
    return {
      source: line.source,
      line: line.number,
      fate,
      ...(line.as !== undefined && { as: line.as }),
      ...(line.to !== undefined && { to: line.to }),
      ...(line.of !== undefined && { of: line.of }),
      ...(line.why !== undefined && { why: line.why }),
      ...(line.decisions && {
        decisions: line.decisions.map(({ rule, take }) => ({ rule, take })),
      }),
    };
  });
  return {
    version: 1,
    source: sources.map(({ name, from, title, bytes, sha256, encoding, lines: sourceLines }) => ({
      name,
      ...(from !== undefined && { from }),
      ...(title !== undefined && { title }),
      bytes,
      sha256,
      encoding,
      lines: sourceLines.length,
    })),
    lines: entries,
    edits: lines.filter(({ fate }) => fate === 'kept' || fate === 'joined').flatMap(ledgerEdits),
    totals,
  };
}
