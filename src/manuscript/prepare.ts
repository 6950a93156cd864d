import { type Diagnostic, diagnose, InputError } from '../kernel/diagnostic.js';
import { regionAtStart } from '../kernel/regions.js';
import type { Source } from '../source/source.js';
import { addEdits, cleanEdits, isBlank } from './clean.js';
import { markDuplicates } from './duplicates.js';
import {
  editorsNoteStart,
  type MetadataLine,
  metadataLine,
  splitTitle,
  subtitleLine,
} from './front-matter.js';
import type { Fate, Ledger, LedgerLine } from './ledger.js';
import type {
  Manuscript,
  ManuscriptMetadata,
  Paragraph,
  Section,
  SectionRole,
} from './manuscript.js';
import { nearCopies } from './near-copies.js';
import { markNoise } from './noise.js';
import { markEdits } from './punctuation/marks.js';
import { dotEdits, quoteEdits } from './punctuation/quotes.js';
import { slugOf } from './slug.js';
import { headingEdits, headingLabel } from './structure/heading.js';
import { type FoundHeading, inferStructure } from './structure/infer.js';
import { editedText, ledgerEdits, textStart, type WorkingLine } from './working-line.js';

export interface PrepareOptions {
  /** The title, instead of the one that the text gives. */
  readonly title?: string;
  /** Noise rules not to be applied. */
  readonly keep?: readonly string[];
  /** Lines to drop whatever they are. */
  readonly drop?: readonly RegExp[];
  /** Traditional and simplified characters. */
  readonly convert?: 's2t' | 't2s';
}

/** A section while it fills; its file's name is known when its place is. */
interface OpenSection {
  role: SectionRole;
  label?: string;
  region?: string;
  heading: string;
  readonly paragraphs: Paragraph[];
  readonly lines: WorkingLine[];
}

/**
 * Sources → manuscript: noise and repeats told apart from text, structure inferred, punctuation made Chinese; and the
 * ledger in which each line has one fate. Throws InputError where there is no text to make an edition of.
 */
export function prepareManuscript(
  sources: readonly Source[],
  options: PrepareOptions = {},
): Manuscript {
  const lines = workingLines(sources);
  const name = sources[0]?.name ?? '';
  const fileOf = (line: WorkingLine) => sources[line.source]?.name ?? name;
  for (const line of lines) if (isBlank(line)) line.fate = 'blank';
  markNoise(lines, options.keep, options.drop);
  markDuplicates(lines);
  const text = lines.filter((line) => line.fate === undefined);
  for (const line of text) addEdits(line, cleanEdits(line.text));
  const diagnostics: Diagnostic[] = [...nearCopies(text, fileOf)];
  if (text.length === 0) throw new InputError([diagnose('source/empty', { file: name })]);

  const builder = new Builder(text, options);
  const { metadata, sections, schemes } = builder.build();
  const body = sections.filter(({ paragraphs }) => paragraphs.length > 0);
  if (body.length === 0) throw new InputError([diagnose('manuscript/only-title', { file: name })]);
  if (metadata.title === undefined)
    diagnostics.push(diagnose('manuscript/no-title', { file: name }));
  if (schemes.length > 0) {
    const count = sections.filter(({ role }) => role === 'chapter').length;
    diagnostics.push(
      diagnose('manuscript/scheme', { file: name }, { count, schemes: schemes.join(' > ') }),
    );
  }
  for (const line of text) diagnostics.push(...punctuate(line, fileOf(line)));
  // Edits change what paragraphs and headings read: they are taken once all edits are made.
  const finished = sections.map((section, index) => finish(section, index, sections));
  return { metadata, sections: finished, ledger: ledgerOf(sources, lines), diagnostics };
}

function workingLines(sources: readonly Source[]): WorkingLine[] {
  return sources.flatMap((source, index) =>
    source.lines.map(
      (line): WorkingLine => ({
        source: index,
        number: line.number,
        text: line.text,
        ...(line.markup && { markup: line.markup }),
        edits: [],
      }),
    ),
  );
}

/** Makes a kept line's marks Chinese; what is information for edition.yaml stays as it stands. */
function punctuate(line: WorkingLine, file: string): readonly Diagnostic[] {
  if (line.fate !== 'kept' || line.to === 'edition.yaml') return [];
  const quotes = quoteEdits(line.text);
  addEdits(line, [...markEdits(line.text), ...dotEdits(line.text), ...quotes.edits]);
  if (line.as === 'heading') addEdits(line, headingEdits(line.text));
  return quotes.unpaired === undefined
    ? []
    : [
        diagnose('manuscript/unpaired-quote', {
          file,
          line: line.number,
          column: quotes.unpaired + 1,
        }),
      ];
}

/** Gives each text line its place. */
class Builder {
  private readonly sections: OpenSection[] = [];
  private readonly information: MetadataLine[] = [];
  private title: string | undefined;
  private subtitle: string | undefined;
  private titleLine: WorkingLine | undefined;

  constructor(
    private readonly text: readonly WorkingLine[],
    private readonly options: PrepareOptions,
  ) {}

  build(): {
    metadata: ManuscriptMetadata;
    sections: readonly OpenSection[];
    schemes: readonly string[];
  } {
    const start = this.front();
    const { headings, schemes } = inferStructure(this.text, start);
    const byIndex = new Map(headings.map((heading) => [heading.index, heading]));
    const outermost = headings[0]?.level ?? 1;
    for (let index = start; index < this.text.length; index++) {
      const line = this.text[index] as WorkingLine;
      const heading = byIndex.get(index);
      if (heading !== undefined && heading.level <= outermost) this.open(line, heading);
      else if (heading !== undefined && this.current?.role === 'chapter')
        this.subheading(line, heading.level - outermost + 1);
      else this.body(line, index);
    }
    const date = this.information.find((one) => one.date !== undefined)?.date;
    const sourceName = this.information.find((one) => one.sourceName !== undefined)?.sourceName;
    const title =
      this.options.title ??
      this.title ??
      this.sections.find(({ role }) => role !== 'editors-note')?.heading;
    const metadata: ManuscriptMetadata = {
      ...(title !== undefined && { title }),
      ...(this.subtitle !== undefined &&
        this.options.title === undefined && { subtitle: this.subtitle }),
      ...(date !== undefined && { date }),
      ...(sourceName !== undefined && { sourceName }),
      creators: this.information.flatMap((one) => one.creators ?? []),
      information: this.text
        .filter((line) => line.to === 'edition.yaml')
        .filter(
          (line) =>
            this.options.title !== undefined || (line.as !== 'title' && line.as !== 'subtitle'),
        )
        .map((line) => editedText(line)),
    };
    return { metadata, sections: this.sections, schemes };
  }

  private get current(): OpenSection | undefined {
    return this.sections.at(-1);
  }

  /** Reads title, subtitle and information; the index of the first line behind them. */
  private front(): number {
    let index = 0;
    const first = this.text[0] as WorkingLine;
    const text = editedText(first).replace(/^#\s+/, '');
    if (isTitle(text) && editorsNoteStart(text) === undefined) {
      const split = splitTitle(text);
      this.title = split.title;
      this.subtitle = split.subtitle;
      this.titleLine = first;
      keep(first, 'title', 'edition.yaml');
      index = 1;
      const second = this.text[1];
      const sub = second === undefined ? undefined : subtitleLine(editedText(second));
      if (second !== undefined && sub !== undefined && this.subtitle === undefined) {
        this.subtitle = sub;
        keep(second, 'subtitle', 'edition.yaml');
        index = 2;
      }
    }
    while (index < this.text.length && this.inform(this.text[index] as WorkingLine)) index++;
    return index;
  }

  private inform(line: WorkingLine): boolean {
    const found = metadataLine(editedText(line));
    if (found === undefined) return false;
    this.information.push(found);
    keep(line, found.as, 'edition.yaml');
    return true;
  }

  private open(line: WorkingLine, heading: FoundHeading): void {
    const { label, region } = headingLabel(editedText(line), heading.reading);
    addEdits(line, markerEdits(line, heading));
    keep(line, 'heading');
    this.sections.push({
      role: 'chapter',
      ...(label !== undefined && { label }),
      ...(region !== undefined && { region }),
      heading: '',
      paragraphs: [],
      lines: [line],
    });
  }

  private subheading(line: WorkingLine, level: number): void {
    keep(line, 'heading');
    const section = this.current as OpenSection;
    section.paragraphs.push({ kind: 'heading', level: Math.min(level, 4), text: '' });
    section.lines.push(line);
  }

  private body(line: WorkingLine, index: number): void {
    const text = editedText(line);
    const note = this.current === undefined ? editorsNoteStart(text) : undefined;
    if (note !== undefined) this.openNote(line, note.name, note.at, note.length, text);
    else if (index >= this.text.length - 3 && this.inform(line)) return;
    else {
      if (this.current === undefined) this.openUntitled();
      this.paragraph(line);
    }
  }

  private openNote(
    line: WorkingLine,
    name: string,
    at: number,
    length: number,
    text: string,
  ): void {
    keep(line, 'editors-note');
    const section: OpenSection = {
      role: 'editors-note',
      heading: name,
      paragraphs: [],
      lines: [line],
    };
    this.sections.push(section);
    const base = textStart(line);
    const cut = (from: number, to: number) => {
      const written = line.text.slice(base + from, base + to);
      addEdits(line, [{ at: base + from, from: written, to: '', rule: 'structure/editors-note' }]);
    };
    cut(0, at);
    cut(at + name.length, length);
    if (length < text.length) section.paragraphs.push({ kind: 'paragraph', text: '' });
  }

  /** Text before the first heading: the title is its heading, and stands in its file as well as in edition.yaml. */
  private openUntitled(): void {
    const lines: WorkingLine[] = [];
    if (this.titleLine !== undefined) {
      this.titleLine.as = 'heading';
      delete this.titleLine.to;
      lines.push(this.titleLine);
    }
    this.sections.push({
      role: 'chapter',
      heading: this.options.title ?? NO_HEADING,
      paragraphs: [],
      lines,
    });
  }

  private paragraph(line: WorkingLine): void {
    keep(line, 'paragraph');
    const section = this.current as OpenSection;
    section.paragraphs.push({ kind: 'paragraph', text: '' });
    section.lines.push(line);
  }
}

/** The heading of a text that has neither title nor headings, until its editor writes one. */
const NO_HEADING = '＊';

function keep(line: WorkingLine, as: string, to?: string): void {
  line.fate = 'kept';
  line.as = as;
  if (to !== undefined) line.to = to;
}

/** A title is short and no sentence. */
const LONGEST_TITLE = 100;

function isTitle(text: string): boolean {
  return [...text].length <= LONGEST_TITLE && !/[。；，、;,]$/u.test(text);
}

/** A bullet, a bracket or Markdown's own marks before a heading are no text of it. */
function markerEdits(line: WorkingLine, { reading }: FoundHeading) {
  const base = textStart(line);
  const edits = [];
  const from = line.text.slice(base, base + reading.strip);
  if (reading.strip > 0) edits.push({ at: base, from, to: '', rule: 'structure/heading-marker' });
  const { mark } = reading;
  if (mark !== undefined && mark.length > 0) {
    const at = base + mark.at;
    const written = line.text.slice(at, at + mark.length);
    const topic = at + mark.length < base + editedText(line).length;
    if (/[】〕\]]/u.test(written) || (reading.strip > 0 && written.trim() === '')) {
      edits.push({ at, from: written, to: topic ? '：' : '', rule: 'structure/heading-marker' });
    } else if (/^\s*[:：]\s*$/u.test(written)) {
      edits.push({ at, from: written, to: '：', rule: 'gbt15834/colon' });
    }
  }
  return edits;
}

/** The section with its texts as they read after all edits, and its lines told their file. */
function finish(section: OpenSection, index: number, all: readonly OpenSection[]): Section {
  const { role, label, region } = section;
  const file = sectionFile(section, index, all);
  for (const line of section.lines) line.to = file;
  const texts = section.lines.map((line) => editedText(line));
  let heading = section.heading;
  let rest = texts;
  if (role === 'editors-note') {
    const [first = '', ...others] = texts;
    const inline = first.slice(heading.length);
    rest = inline === '' ? others : [inline, ...others];
  } else if (section.lines.length > section.paragraphs.length) {
    [heading = '', ...rest] = texts;
  }
  return {
    role,
    ...(label !== undefined && { label }),
    ...(region !== undefined && { region }),
    heading,
    file,
    paragraphs: section.paragraphs.map((paragraph, at) => ({ ...paragraph, text: rest[at] ?? '' })),
  };
}

/** `00-editors-note.md`, `01-beijing.md`: in the order of the text; the number 00 is for what stands before the chapters. */
function sectionFile(
  { role, label }: OpenSection,
  index: number,
  all: readonly OpenSection[],
): string {
  const first = all[0]?.role === 'chapter' ? 1 : 0;
  const width = Math.max(2, String(all.length).length);
  const region = label === undefined ? undefined : regionAtStart(label)?.region;
  const slug = role === 'chapter' ? (region?.slug ?? slugOf(label)) : role;
  return `${String(index + first).padStart(width, '0')}-${slug}.md`;
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
    };
  });
  return {
    version: 1,
    source: sources.map(({ name, from, bytes, sha256, encoding, lines: own }) => ({
      name,
      ...(from !== undefined && { from }),
      bytes,
      sha256,
      encoding,
      lines: own.length,
    })),
    lines: entries,
    edits: lines.filter(({ fate }) => fate === 'kept' || fate === 'joined').flatMap(ledgerEdits),
    totals,
  };
}
