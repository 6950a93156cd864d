import type { Paragraph, Section } from '../../model/manuscript.js';
import { regionAtStart } from '../../model/regions.js';
import { editorsNoteStart } from '../front-matter.js';
import type { Group } from '../joins.js';
import { headingLabel } from '../structure/heading.js';
import type { StructureHeading } from '../structure/infer.js';
import { editedText } from '../working-line.js';
import { finishSection, sectionFile } from './finish.js';
import { keep, paragraphText } from './groups.js';
import { markerEdits, noteEdits } from './marker-edits.js';
import type { OpenSection } from './open-section.js';
import { type RunInLabel, runInEdits } from './run-in-labels.js';

/** The deepest level of a heading inside a section. */
const DEEPEST = 4;

/** Sections in the order of the text. */
export class Sections {
  private readonly open: OpenSection[] = [];
  private readonly callers = new Map<string, OpenSection>();

  /** `title` heads text that stands before the first heading; where no line is the title, `untitled` does. */
  constructor(
    private readonly title: Group | undefined,
    private readonly untitled: string,
  ) {}

  get current(): OpenSection | undefined {
    return this.open.at(-1);
  }

  get hasText(): boolean {
    return this.open.some(({ paragraphs }) => paragraphs.length > 0);
  }

  chapter(group: Group, heading: StructureHeading): void {
    const { label, region } = headingLabel(paragraphText([group], 0) ?? '', heading.reading);
    markerEdits(group, heading);
    keep(group, 'heading');
    this.open.push({
      role: 'chapter',
      ...(label !== undefined && { label }),
      ...(region !== undefined && { region }),
      head: group,
      paragraphs: [],
    });
    this.calls(group);
  }

  /** A chapter whose first line begins with the place that it reports of. */
  runIn(group: Group, runIn: RunInLabel): void {
    const { label } = runIn;
    const region = regionAtStart(label)?.region.code;
    keep(group, 'run-in-label');
    runInEdits(group, runIn);
    this.open.push({
      role: 'chapter',
      label,
      ...(region !== undefined && { region }),
      runIn: label,
      head: group,
      paragraphs: [{ kind: 'paragraph', group }],
    });
    this.calls(group);
  }

  /** A chapter that no line of the text heads. */
  named(heading: string): void {
    this.open.push({ role: 'chapter', heading, paragraphs: [] });
  }

  /** `label` is the word that stands over it. */
  appendix(group: Group, label?: string): void {
    keep(group, 'heading');
    this.open.push({
      role: 'appendix',
      ...(label !== undefined && { label }),
      head: group,
      paragraphs: [],
    });
  }

  note(group: Group): void {
    const text = paragraphText([group], 0) ?? '';
    const start = editorsNoteStart(text);
    if (start === undefined) return;
    const { name, length } = start;
    keep(group, 'editors-note');
    const section: OpenSection = {
      role: 'editors-note',
      runIn: name,
      head: group,
      paragraphs: [],
    };
    this.open.push(section);
    noteEdits(group, text, start);
    if (length < text.length) section.paragraphs.push({ kind: 'paragraph', group });
  }

  /** A heading inside the section; `level` 2 and more. */
  heading(group: Group, level: number, heading: StructureHeading): void {
    if (this.current === undefined) this.lead();
    keep(group, 'heading');
    markerEdits(group, heading);
    this.calls(group);
    this.current?.paragraphs.push({ kind: 'heading', level: Math.min(level, DEEPEST), group });
  }

  body(group: Group): void {
    if (this.current === undefined) this.lead();
    const kind = paragraphKind(group);
    keep(group, kind === 'code' ? 'verbatim' : kind);
    this.calls(group);
    this.sectionOf(group)?.paragraphs.push({ kind, group });
  }

  /** Notes and links that Markdown defines at its end belong to the section that refers to them first. */
  private sectionOf({ lines: [line] }: Group): OpenSection | undefined {
    const defines = line?.markdown?.defines;
    return (defines === undefined ? undefined : this.callers.get(defines)) ?? this.current;
  }

  private calls({ lines }: Group): void {
    const { current } = this;
    if (current === undefined) return;
    for (const name of lines.flatMap(({ markdown }) => markdown?.calls ?? []))
      if (!this.callers.has(name)) this.callers.set(name, current);
  }

  /** The file in which the text of each source begins. */
  files(): ReadonlyMap<number, string> {
    const files = new Map<number, string>();
    this.open.forEach((section, index) => {
      const { head, paragraphs } = section;
      for (const { lines } of [...(head ? [head] : []), ...paragraphs.map(({ group }) => group)]) {
        const source = lines[0]?.source;
        if (source !== undefined && !files.has(source))
          files.set(source, sectionFile(section, index, this.open));
      }
    });
    return files;
  }

  finished(): readonly Section[] {
    return this.open.map((section, index) => finishSection(section, index, this.open));
  }

  /** Text before the first heading: the title is its heading, and stands in its file as well as in edition.yaml. */
  private lead(): void {
    for (const line of this.title?.lines ?? []) {
      line.as = 'heading';
      delete line.to;
    }
    this.open.push({
      role: 'chapter',
      ...(this.title ? { head: this.title } : { heading: this.untitled }),
      paragraphs: [],
    });
  }
}

/** The kind of a paragraph by its source's markup. */
function paragraphKind({ lines }: Group): Paragraph['kind'] {
  const [line] = lines;
  if (line?.markup?.kind === 'code') return 'code';
  // A picture's line is Markdown already.
  if (line?.markdown !== undefined || line?.markup?.kind === 'image') return 'verbatim';
  if (line?.markup?.kind === 'note') return 'note';
  return line?.markup?.kind === 'table' && editedText(line).startsWith('|') ? 'table' : 'paragraph';
}
