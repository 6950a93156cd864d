import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { isEditionId } from '../edition/edition-id.js';
import { briefingFaults, isClassified, type PlaceOf } from '../edition/index.js';
import { readEdition } from '../edition/read-edition.js';
import { openFontLibrary } from '../fonts/font-library.js';
import type { FontLibrary } from '../fonts/index.js';
import { packageRoot, packageVersion } from '../host/package-root.js';
import { timed } from '../host/trace.js';
import { writeAll } from '../host/write-all.js';
import { hyphenation } from '../layout/hyphenation.js';
import { openTemplate } from '../layout/template/read-template.js';
import { type Diagnostic, diagnose, InputError, inReadingOrder } from '../messages/diagnostic.js';
import { refuse } from '../messages/refuse.js';
import type { Edition } from '../model/edition.js';
import { sha256 } from '../model/sha256.js';
import type { Template } from '../model/template.js';
import {
  FORMATS,
  type Format,
  type OnProgress,
  type Prepared,
  type Rendered,
  renderSheets,
} from '../outputs/output.js';
import type { Scheme } from '../outputs/sheets/index.js';
import { editionAttachments, withAttachments } from './attachments.js';
import { buildDate } from './build-date.js';
import type { BuildMemory } from './build-memory.js';
import { type BuildOutput, buildRecord } from './build-record.js';

export interface BuildOptions {
  /** The folder in which the edition's outputs get a folder of their own; `dist` where absent. */
  readonly to?: string;
  /** A built-in template's name or a folder; the edition's own choice, else `booklet`, where absent. */
  readonly template?: string;
  /** The folder that holds `templates/` with the built-in ones; the installed package where absent. */
  readonly templateRoot?: string;
  readonly formats?: readonly string[];
  /** The conformance of the PDF: 2b, or 3b with the edition's own files inside. */
  readonly pdfa?: '2b' | '3b';
  /** An edition marked as a state secret may be made into forms that travel by wire. */
  readonly allowClassified?: boolean;
  /** Ways in which the PDF is put on sheets, each an output `<id>.<scheme>.pdf`; the PDF itself may be left out. */
  readonly impose?: readonly Scheme[];
  /** The EPUB carries the faces that the PDF is set in, cut down to what it uses. */
  readonly embedFonts?: boolean;
  /** Warnings are errors: nothing is written where there is one. */
  readonly strict?: boolean;
  /** Seconds since 1970: the date of editions that have none. */
  readonly sourceDateEpoch?: string | undefined;
  readonly onProgress?: OnProgress;
  /** Kept by a program that builds often: only what changed is read and parsed anew. */
  readonly memory?: BuildMemory;
}

export interface BuildResult {
  readonly id: string;
  readonly title: string;
  /** Divisions but for the editor's note. */
  readonly chapters: number;
  readonly outputs: readonly BuildOutput[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The formats of a build that names none. */
const DEFAULT_FORMATS = ['epub', 'pdf'];

export const DEFAULT_TEMPLATE = 'booklet';

/**
 * Renders the edition at `path` (a folder with edition.yaml, or one Markdown file) into
 * `<to>/<id>/`. Every output is made before the first is written; an error among the diagnostics
 * is an InputError, and nothing is written.
 */
export async function buildEdition(path: string, options: BuildOptions = {}): Promise<BuildResult> {
  const formats = (options.formats ?? DEFAULT_FORMATS).map(formatNamed);
  const {
    edition,
    diagnostics: found,
    inputs,
    placeOf,
  } = await timed('edition', () => readEdition(path, options.memory));
  keepHeapSmall(edition);
  const { id, title } = edition.metadata;
  if (!isEditionId(id)) throw new InputError([diagnose('io/bad-id', { file: path }, { id })]);
  refuse(found, options.strict);

  const templateName = options.template ?? edition.metadata.template ?? DEFAULT_TEMPLATE;
  const templates = { packageRoot: options.templateRoot ?? packageRoot };
  const { template, files: templateFiles } = await timed('template', () =>
    openTemplate(templateName, { ...templates, memory: options.memory }),
  );
  refuse([
    ...found,
    ...briefingFaults(
      edition.metadata,
      { masthead: template.masthead.required, tail: template.tail.required },
      placeOf,
    ),
    ...(options.allowClassified ? [] : classifiedFaults(edition, formats, placeOf)),
  ]);
  const dated = buildDate(edition.metadata, options.sourceDateEpoch);
  const fonts = openFontLibrary({ packageRoot, cwd: process.cwd(), memory: options.memory?.fonts });
  const schemes = [...new Set(options.impose ?? [])];
  const making = schemes.length > 0 ? [...formats, formatNamed('pdf')] : formats;
  await loadAll(making, fonts, template);
  const attachments = options.pdfa === '3b' ? await editionAttachments(path) : undefined;
  const made = await renderAll(making, {
    edition,
    template,
    fonts,
    date: dated.date,
    hyphenate: await hyphenation(template.hyphenation),
    memory: options.memory,
    attachments,
    tool: `Kanben ${packageVersion()}`,
    embedFonts: options.embedFonts === true,
    onProgress: options.onProgress ?? (() => {}),
  });
  const diagnostics = inReadingOrder([
    ...found,
    ...dated.diagnostics,
    ...made.flatMap((one) => one.diagnostics),
  ]);
  refuse(diagnostics, options.strict);
  const sheets = await imposeAll(made, schemes);
  diagnostics.push(...sheets.flatMap((one) => one.diagnostics));
  refuse(diagnostics, options.strict);
  const wanted = made.filter(({ format }) => formats.some(({ name }) => name === format));
  const rendered = [...wanted, ...sheets];

  const folder = join(options.to ?? 'dist', id);
  const nameOf = ({ extension, format }: Rendered) => `${id}.${extension ?? format}`;
  const files = rendered.map((one) => ({ path: nameOf(one), bytes: one.bytes }));
  const outputs = rendered.map((one) => ({
    format: one.format,
    path: join(folder, nameOf(one)),
    bytes: one.bytes.byteLength,
    sha256: sha256(one.bytes),
    ...(one.pages !== undefined && { pages: one.pages }),
  }));
  const record = buildRecord({
    edition,
    date: dated.date,
    options: {
      ...(attachments !== undefined && { pdfa: '3b' }),
      ...(options.embedFonts === true && { embedFonts: true }),
    },
    template: { name: template.name, files: await templateFiles() },
    fonts: fonts.used(),
    inputs: withAttachments(inputs, attachments),
    outputs,
    diagnostics,
    proof: rendered.find((one) => one.proof !== undefined)?.proof,
    root: path,
  });
  await timed('write', () => writeAll(folder, [...files, { path: 'build.json', bytes: record }]));
  return { id, title, chapters: chapterCount(edition), outputs, diagnostics };
}

/** Divisions, all told, from which an edition is long: some five hundred pages. */
const LONG = 250;

/**
 * V8 lets its heap grow to four times what is alive before it looks for what isn't. Of a long edition that is most of
 * the memory that its build takes: here it grows by half.
 */
function keepHeapSmall({ divisions }: Edition): void {
  if (divisions.length >= LONG) setFlagsFromString('--heap-growing-percent=50');
}

/** Paper alone carries a state secret: every other form is refused. */
function classifiedFaults(
  { metadata }: Edition,
  formats: readonly Format[],
  placeOf: PlaceOf,
): readonly Diagnostic[] {
  const refused = formats.map(({ name }) => name).filter((name) => name !== 'pdf');
  if (refused.length === 0 || !isClassified(metadata)) return [];
  const values = { secrecy: metadata.masthead?.secrecy ?? '', formats: refused.join(', ') };
  return [diagnose('edition/classified', placeOf(['masthead', 'secrecy']), values)];
}

function formatNamed(name: string): Format {
  const format = FORMATS.find((one) => one.name === name);
  if (format !== undefined) return format;
  const known = FORMATS.map((one) => one.name).join(', ');
  throw new InputError([diagnose('io/unknown-format', {}, { format: name, known })]);
}

/** The formats' code in this thread, and meanwhile in others the fonts that every book of the template takes. */
async function loadAll(
  formats: readonly Format[],
  fonts: FontLibrary,
  { styles, fonts: stacks }: Template,
): Promise<void> {
  const { body, headings, editorsNote, coverTitle } = styles;
  const faces = [body, ...headings, editorsNote, coverTitle].flatMap(({ font, bold }) =>
    stacks[font][bold ? 'bold' : 'regular'].slice(0, 1),
  );
  const reading = fonts.load([...new Set([...faces, ...stacks.latin.regular])]);
  for (const format of formats) await format.load();
  await reading;
}

/** In the order of the table, so that a later format knows the pages of an earlier one. */
async function renderAll(
  formats: readonly Format[],
  input: Parameters<Format['render']>[0],
): Promise<readonly Rendered[]> {
  const rendered: Rendered[] = [];
  const prepared = new Map<Format, Prepared>();
  for (const format of formats) {
    const ahead = await format.prepare?.(input);
    if (ahead !== undefined) prepared.set(format, ahead);
  }
  for (const format of FORMATS) {
    if (!formats.includes(format)) continue;
    const ahead = prepared.get(format);
    const pageMap = rendered.find((one) => one.pageMap !== undefined)?.pageMap;
    rendered.push(
      await format.render(pageMap === undefined ? input : { ...input, pageMap }, ahead),
    );
  }
  return rendered;
}

async function imposeAll(
  rendered: readonly Rendered[],
  schemes: readonly Scheme[],
): Promise<readonly Rendered[]> {
  const sheets: Rendered[] = [];
  for (const pdf of rendered.filter(({ format }) => format === 'pdf')) {
    for (const scheme of schemes) sheets.push(await renderSheets(pdf, { scheme, sheet: 'fit' }));
  }
  return sheets;
}

function chapterCount(edition: Edition): number {
  return edition.divisions.filter(({ role }) => role !== 'editors-note').length;
}
