import { type Diagnostic, diagnose, type Place } from '../../messages/diagnostic.js';
import { MM, PAGE_SIZES } from '../../model/lengths.js';
import { isRecord } from '../../model/records.js';
import type { BlockStyle, Template } from '../../model/template.js';
import {
  STYLES,
  type StyleData,
  type TemplateData,
  TemplateSchema,
} from '../../model/template-schema.js';
import { checkValue, keysAt } from '../../model/yaml/check-value.js';
import { keyHint } from '../../model/yaml/yaml-diagnostics.js';
import { knownYaml, type Path, parseYaml, type YamlText } from '../../model/yaml/yaml-text.js';
import { misfits } from './page-edges.js';

/** The files of one template folder. */
export interface TemplateFiles {
  readonly name: string;
  /** The path of template.yaml, as its user knows it. */
  readonly path: string;
  readonly yaml: string;
  /** The parsed value of `yaml`, if it was parsed before without a fault. */
  readonly data?: unknown;
  /** epub.css; empty where the folder has none. */
  readonly css: string;
}

export interface ParsedTemplate {
  /** Undefined where the diagnostics contain an error. */
  readonly template: Template | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The name of the template that a template extends, by the data of its template.yaml; undefined where it extends none. */
export function baseOf(data: unknown): string | undefined {
  const base = isRecord(data) ? data.extends : undefined;
  return typeof base === 'string' ? base : undefined;
}

/** Reads a template from a chain of folders, the base first. Each folder contains only what differs from the one before. */
export function parseTemplate(chain: readonly TemplateFiles[]): ParsedTemplate {
  const last = chain.at(-1);
  if (last === undefined) throw new RangeError('a template has at least one folder');
  const diagnostics: Diagnostic[] = [];
  let merged: unknown = {};
  const written = chain.map(templateYaml);
  for (const { data, faults } of written) {
    for (const { place, problem } of faults) {
      diagnostics.push(diagnose('template/bad-yaml', place, { problem }));
    }
    merged = merge(withoutDescription(merged), data ?? {});
  }
  if (diagnostics.length > 0) return { template: undefined, diagnostics };
  const read = checkValue(merged, TemplateSchema);
  // Whole parts of template.yaml that are missing in all templates of the chain.
  const lacking = read.faults.filter(({ key, lacking }) => lacking && !key.includes('.'));
  if (lacking.length > 0) {
    const keys = lacking.map(({ key }) => key);
    diagnostics.push(
      diagnose('template/missing-keys', { file: last.path, line: 1, column: 1 }, { keys }),
    );
  }
  for (const fault of read.faults) {
    if (lacking.includes(fault)) continue;
    const place = placeInTexts(written, fault.path);
    diagnostics.push(
      fault.unknownKey
        ? diagnose('template/unknown-key', place, {
            key: fault.key,
            hint: keyHint(
              String(fault.path.at(-1)),
              keysAt(TemplateSchema, fault.path.slice(0, -1)),
            ),
          })
        : diagnose('template/bad-value', place, { key: fault.key, problem: fault.problem }),
    );
  }
  if (read.value === undefined) return { template: undefined, diagnostics };
  const template = complete(read.value, chain);
  for (const { rule, keys, values } of misfits(template)) {
    diagnostics.push(diagnose(rule, placeOfCause(written, keys), values));
  }
  const unusable = diagnostics.some(({ severity }) => severity === 'error');
  return { template: unusable ? undefined : template, diagnostics };
}

/** The place of a key in the last template of the chain that has it. */
export function placeInChain(chain: readonly TemplateFiles[], path: Path): Place {
  return placeInTexts(chain.map(templateYaml), path);
}

function templateYaml({ yaml, path, data }: TemplateFiles): YamlText {
  return data === undefined ? parseYaml(yaml, path) : knownYaml(yaml, path, data);
}

function placeInTexts(texts: readonly YamlText[], path: Path): Place {
  // If no template has the key, the place of the nearest part that contains it.
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    const text = texts.findLast(({ has }) => has(part));
    if (text !== undefined) return text.placeOfValue(part);
  }
  return texts.at(-1)?.placeOf([]) ?? {};
}

/** The place of one of the keys in the last template of the chain that has one: that template brought the fault. */
function placeOfCause(texts: readonly YamlText[], keys: readonly Path[]): Place {
  const text = texts.findLast(({ has }) => keys.some(has));
  const key = keys.find((path) => text?.has(path) === true);
  return text === undefined || key === undefined ? {} : text.placeOfValue(key);
}

/** Removes the description, which belongs to one template and not to those that extend it. */
function withoutDescription(template: unknown): unknown {
  if (!isRecord(template)) return template;
  return Object.fromEntries(Object.entries(template).filter(([key]) => key !== 'description'));
}

/** Merges maps key by key. A list or another value of `over` replaces that of `base`. */
function merge(base: unknown, over: unknown): unknown {
  if (!isRecord(base) || !isRecord(over)) return over;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) merged[key] = merge(base[key], value);
  return merged;
}

/** The shares of the free width and height before the type area, if the template gives no margins: the type area stands a little above the middle. */
const INNER_SHARE = 0.5;
const TOP_SHARE = 0.48;

function complete(data: TemplateData, chain: readonly TemplateFiles[]): Template {
  const { size } = data.page;
  const [width, height] =
    typeof size === 'string'
      ? (PAGE_SIZES[size] as readonly [number, number]).map((side) => side * MM)
      : size;
  const { typeArea } = data;
  const wide = typeArea.characters * typeArea.size;
  const high = typeAreaHeight(typeArea);
  const pageWidth = width as number;
  const pageHeight = height as number;
  const inner = typeArea.inner ?? (pageWidth - wide) * INNER_SHARE;
  const top = typeArea.top ?? (pageHeight - high) * TOP_SHARE;
  const { zh, en } = data.title;
  const last = chain.at(-1) as TemplateFiles;
  const styles = Object.fromEntries(
    STYLES.map((name) => [name, styleOf(data.styles[name], data)]),
  ) as Record<(typeof STYLES)[number], BlockStyle>;
  const { heading1, heading2, heading3, heading4, ...others } = styles;
  return {
    name: last.name,
    title: { zh, en },
    description: data.description ?? { zh: '', en: '' },
    chain: chain.map(({ name }) => name),
    page: {
      width: pageWidth,
      height: pageHeight,
      top,
      bottom: pageHeight - top - high,
      inner,
      outer: pageWidth - wide - inner,
    },
    typeArea: {
      characters: typeArea.characters,
      lines: typeArea.lines,
      size: typeArea.size,
      leading: typeArea.leading,
    },
    marks: data.marks,
    prohibition: data.prohibition,
    grid: data.grid,
    hanging: data.hanging,
    hyphenation: data.hyphenation,
    fonts: data.fonts,
    styles: { ...others, headings: [heading1, heading2, heading3, heading4] },
    emphasis: data.emphasis,
    strong: data.strong,
    runningHeads: {
      verso: data.runningHeads.verso,
      recto: data.runningHeads.recto,
      baseline: top - data.runningHeads.above,
      rule: data.runningHeads.rule,
      onOpeners: data.runningHeads.onOpeners,
    },
    folios: data.folios,
    divisions: data.divisions,
    masthead: data.masthead,
    tail: data.tail,
    official: data.official,
    signature: data.signature,
    notes: data.notes,
    wholeNames: data.wholeNames,
    links: data.links,
    cover: data.cover,
    coverDesign: data.coverDesign,
    titlePage: data.titlePage,
    colophonPage: data.colophonPage,
    contents: data.contents,
    press: data.press,
    epub: {
      css: chain
        .map(({ css }) => css)
        .filter((css) => css !== '')
        .join('\n'),
      writing: data.epub.writing,
    },
  };
}

function typeAreaHeight({
  lines,
  leading,
  size,
}: {
  lines: number;
  leading: number;
  size: number;
}): number {
  return (lines - 1) * leading + size;
}

function styleOf(style: StyleData, { typeArea }: TemplateData): BlockStyle {
  return {
    font: style.font ?? 'song',
    bold: style.bold ?? false,
    size: style.size ?? typeArea.size,
    lines: style.lines ?? 1,
    align: style.align ?? 'justify',
    firstIndent: style.firstIndent ?? 0,
    inset: style.inset ?? 0,
    before: style.before ?? 0,
    after: style.after ?? 0,
    color: style.color ?? '#000000',
  };
}
