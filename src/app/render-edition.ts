import { briefingFaults, isClassified, officialFaults, type PlaceOf } from '../edition/index.js';
import { type ReadEdition, readEdition, type TypedTexts } from '../edition/read-edition.js';
import { seriesFaults } from '../edition/series.js';
import { openFontLibrary } from '../fonts/font-library.js';
import type { FontLibrary } from '../fonts/index.js';
import { packageRoot, packageVersion } from '../host/package-root.js';
import { timed } from '../host/trace.js';
import { chosenTemplate } from '../layout/template/chosen-template.js';
import { onPagesOf } from '../layout/template/page-size.js';
import { openTemplate, type TemplateFile } from '../layout/template/read-template.js';
import { type Diagnostic, diagnose, InputError, inReadingOrder } from '../messages/diagnostic.js';
import { labelsFor } from '../messages/labels.js';
import { refuse } from '../messages/refuse.js';
import type { Composition } from '../model/composition.js';
import type { Edition } from '../model/edition.js';
import type { ReadingLimits } from '../model/line-limit.js';
import type { Template } from '../model/template.js';
import { defaultFormats, OUTPUTS, outputNamed } from '../outputs/index.js';
import type { Attachment, Book, Output, OutputOptions, Rendered } from '../outputs/output.js';
import { editionAttachments } from './attachments.js';
import { buildDate } from './build-date.js';
import type { BuildMemory } from './build-memory.js';
import { coverOf } from './cover-once.js';
import { optionsByOutput, recordedOptions, refuseUnused } from './output-options.js';
import { loadAll, type OnProgress, renderAll, withSources } from './render-outputs.js';
import { neighboursOf } from './series.js';

export interface RenderOptions extends ReadingLimits {
  /** A built-in template's name or a folder; where absent, the edition's choice, else `booklet`. */
  readonly template?: string;
  /** The size of the pages by its name; the edition's choice, else the template's, where absent. */
  readonly size?: string;
  /** The folder that holds `templates/` with the built-in ones; the installed package where absent. */
  readonly templateRoot?: string;
  /** Names of outputs; where absent, those that are built by default. */
  readonly formats?: readonly string[];
  /** Outputs beside the formats: ways in which the PDF is put on sheets. */
  readonly impose?: readonly string[];
  /** Options of the outputs by name: `{ pdfa: '3b', embedFonts: true }`. */
  readonly outputOptions?: OutputOptions;
  /** Whether an edition marked as a state secret may become an electronic file. */
  readonly allowClassified?: boolean;
  /** Outputs that may not carry state secrets are left out of a classified edition. Where absent, they are errors. */
  readonly leaveOutUnfit?: boolean;
  /** Texts that are composed in place of their files: somebody is typing them. */
  readonly typed?: TypedTexts;
  /** The book is a proof, and says so at the head of each page. */
  readonly proof?: boolean;
  /** Warnings are errors. */
  readonly strict?: boolean;
  /** Seconds since 1970: the date of editions that have none. */
  readonly sourceDateEpoch?: string | undefined;
  readonly onProgress?: OnProgress;
  /** Kept by a program that builds often: only what changed is read and parsed anew. */
  readonly memory?: BuildMemory;
  /** The table of outputs; Kanben's where absent. */
  readonly outputs?: readonly Output[];
}

/** An edition with all its outputs in memory. */
export interface RenderedEdition {
  readonly edition: Edition;
  readonly template: Template;
  readonly templateFiles: readonly TemplateFile[];
  readonly fonts: FontLibrary;
  readonly composition: Composition;
  /** The date of the outputs, ISO 8601. */
  readonly date: string;
  readonly inputs: ReadEdition['inputs'];
  readonly editionFiles: readonly Attachment[] | undefined;
  /** The outputs' options where they differ from the usual ones. */
  readonly options: OutputOptions;
  readonly rendered: readonly { readonly output: Output; readonly files: Rendered }[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the edition at `path` (a folder with edition.yaml, or one Markdown file), composes it once, and renders its
 * outputs from that composition. Nothing is written. An error among the diagnostics is an InputError.
 */
export async function renderEdition(
  path: string,
  options: RenderOptions = {},
): Promise<RenderedEdition> {
  const { outputs = OUTPUTS, memory, onProgress = () => {} } = options;
  const names = [...(options.formats ?? defaultFormats(outputs)), ...(options.impose ?? [])];
  const named = names.map((name) => outputNamed(name, outputs));
  const read = await timed('edition', () => readEdition(path, memory, options, options.typed));
  const { edition, placeOf } = read;
  const leavesOut = options.leaveOutUnfit === true && isClassified(edition.metadata);
  const requested = new Set(named.filter(({ carriesSecrets }) => !leavesOut || carriesSecrets));
  const making = withSources(requested, outputs);
  refuse(read.diagnostics, options.strict);
  const { template, files, unsized } = await templateFor(path, read, options);
  refuse([
    ...read.diagnostics,
    ...unsized,
    ...briefingFaults(
      edition.metadata,
      { masthead: template.masthead.required, tail: template.tail.required },
      placeOf,
    ),
    ...(template.official ? officialFaults(edition, placeOf) : []),
    ...(options.allowClassified ? [] : classifiedFaults(edition, [...requested], placeOf)),
  ]);
  const dated = buildDate(edition.metadata, options.sourceDateEpoch);
  const fonts = openFontLibrary({ memory: memory?.fonts });
  await loadAll(making, fonts, template);
  refuseUnused(options.outputOptions ?? {}, making, outputs);
  const given = optionsByOutput(making, options.outputOptions ?? {});
  const asked = making.some((output) => output.wantsEditionFiles?.(given.get(output) ?? {}));
  const editionFiles = asked ? await editionAttachments(path) : undefined;
  const composition = await composed(path, edition, template, fonts, options);
  const before = [
    ...read.diagnostics,
    ...unsized,
    ...(template.official ? officialFaults(edition, placeOf) : []),
    ...(template.official || template.masthead.required
      ? seriesFaults(edition.metadata, neighboursOf(path, memory?.siblings), placeOf)
      : []),
    ...dated.diagnostics,
    ...composition.diagnostics,
  ];
  refuse(inReadingOrder(before));
  const book: Omit<Book, 'rendered' | 'onProgress'> = {
    edition,
    template,
    fonts,
    composition,
    date: dated.date,
    tool: `Kanben ${packageVersion()}`,
    editionFiles,
    cover: coverOf(edition, template, fonts, composition, memory),
  };
  const rendered = await renderAll(making, given, book, onProgress);
  const diagnostics = inReadingOrder([
    ...before,
    ...[...rendered.values()].flatMap((one) => one.diagnostics),
  ]);
  refuse(diagnostics, options.strict);
  return {
    edition,
    template,
    templateFiles: await files(),
    fonts,
    composition,
    date: dated.date,
    inputs: read.inputs,
    editionFiles,
    options: recordedOptions(making, given),
    rendered: [...rendered].flatMap(([output, files]) =>
      requested.has(output) ? [{ output, files }] : [],
    ),
    diagnostics,
  };
}

/** The template that is asked for, on pages of the size that is asked for; `unsized` reports a size that is not taken. */
async function templateFor(
  path: string,
  { edition: { metadata }, placeOf }: ReadEdition,
  options: RenderOptions,
) {
  const chosen = {
    ...chosenTemplate(path, metadata, options.template),
    ...(options.template === undefined && { place: placeOf(['template']) }),
  };
  const { templateRoot = packageRoot, memory } = options;
  const { template, files } = await timed('template', () =>
    openTemplate(chosen, { packageRoot: templateRoot, memory: memory?.templates }),
  );
  const sized = withPageSize(template, metadata, options.size);
  const unsized = sized.isTaken
    ? []
    : [diagnose('edition/other-size', placeOf(['options', 'size']), { size: sized.size })];
  return { template: sized.template, files, unsized };
}

async function composed(
  path: string,
  edition: Edition,
  template: Template,
  fonts: FontLibrary,
  { memory, proof, onProgress = () => {} }: RenderOptions,
): Promise<Composition> {
  onProgress('compose');
  const { composeEdition } = await import('../layout/compose-edition.js');
  return timed('compose', () =>
    composeEdition(edition, template, fonts, {
      onDivision: (done, total) => onProgress('compose', done, total),
      memory: memory?.flowsOf(path),
      mark: proof ? labelsFor(edition.metadata.language).proof : undefined,
    }),
  );
}

/** The template on pages of the size that is asked for; `isTaken` is false where it cannot be printed on them. */
function withPageSize(template: Template, metadata: Edition['metadata'], asked?: string) {
  const size = asked ?? metadata.options.size;
  if (size === undefined) return { template, isTaken: true, size: '' };
  // The pages of official documents are A4 (GB/T 9704-2012 5.1).
  const isFixed = template.official && metadata.official !== undefined;
  const sized = isFixed ? undefined : onPagesOf(template, size);
  return { template: sized ?? template, isTaken: sized !== undefined, size };
}

/** Paper alone carries a state secret: every other form is refused. */
function classifiedFaults(
  { metadata }: Edition,
  requested: readonly Output[],
  placeOf: PlaceOf,
): readonly Diagnostic[] {
  const refused = requested.filter(({ carriesSecrets }) => !carriesSecrets).map(({ name }) => name);
  if (refused.length === 0 || !isClassified(metadata)) return [];
  const part = metadata.official?.secrecy === undefined ? 'masthead' : 'official';
  const values = { secrecy: metadata[part]?.secrecy ?? '', formats: refused };
  return [diagnose('edition/classified', placeOf([part, 'secrecy']), values)];
}

/** The diagnostics of a build of the edition at `path` with the default formats, whether it succeeds or not. */
export async function checkedBuild(
  path: string,
  outputs: readonly Output[] = OUTPUTS,
): Promise<readonly Diagnostic[]> {
  try {
    return (await renderEdition(path, { outputs, leaveOutUnfit: true })).diagnostics;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.diagnostics;
  }
}
