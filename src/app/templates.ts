import { basename, dirname, join } from 'node:path';
import { openFontLibrary } from '../fonts/font-library.js';
import { fileKind } from '../host/files.js';
import { packageRoot } from '../host/package-root.js';
import { parseTemplate, placeInChain } from '../layout/template/parse.js';
import {
  readTemplate,
  readTemplateChain,
  builtInTemplates as templateNames,
} from '../layout/template/read-template.js';
import { type Diagnostic, diagnose, InputError, inReadingOrder } from '../messages/diagnostic.js';
import { MM, PAGE_SIZES } from '../model/lengths.js';
import type { FontRole } from '../model/template.js';

/** A built-in template as a list shows it. */
export interface TemplateSummary {
  readonly name: string;
  readonly title: Readonly<Record<'zh' | 'en', string>>;
  /** The purpose of the template; absent if template.yaml gives none. */
  readonly description?: Readonly<Record<'zh' | 'en', string>>;
  /** mm; `size` is the page's name (A5, 16开) where it has one. */
  readonly page: { readonly size?: string; readonly width: number; readonly height: number };
  /** Characters a line, lines a page. */
  readonly typeArea: { readonly characters: number; readonly lines: number };
}

export interface TemplateCheck {
  readonly name: string;
  /** The folder. */
  readonly path: string;
  /** The folders that it comes from, the base first. */
  readonly chain: readonly string[];
  /** Without an error among them the template can be used. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The built-in templates, by name. */
export async function listTemplates(): Promise<readonly TemplateSummary[]> {
  const summaries: TemplateSummary[] = [];
  for (const name of templateNames(packageRoot)) {
    const { title, description, page, typeArea } = await readTemplate(name, { packageRoot });
    const { characters, lines } = typeArea;
    const [width, height] = [inMillimetres(page.width), inMillimetres(page.height)];
    const size = Object.entries(PAGE_SIZES).find(([, [w, h]]) => w === width && h === height)?.[0];
    summaries.push({
      name,
      title,
      ...((description.zh !== '' || description.en !== '') && { description }),
      page: { ...(size !== undefined && { size }), width, height },
      typeArea: { characters, lines },
    });
  }
  return summaries;
}

/**
 * Everything that is wrong with a template (a folder, or a built-in one's name): keys and values of template.yaml
 * and of what it extends, fonts that no catalogue has, mistakes in epub.css. Mistakes are diagnostics, not thrown;
 * only a folder that is not a template is an InputError.
 */
export async function checkTemplate(nameOrPath: string): Promise<TemplateCheck> {
  const path = join(nameOrPath, 'template.yaml');
  const builtIn = templateNames(packageRoot).includes(nameOrPath);
  if (!builtIn && fileKind(path) !== 'file') {
    throw new InputError([diagnose('io/not-a-template', { file: nameOrPath })]);
  }
  const checked = { name: basename(nameOrPath), path: nameOrPath };
  try {
    const chain = await readTemplateChain(nameOrPath, { packageRoot });
    const { template, diagnostics } = parseTemplate(chain);
    const allDiagnostics = [...diagnostics];
    if (template !== undefined) allDiagnostics.push(...unknownFonts(template.fonts, chain));
    const { checkCss } = await import('../layout/template/check-css.js');
    for (const { css, path: yaml } of chain) {
      if (css !== '') allDiagnostics.push(...checkCss(css, join(dirname(yaml), 'epub.css')));
    }
    return {
      ...checked,
      chain: chain.map(({ name }) => name),
      diagnostics: inReadingOrder(allDiagnostics),
    };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ...checked, chain: [checked.name], diagnostics: error.diagnostics };
  }
}

function unknownFonts(
  fonts: Readonly<Record<FontRole, { regular: readonly string[]; bold: readonly string[] }>>,
  chain: Awaited<ReturnType<typeof readTemplateChain>>,
): readonly Diagnostic[] {
  const library = openFontLibrary();
  const { ids } = library;
  const diagnostics: Diagnostic[] = [];
  for (const [role, stack] of Object.entries(fonts)) {
    for (const weight of ['regular', 'bold'] as const) {
      // A stack may name faces that only some have bought: without them the next one sets the text.
      const set = stack[weight].find((id) => library.has(id));
      stack[weight].forEach((id, index) => {
        if (library.has(id)) return;
        const place = placeInChain(chain, ['fonts', role, weight, index]);
        if (set === undefined) {
          diagnostics.push(diagnose('font/unknown-face', place, { id, known: ids }));
        } else if (place.file === chain.at(-1)?.path && library.standIn(id) !== set) {
          diagnostics.push(diagnose('compose/substituted-face', place, { wanted: id, set }));
        }
      });
    }
  }
  return diagnostics;
}

function inMillimetres(points: number): number {
  return Math.round((points / MM) * 10) / 10;
}
