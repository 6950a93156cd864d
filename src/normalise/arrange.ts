import type { ManuscriptMetadata, Paragraph, Section, SectionRole } from '../model/manuscript.js';
import { regionAtStart } from '../model/regions.js';
import { addEdits } from './clean.js';
import {
  datelineSource,
  editorsNoteStart,
  isKicker,
  type MetadataLine,
  metadataLine,
  nameLine,
  splitTitle,
  subtitleLine,
} from './front-matter.js';
import { type Group, groupText } from './joins.js';
import { slugOf } from './slug.js';
import { groupSpans, noteLabel } from './spans.js';
import { headingLabel } from './structure/heading.js';
import { type DocumentStructure, type FoundHeading, inferStructure } from './structure/infer.js';
import { labelKind } from './structure/label-kind.js';
import { type LineEdit, rawOffset, rawRange, type WorkingLine } from './working-line.js';

/** A section while it fills: its texts are read from the groups once all edits are made. */
interface OpenSection {
  role: SectionRole;
  label?: string;
  region?: string;
  /** Of a section that no line heads. */
  readonly heading?: string;
  /** The group that heads it. */
  readonly head?: Group;
  /** Of an editor's note: its name, which its first line begins with. */
  readonly noteName?: string;
  readonly paragraphs: {
    readonly kind: Paragraph['kind'];
    readonly level?: number;
    readonly group: Group;
  }[];
}

export interface Arranged {
  readonly metadata: ManuscriptMetadata;
  readonly structure: DocumentStructure;
  /** The sections with their texts as they read now: call it when every edit is made. */
  readonly sections: () => readonly Section[];
  readonly hasText: boolean;
}

/** The heading of a text that has neither title nor headings, until its editor writes one. */
const NO_HEADING = '＊';
/** A title is no longer, in characters, and no sentence. */
const LONGEST_TITLE = 100;
/** So many lines at a text's end may be information. */
const TAIL = 10;
const APPENDIX = /^(?:附件|附录|附表|附)\s*\d*\s*[:：]/u;

/** Gives each paragraph its place: title and information, editor's note, sections by the document's own structure. */
export function arrange(groups: readonly Group[], givenTitle: string | undefined): Arranged {
  const arranger = new Arranger(groups, givenTitle);
  return arranger.arrange();
}

class Arranger {
  private readonly open: OpenSection[] = [];
  private readonly information: MetadataLine[] = [];
  private readonly said: string[] = [];
  private title: string | undefined;
  private subtitle: string | undefined;
  private kicker: string | undefined;
  private titleGroup: Group | undefined;

  constructor(
    private readonly groups: readonly Group[],
    private readonly givenTitle: string | undefined,
  ) {}

  arrange(): Arranged {
    const start = this.front();
    const end = this.tail(start);
    const texts = this.groups.slice(0, end).map(groupText);
    const markups = this.groups.slice(0, end).map(({ lines }) => lines[0]?.markup);
    const structure = inferStructure(texts, start, markups);
    const byIndex = new Map(structure.headings.map((heading) => [heading.index, heading]));
    const outermost = structure.headings[0]?.level ?? 1;
    for (let index = start; index < end; index++) {
      const group = this.groups[index] as Group;
      const text = texts[index] as string;
      const heading = byIndex.get(index);
      if (this.current === undefined && editorsNoteStart(text) !== undefined)
        this.note(group, text);
      else if (group.lines[0]?.markup?.kind === 'note') this.body(group);
      else if (heading !== undefined && heading.level <= outermost)
        this.section(group, text, heading);
      else if (this.current !== undefined && APPENDIX.test(text) && text.length <= 40)
        this.appendix(group);
      else if (
        heading !== undefined &&
        this.current !== undefined &&
        this.current.role !== 'editors-note'
      ) {
        this.paragraph(group, 'heading', Math.min(heading.level - outermost + 1, 4), heading);
      } else this.body(group);
    }
    return {
      metadata: this.metadata(),
      structure,
      sections: () => this.open.map((section, index) => finish(section, index, this.open)),
      hasText: this.open.some(({ paragraphs }) => paragraphs.length > 0),
    };
  }

  private get current(): OpenSection | undefined {
    return this.open.at(-1);
  }

  /** Reads kicker, title, subtitle and information; the index of the first paragraph behind them. */
  private front(): number {
    let index = 0;
    while (index < 2 && this.groups.length > index + 1 && this.inform(index)) index++;
    const first = this.textAt(index);
    if (
      first !== undefined &&
      this.groups.length > index + 1 &&
      isKicker(first) &&
      this.titleBehind(index)
    ) {
      this.kicker = first;
      keep(this.groups[index] as Group, 'kicker', 'edition.yaml');
      index++;
      while (index < this.groups.length && this.inform(index)) index++;
    }
    const text = this.textAt(index);
    if (text !== undefined && isTitle(text) && editorsNoteStart(text) === undefined) {
      this.takeTitle(index);
      index++;
      const sub = this.textAt(index);
      const subtitle = sub === undefined ? undefined : subtitleLine(sub);
      if (subtitle !== undefined && this.subtitle === undefined) {
        this.subtitle = subtitle;
        keep(this.groups[index] as Group, 'subtitle', 'edition.yaml');
        index++;
      }
    }
    const named = this.textAt(index);
    const byline =
      named === undefined || this.title === undefined || editorsNoteStart(named) !== undefined
        ? undefined
        : nameLine(named);
    const behind = this.textAt(index + 1);
    if (
      byline !== undefined &&
      behind !== undefined &&
      (behind.length > 24 || /[。！？”]$/u.test(behind) || metadataLine(behind) !== undefined) &&
      !this.recurs(index)
    ) {
      this.take(index, byline);
      index++;
    }
    while (index < this.groups.length && this.inform(index)) index++;
    return index;
  }

  /** Whether other lines of the same kind follow: then it is the first of the document's labels, and no author. */
  private recurs(index: number): boolean {
    const kind = labelKind(this.textAt(index) ?? '');
    if (kind === 'other') return false;
    return this.groups.slice(index + 1).some((group) => {
      const text = groupText(group);
      return [...text].length <= 24 && !/[。！？；，、：]/u.test(text) && labelKind(text) === kind;
    });
  }

  /** Whether the line behind a kicker, or behind the information under it, is a title. */
  private titleBehind(index: number): boolean {
    let at = index + 1;
    while (at < this.groups.length && metadataLine(this.textAt(at) ?? '') !== undefined) at++;
    const text = this.textAt(at);
    return (
      text !== undefined &&
      [...text].length <= 40 &&
      isTitle(text) &&
      editorsNoteStart(text) === undefined &&
      !/^(?:[一二三四五六七八九十]+、|[（(【]|第[一二三四五六七八九十\d]+|\d{1,2}[.、])|[:：]/u.test(
        text,
      )
    );
  }

  private takeTitle(index: number): void {
    const group = this.groups[index] as Group;
    const [line] = group.lines;
    const markup = /^(#{1,6}\s+|\*\*)/.exec(groupText(group))?.[1];
    if (line !== undefined && markup !== undefined) {
      const at = rawOffset(line, 0);
      addEdits(line, [{ at, from: markup, to: '', rule: 'structure/heading-marker' }]);
      const last = line.text.trimEnd();
      if (markup === '**' && last.endsWith('**')) {
        addEdits(line, [
          { at: last.length - 2, from: '**', to: '', rule: 'structure/heading-marker' },
        ]);
      }
    }
    const split = splitTitle(groupText(group));
    this.title = split.title;
    this.subtitle = split.subtitle;
    this.titleGroup = group;
    keep(group, 'title', 'edition.yaml');
  }

  /** Reads the information at the text's end; the index behind its last paragraph. */
  private tail(start: number): number {
    let end = this.groups.length;
    const before = [this.information.length, this.said.length] as const;
    while (end > start + 1 && end > this.groups.length - TAIL) {
      if (this.isSignature(end - 1) || !this.inform(end - 1)) break;
      end--;
    }
    // Found from the end, told in the order of the text.
    this.information.push(...this.information.splice(before[0]).reverse());
    this.said.push(...this.said.splice(before[1]).reverse());
    return end;
  }

  /** A date under a name or an office is a letter's or a notice's own end (落款): it stays with its text. */
  private isSignature(index: number): boolean {
    const found = metadataLine(this.textAt(index) ?? '');
    const above = this.textAt(index - 1);
    return (
      found?.as === 'date' &&
      above !== undefined &&
      metadataLine(above) === undefined &&
      [...above].length <= 24 &&
      !/[。！？；：”）)]$/u.test(above)
    );
  }

  private textAt(index: number): string | undefined {
    const group = this.groups[index];
    return group === undefined ? undefined : groupText(group);
  }

  private inform(index: number): boolean {
    const found = metadataLine(this.textAt(index) ?? '');
    if (found !== undefined) this.take(index, found);
    return found !== undefined;
  }

  private take(index: number, found: MetadataLine): void {
    const group = this.groups[index] as Group;
    this.information.push(found);
    this.said.push(groupText(group));
    keep(group, found.as, 'edition.yaml');
  }

  private section(group: Group, text: string, heading: FoundHeading): void {
    const { label, region } = headingLabel(text, heading.reading);
    markerEdits(group, text, heading);
    keep(group, 'heading');
    this.open.push({
      role: 'chapter',
      ...(label !== undefined && { label }),
      ...(region !== undefined && { region }),
      head: group,
      paragraphs: [],
    });
  }

  private appendix(group: Group): void {
    keep(group, 'heading');
    this.open.push({ role: 'appendix', head: group, paragraphs: [] });
  }

  private note(group: Group, text: string): void {
    const { name, at, length } = editorsNoteStart(text) as {
      name: string;
      at: number;
      length: number;
    };
    keep(group, 'editors-note');
    const section: OpenSection = {
      role: 'editors-note',
      noteName: name,
      head: group,
      paragraphs: [],
    };
    this.open.push(section);
    const [line] = group.lines;
    if (line !== undefined) {
      // Every place is found before the first edit moves the others.
      const ranges = [rawRange(line, 0, at), rawRange(line, at + name.length, length)];
      addEdits(
        line,
        ranges.map(({ at: start, end }) => ({
          at: start,
          from: line.text.slice(start, end),
          to: '',
          rule: 'structure/editors-note',
        })),
      );
    }
    if (length < text.length) section.paragraphs.push({ kind: 'paragraph', group });
  }

  private body(group: Group): void {
    if (this.current === undefined) this.untitled();
    this.paragraph(group, kindOf(group));
  }

  private paragraph(
    group: Group,
    kind: Paragraph['kind'],
    level?: number,
    heading?: FoundHeading,
  ): void {
    keep(group, kind);
    if (heading !== undefined) markerEdits(group, groupText(group), heading);
    this.current?.paragraphs.push({ kind, ...(level !== undefined && { level }), group });
  }

  /** Text before the first heading: the title is its heading, and stands in its file as well as in edition.yaml. */
  private untitled(): void {
    const head = this.titleGroup;
    if (head !== undefined) {
      for (const line of head.lines) {
        if (line.fate === 'kept') line.as = 'heading';
        delete line.to;
      }
    }
    this.open.push({
      role: 'chapter',
      ...(head ? { head } : { heading: this.givenTitle ?? NO_HEADING }),
      paragraphs: [],
    });
  }

  private metadata(): ManuscriptMetadata {
    const first = <Key extends keyof MetadataLine>(key: Key) =>
      this.information.find((one) => one[key] !== undefined)?.[key];
    const opening = this.groups.map(groupText).find((text) => datelineSource(text) !== undefined);
    const title = this.givenTitle ?? this.title ?? this.firstHeading();
    const date = first('date');
    const sourceName =
      first('sourceName') ?? (opening === undefined ? undefined : datelineSource(opening));
    const publisher = first('publisher');
    const creators = new Map(
      this.information.flatMap(({ creators: found = [] }) => found.map((one) => [one.name, one])),
    );
    const tail = Object.assign({}, ...this.information.map((one) => one.tail ?? {})) as NonNullable<
      MetadataLine['tail']
    >;
    const given = this.givenTitle !== undefined;
    return {
      ...(title !== undefined && { title }),
      ...(this.subtitle !== undefined && !given && { subtitle: this.subtitle }),
      ...(this.kicker !== undefined && { kicker: this.kicker }),
      ...(date !== undefined && { date }),
      ...(sourceName !== undefined && { sourceName }),
      ...(publisher !== undefined && { publisher }),
      creators: [...creators.values()],
      ...(Object.keys(tail).length > 0 && { tail }),
      information:
        given && this.titleGroup !== undefined
          ? [...[this.title, this.subtitle].filter((one) => one !== undefined), ...this.said]
          : this.said,
    };
  }

  private firstHeading(): string | undefined {
    const section = this.open.find(
      ({ role, head }) => role !== 'editors-note' && head !== undefined,
    );
    return section?.head === undefined ? undefined : groupText(section.head);
  }
}

/** What a paragraph is by its source's own markup. */
function kindOf({ lines }: Group): Paragraph['kind'] {
  const [line] = lines;
  // A picture's line is Markdown already.
  if (line?.markdown === true || line?.markup?.kind === 'image') return 'verbatim';
  if (line?.markup?.kind === 'note') return 'note';
  return line?.markup?.kind === 'table' && line.text.startsWith('|') ? 'table' : 'paragraph';
}

function keep({ lines }: Group, as: string, to?: string): void {
  lines.forEach((line, index) => {
    if (index === 0) line.fate = 'kept';
    line.as = as;
    if (to !== undefined) line.to = to;
  });
}

function isTitle(text: string): boolean {
  return [...text].length <= LONGEST_TITLE && !/[。；，、;,]$/u.test(text) && !/。./u.test(text);
}

/** A bullet, a bracket or Markdown's own marks around a heading are no text of it. */
function markerEdits({ lines }: Group, text: string, { reading }: FoundHeading): void {
  const [line] = lines;
  if (line === undefined) return;
  // Every place is found before the first edit moves the others.
  const edits: LineEdit[] = [];
  const edit = (at: number, length: number, to: string, rule: string) => {
    const range = rawRange(line, at, at + length);
    edits.push({ at: range.at, from: line.text.slice(range.at, range.end), to, rule });
  };
  if (reading.strip > 0) edit(0, reading.strip, '', 'structure/heading-marker');
  if (reading.tail !== undefined)
    edit(text.length - reading.tail, reading.tail, '', 'structure/heading-marker');
  const { mark } = reading;
  if (mark === undefined || mark.length === 0) {
    addEdits(line, edits);
    return;
  }
  const written = text.slice(mark.at, mark.at + mark.length);
  const topic = mark.at + mark.length < text.length;
  if (/[】〕\]]/u.test(written) || (reading.strip > 0 && written.trim() === '')) {
    edit(mark.at, mark.length, topic ? '：' : '', 'structure/heading-marker');
  } else if (/^\s*[:：]\s*$/u.test(written)) {
    edit(mark.at, mark.length, '：', 'gbt15834/colon');
  }
  addEdits(line, edits);
}

/** The section with its texts as they read now, and its lines told their file. */
function finish(section: OpenSection, index: number, all: readonly OpenSection[]): Section {
  const { role, label, region, head, noteName, paragraphs } = section;
  const file = sectionFile(section, index, all);
  for (const { lines } of [...(head ? [head] : []), ...paragraphs.map(({ group }) => group)]) {
    for (const line of lines) line.to = file;
  }
  const heading = noteName ?? (head === undefined ? (section.heading ?? '') : groupText(head));
  return {
    role,
    ...(label !== undefined && { label }),
    ...(region !== undefined && { region }),
    heading,
    ...(head !== undefined && noteName === undefined && headingNotes(head)),
    file,
    paragraphs: paragraphs.map(({ kind, level, group }, at) => ({
      kind,
      ...(kind !== 'paragraph' && follows(paragraphs[at - 1]?.group, group) && { continues: true }),
      ...(level !== undefined && { level }),
      // The note's own line begins with its name, which is the heading.
      text: group === head ? groupText(group).slice(noteName?.length ?? 0) : groupText(group),
      ...markedSpans(group, group === head ? noteName?.length : 0),
      ...(kind === 'note' && {
        label: noteLabel(group.lines[0] as WorkingLine, group.lines[0]?.markup?.label ?? ''),
      }),
    })),
  };
}

function markedSpans(group: Group, cut = 0): Pick<Paragraph, 'spans'> {
  const spans = groupSpans(group, cut);
  return spans.length > 0 ? { spans } : {};
}

function headingNotes(head: Group): Pick<Section, 'headingSpans'> {
  const headingSpans = groupSpans(head).filter(({ kind }) => kind === 'note');
  return headingSpans.length > 0 ? { headingSpans } : {};
}

/** Whether the group's line is the one right behind that of `before`: lines of one Markdown block, of one table. */
function follows(before: Group | undefined, { lines }: Group): boolean {
  const last = before?.lines.at(-1);
  const [line] = lines;
  return (
    last !== undefined &&
    line !== undefined &&
    last.source === line.source &&
    last.number + 1 === line.number
  );
}

/** `00-editors-note.md`, `01-beijing.md`: in the order of the text; the number 00 is for what stands before the chapters. */
function sectionFile(
  { role, label }: OpenSection,
  index: number,
  all: readonly OpenSection[],
): string {
  const first = all[0]?.role === 'editors-note' ? 0 : 1;
  const width = Math.max(2, String(all.length).length);
  const region = label === undefined ? undefined : regionAtStart(label)?.region;
  const slug = role === 'chapter' ? (region?.slug ?? slugOf(label)) : role;
  return `${String(index + first).padStart(width, '0')}-${slug}.md`;
}
