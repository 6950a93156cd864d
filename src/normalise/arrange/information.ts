import type { ManuscriptMetadata } from '../../model/manuscript.js';
import { type MetadataLine, metadataLine } from '../front-matter.js';
import { type Group, groupText } from '../joins.js';
import { keep, openTextAt as textAt } from './groups.js';

/** The number of lines at a text's end that may be information. */
const TAIL = 10;

/** The values of the lines of information, in order, and the lines word for word. */
export class Information {
  private readonly lines: { readonly metadata: MetadataLine; readonly text: string }[] = [];
  /** The date below a letter's or a notice's signature: that of the text where nothing else gives one. */
  private signed: string | undefined;

  constructor(private readonly groups: readonly Group[]) {}

  /** Reads the paragraph at `index`; whether it is information. */
  read(index: number): boolean {
    const metadata = metadataLine(textAt(this.groups, index) ?? '');
    if (metadata !== undefined) this.take(index, metadata);
    return metadata !== undefined;
  }

  take(index: number, metadata: MetadataLine): void {
    const group = this.groups[index] as Group;
    this.lines.push({ metadata, text: groupText(group) });
    keep(group, metadata.as, 'edition.yaml');
  }

  /** Reads the information at the text's end; the index behind its last paragraph. */
  readTail(start: number): number {
    let end = this.groups.length;
    const before = this.lines.length;
    while (end > start + 1 && end > this.groups.length - TAIL) {
      if (this.isSignature(end - 1) || !this.read(end - 1)) break;
      end--;
    }
    // Read from the end, given in the order of the text.
    this.lines.push(...this.lines.splice(before).reverse());
    if (this.isSignature(end - 1))
      this.signed = metadataLine(textAt(this.groups, end - 1) ?? '')?.date;
    return end;
  }

  /** A date under a name or an office is a letter's or a notice's own end (落款): it stays with its text. */
  private isSignature(index: number): boolean {
    const metadata = metadataLine(textAt(this.groups, index) ?? '');
    const above = textAt(this.groups, index - 1);
    return (
      metadata?.as === 'date' &&
      above !== undefined &&
      metadataLine(above) === undefined &&
      [...above].length <= 24 &&
      !/[。！？；：”）)]$/u.test(above)
    );
  }

  get asWritten(): readonly string[] {
    return this.lines.map(({ text }) => text);
  }

  /** edition.yaml's keys as far as the lines give them. */
  metadata(): Pick<
    ManuscriptMetadata,
    'date' | 'sourceName' | 'publisher' | 'creators' | 'tail' | 'masthead'
  > {
    const all = this.lines.map(({ metadata }) => metadata);
    const first = <Key extends keyof MetadataLine>(key: Key) =>
      all.find((one) => one[key] !== undefined)?.[key];
    const date = first('date') ?? this.signed;
    const sourceName = first('sourceName');
    const publisher = first('publisher');
    const creators = new Map(
      all.flatMap(({ creators: named = [] }) =>
        // Who wrote a piece may have read its proofs as well.
        named.map((one) => [`${one.name} ${one.role ?? ''}`, one] as const),
      ),
    );
    const tail = Object.assign({}, ...all.map((one) => one.tail ?? {})) as NonNullable<
      MetadataLine['tail']
    >;
    return {
      ...(date !== undefined && { date }),
      ...(sourceName !== undefined && { sourceName }),
      ...(publisher !== undefined && { publisher }),
      creators: [...creators.values()],
      ...(Object.keys(tail).length > 0 && { tail }),
      ...this.masthead(),
    };
  }

  /** Issue, unit and date of a briefing; its name stands above them. */
  private masthead(): Pick<ManuscriptMetadata, 'masthead'> {
    const all = this.lines.map(({ metadata }) => metadata);
    const issue = all.find((one) => one.issue !== undefined);
    if (issue === undefined) return {};
    const unit = all.find(({ publisher }) => publisher !== undefined)?.publisher;
    const date = all.find((one) => one.date !== undefined)?.date;
    return {
      masthead: {
        ...(issue.issue !== undefined && { issue: issue.issue }),
        ...(issue.totalIssue !== undefined && { totalIssue: issue.totalIssue }),
        ...(unit !== undefined && { unit }),
        ...(date !== undefined && { date }),
      },
    };
  }
}
