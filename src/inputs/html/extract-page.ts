import { type Diagnostic, diagnose } from '../../messages/diagnostic.js';
import { asidePlace } from '../../messages/inputs.js';
import type { AsideReason, LineMarkup, SourceFile } from '../../model/source.js';
import { isHeadingByBold, isHeadingText } from '../heading-text.js';
import type { Extracted, ExtractedLine, InputBytes } from '../input.js';
import { type MainTextVerdict, mainText } from './main-text.js';
import { ownSite } from './own-site.js';
import { type PageLine, pageLines } from './page-lines.js';
import { pagePicture } from './page-pictures.js';
import { type PageTitle, pageTitle } from './page-title.js';
import { pageTree } from './page-tree.js';
import { proseOf } from './prose.js';

/** The length of prose in a part that is set aside from which it is reported, UTF-16 units: the part's name may be misleading. */
const MUCH_PROSE = 80;
/** Readers' comments and invisible text are set aside without a diagnostic. */
const UNREPORTED: ReadonlySet<MainTextVerdict> = new Set([
  'main',
  'beside',
  'comments',
  'hidden',
  'drawing',
  'form',
]);

/**
 * A saved page → its lines, one a block, in the page's order. Those that aren't part of the main text have the markup
 * `aside` with a reason: nothing that a reader could see is left out. The title's line is a heading of level 1.
 */
export function extractPage(html: string, source: InputBytes): Extracted {
  const root = pageTree(html, source.name);
  const lines = pageLines(root);
  const verdicts = mainText(lines);
  const title = pageTitle(root, lines, (index) => isOpen(verdicts[index]));
  const start = title !== undefined && 'index' in title && title.opens === true ? title.index : 0;
  const page = new PageWriter(source, title, ownSite(root));
  lines.forEach((line, index) => {
    const verdict = verdicts[index] ?? 'main';
    page.add(line, isOpen(verdict) && index < start ? 'above' : verdict, index);
  });
  return page.finish();
}

function isOpen(verdict: MainTextVerdict | undefined): boolean {
  return verdict === 'main' || verdict === 'beside';
}

class PageWriter {
  private readonly lines: ExtractedLine[] = [];
  private readonly images: SourceFile[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  /** Prose by the reason for which it is set aside. */
  private readonly prose = new Map<AsideReason, { count: number; line: number; text: string }>();

  constructor(
    private readonly source: InputBytes,
    private readonly title: PageTitle | undefined,
    private readonly isOwn: (address: string) => boolean,
  ) {
    if (title !== undefined && 'text' in title)
      this.lines.push({ text: title.text, markup: { kind: 'heading', level: 1 } });
  }

  add(line: PageLine, verdict: MainTextVerdict, index: number): void {
    if (line.picture !== undefined) {
      if (verdict === 'main') this.picture(line.picture);
      return;
    }
    const isTitle = this.title !== undefined && 'index' in this.title && this.title.index === index;
    const shown = isTitle ? 'main' : verdict;
    if (shown !== 'main') this.note(line, shown);
    const markup = isTitle ? ({ kind: 'heading', level: 1 } as const) : markupOf(line, shown);
    const spans =
      shown === 'main' && line.markup?.kind !== 'heading' ? this.spans(line, markup) : [];
    this.lines.push({
      text: line.text,
      ...(markup && { markup }),
      ...(spans.length > 0 && { spans }),
    });
  }

  finish(): Extracted {
    const file = this.here(1).file;
    for (const [reason, { count, line, text }] of this.prose) {
      if (count >= MUCH_PROSE)
        this.diagnostics.push(
          diagnose('source/furniture', { file, line }, { place: asidePlace(reason), text }),
        );
    }
    return { lines: this.lines, images: this.images, diagnostics: this.diagnostics };
  }

  /** A line that is a heading because all of it is bold needs no marks inside; links inside the site lead nowhere in a book. */
  private spans({ spans }: PageLine, markup: LineMarkup | undefined) {
    return spans.filter(
      ({ kind, target }) =>
        (kind !== 'strong' || markup?.kind !== 'bold') &&
        (target === undefined || !this.isOwn(target)),
    );
  }

  private picture(element: NonNullable<PageLine['picture']>): void {
    const picture = pagePicture(element, this.source, this.images.length + 1);
    if (picture?.left !== undefined) {
      const place = this.here(Math.max(1, this.lines.length));
      this.diagnostics.push(diagnose('source/picture-left-out', place, { picture: picture.left }));
    }
    if (picture?.file === undefined || picture.text === undefined) return;
    const { file } = picture;
    // One picture may stand in several places.
    if (!this.images.some(({ name }) => name === file.name)) this.images.push(file);
    this.lines.push({ text: picture.text, markup: { kind: 'image' } });
  }

  /** A line of the text that is taken out. */
  private here(line: number) {
    return { file: `${this.source.name}.txt`, line };
  }

  private note(line: PageLine, reason: AsideReason): void {
    const count = proseOf(line);
    if (count === 0 || UNREPORTED.has(reason)) return;
    const known = this.prose.get(reason);
    if (known !== undefined) known.count += count;
    else
      this.prose.set(reason, { count, line: this.lines.length + 1, text: line.text.slice(0, 20) });
  }
}

function markupOf(line: PageLine, verdict: MainTextVerdict): LineMarkup | undefined {
  if (verdict !== 'main') return { kind: 'aside', reason: verdict };
  if (line.markup?.kind === 'heading' && !isHeadingText(line.text)) return undefined;
  if (line.markup !== undefined) return line.markup;
  return line.bold && isHeadingByBold(line.text) ? { kind: 'bold' } : undefined;
}
