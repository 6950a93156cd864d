import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  type ICommentOptions,
  InsertedTextRun,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { decode } from '../../inputs/decode.js';
import { splitLines } from '../../inputs/split-lines.js';
import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import { REVIEW_WORDS } from '../../messages/docx.js';
import { fill } from '../../messages/fill.js';
import { reasonText } from '../../messages/reasons.js';
import type { Language } from '../../messages/rule.js';
import type { Ledger, LedgerEdit, LedgerLine } from '../../model/ledger.js';
import { parseLedger } from '../../model/ledger.js';
import { sha256 } from '../../model/sha256.js';
import type { Attachment, Book } from '../output.js';
import { settled } from './package.js';
import { documentStyles } from './styles.js';

const LEDGER = 'ledger.json';

/**
 * The source as a Word file with every change of the normaliser tracked: edits inside lines, dropped and repeated lines with comments
 * that give the reasons, and the ends of joined lines. If all changes are accepted, the text is that of the import; if all are
 * rejected, it is that of the source. Without a ledger there are no bytes but a diagnostic.
 */
export async function reviewDocument(
  book: Book,
): Promise<{ readonly bytes?: Uint8Array; readonly diagnostics: readonly Diagnostic[] }> {
  const files = new Map((book.editionFiles ?? []).map((file) => [file.name, file.bytes]));
  const bytes = files.get(LEDGER);
  if (bytes === undefined) return { diagnostics: [diagnose('docx/no-ledger', {}, {})] };
  const ledger = parseLedger(new TextDecoder().decode(bytes), LEDGER);
  const writer = new ReviewWriter(book, ledger);
  const children = ledger.source.flatMap(({ name, encoding }, source) => {
    const text = files.get(`source/${name}`);
    return text === undefined
      ? []
      : writer.source(source, splitLines(decode(text, name, encoding).text));
  });
  const missing = ledger.source.filter(({ name }) => !files.has(`source/${name}`));
  const { metadata } = book.edition;
  const document = new Document({
    title: metadata.title,
    creator: book.tool,
    lastModifiedBy: book.tool,
    styles: documentStyles(book.template),
    comments: { children: writer.comments },
    sections: [{ children }],
  });
  const packed = await Packer.toBuffer(document);
  return {
    bytes: await settled(packed, book.date, metadata),
    diagnostics: [
      ...missing.map(({ name }) => diagnose('docx/no-source', {}, { name })),
      ...editedSince(ledger, book.editionFiles ?? []),
    ],
  };
}

/** Reports Markdown that was edited since the import: the review shows the changes of the import only. */
function editedSince({ files = [] }: Ledger, attached: readonly Attachment[]) {
  const now = new Map(attached.map(({ name, bytes }) => [name, sha256(bytes)]));
  const edited = files.filter((file) => now.get(file.path) !== file.sha256);
  if (edited.length === 0) return [];
  return [diagnose('docx/review-edited', {}, { names: edited.map(({ path }) => path).join('、') })];
}

class ReviewWriter {
  readonly comments: ICommentOptions[] = [];
  readonly #edits = new Map<string, LedgerEdit[]>();
  readonly #lines = new Map<number, LedgerLine[]>();
  readonly #rules = new Map<string, number>();
  readonly #said = new Set<string>();
  readonly #language: Language;
  readonly #words: (typeof REVIEW_WORDS)[Language];
  #ids = 0;

  constructor(
    private readonly book: Book,
    ledger: Ledger,
  ) {
    this.#language = /^zh/i.test(book.edition.metadata.language) ? 'zh' : 'en';
    this.#words = REVIEW_WORDS[this.#language];
    for (const edit of ledger.edits) {
      push(this.#edits, `${edit.source}:${edit.line}`, edit);
      this.#rules.set(edit.rule, (this.#rules.get(edit.rule) ?? 0) + 1);
    }
    for (const line of ledger.lines) push(this.#lines, line.source, line);
  }

  source(source: number, texts: readonly string[]): Paragraph[] {
    const lines = [...(this.#lines.get(source) ?? [])].sort((a, b) => a.line - b.line);
    return lines.map((line, index) => {
      const text = texts[line.line - 1] ?? '';
      const isText = line.fate === 'kept' || line.fate === 'joined';
      const next = lines.slice(index + 1).find(({ fate }) => fate === 'kept' || fate === 'joined');
      const endGoes = !isText || next?.fate === 'joined';
      return new Paragraph({
        indent: { firstLineChars: 0, firstLine: 0 },
        ...(endGoes && { run: { deletion: this.#change() } }),
        children: isText ? this.#edited(line, text) : this.#dropped(line, text),
      });
    });
  }

  /** The text of a line with its edits. */
  #edited({ source, line }: LedgerLine, text: string): ParagraphChild[] {
    const edits = [...(this.#edits.get(`${source}:${line}`) ?? [])].sort(
      (a, b) => a.column - b.column,
    );
    const children: ParagraphChild[] = [];
    let at = 0;
    for (const { column, from, to, rule } of edits) {
      const start = column - 1;
      if (start > at) children.push(new TextRun(printableText(text.slice(at, start))));
      const change = [
        ...(from === ''
          ? []
          : [new DeletedTextRun({ ...this.#change(), text: printableText(from) })]),
        ...(to === '' ? [] : [new InsertedTextRun({ ...this.#change(), text: printableText(to) })]),
      ];
      children.push(...this.#commented(change, this.#firstOf(rule)));
      at = start + from.length;
    }
    if (at < text.length) children.push(new TextRun(printableText(text.slice(at))));
    return children;
  }

  /** The name of a rule and the number of its changes at the rule's first change; undefined at the others. */
  #firstOf(rule: string): string | undefined {
    if (this.#said.has(rule)) return undefined;
    this.#said.add(rule);
    return fill(this.#words.rule, { rule, n: this.#rules.get(rule) ?? 0 });
  }

  #dropped({ fate, of, why, as }: LedgerLine, text: string): ParagraphChild[] {
    if (text === '') return [];
    const reason = why === undefined ? undefined : reasonText(why, this.#language);
    const deleted = [new DeletedTextRun({ ...this.#change(), text: printableText(text) })];
    const comment =
      fate === 'duplicate'
        ? fill(this.#words.duplicate, { of: of ?? '' })
        : fate === 'dropped'
          ? fill(this.#words.dropped, { why: reason ?? as ?? '' })
          : undefined;
    return this.#commented(deleted, comment);
  }

  #commented(children: ParagraphChild[], text: string | undefined): ParagraphChild[] {
    if (text === undefined) return children;
    const id = this.comments.length;
    const { author } = this.#change();
    const date = new Date(this.book.date);
    this.comments.push({ id, author, date, children: [new Paragraph(text)] });
    return [
      new CommentRangeStart(id),
      ...children,
      new CommentRangeEnd(id),
      new TextRun({ children: [new CommentReference(id)] }),
    ];
  }

  #change() {
    this.#ids++;
    const date = new Date(this.book.date).toISOString().replace(/\.\d+Z$/, 'Z');
    return { id: this.#ids, author: this.#words.author, date };
  }
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Characters that XML cannot hold are shown as U+FFFD. */
function printableText(text: string): string {
  return text.replace(/(?!\t)\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '\ufffd');
}
