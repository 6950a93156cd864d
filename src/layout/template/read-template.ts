import { basename, join, resolve } from 'node:path';
import { fileKind, filesBelow, namesOf, readInput } from '../../host/files.js';
import { packagedYaml } from '../../host/packaged-yaml.js';
import { liesIn, readWithin, realPath } from '../../host/within.js';
import { diagnose, InputError, type Place } from '../../messages/diagnostic.js';
import { Recall } from '../../model/recall.js';
import type { Template } from '../../model/template.js';
import { parseYaml } from '../../model/yaml/yaml-text.js';
import { baseOf, parseTemplate, placeInChain, type TemplateFiles } from './parse.js';

const YAML = 'template.yaml';
const CSS = 'epub.css';

/** The name of a built-in template or a folder. `within`: the folders of which one has to contain it; absent for any place. */
export interface TemplateChoice {
  readonly name: string;
  readonly within?: readonly string[];
  /** The place at which the name is written. */
  readonly place?: Place;
}

interface ReadOptions {
  readonly packageRoot: string;
  readonly memory?: Recall | undefined;
}

/**
 * Reads a template by the name of a built-in one or the path of a folder. Reads only data and CSS. Throws InputError where the
 * template, or one that it extends, is missing or wrong.
 */
export async function readTemplate(
  choice: string | TemplateChoice,
  options: ReadOptions,
): Promise<Template> {
  return (await openTemplate(choice, options)).template;
}

/** A template with the files that it was read from. `files` reads the other files of its folders when it is called. */
export async function openTemplate(
  choice: string | TemplateChoice,
  options: ReadOptions,
): Promise<{
  readonly template: Template;
  readonly files: () => Promise<readonly TemplateFile[]>;
}> {
  const { memory = new Recall(), packageRoot } = options;
  const links = readChain(choice, packageRoot, memory);
  const chain = links.map(({ files }) => files);
  const { template, diagnostics } = memory.recall(
    `template ${links.at(-1)?.folder}`,
    JSON.stringify(chain),
    () => parseTemplate(chain),
  );
  if (template === undefined) throw new InputError(diagnostics);
  return { template, files: async () => filesOf(links) };
}

/** A file of a template, by its path from the folder of templates: `booklet/epub.css`. */
export interface TemplateFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** All files of a template and of those that it extends, the base first, as the record of a build lists them. */
export async function templateFiles(
  choice: string | TemplateChoice,
  options: ReadOptions,
): Promise<readonly TemplateFile[]> {
  return filesOf(readChain(choice, options.packageRoot, options.memory));
}

/** The folders of a template and of those that it extends, the base first. Throws InputError where one is missing. */
export function templateFolders(
  choice: string | TemplateChoice,
  { packageRoot, memory }: ReadOptions,
): readonly string[] {
  return readChain(choice, packageRoot, memory).map(({ folder }) => folder);
}

function filesOf(chain: readonly ChainLink[]): readonly TemplateFile[] {
  const files: TemplateFile[] = [];
  for (const { folder, read } of chain) {
    const hidden = /(?:^|\/)\./;
    for (const path of filesBelow(folder).filter((one) => !hidden.test(one))) {
      // The list of files below a folder contains no links.
      const bytes = read.get(path) ?? readInput(join(folder, path));
      files.push({ path: `${basename(folder)}/${path}`, bytes });
    }
  }
  return files;
}

/** The files of a template and of all that it extends, the base first. Throws InputError where one is missing. */
export async function readTemplateChain(
  nameOrPath: string,
  options: { readonly packageRoot: string },
): Promise<readonly TemplateFiles[]> {
  return readChain(nameOrPath, options.packageRoot).map(({ files }) => files);
}

/** One template of a chain. */
interface ChainLink {
  readonly folder: string;
  readonly files: TemplateFiles;
  /** The bytes of the files that were read, by their path in the folder. */
  readonly read: ReadonlyMap<string, Uint8Array>;
}

/** A template and those that it extends, the base first. */
function readChain(
  choice: string | TemplateChoice,
  packageRoot: string,
  memory = new Recall(),
): readonly ChainLink[] {
  const { name, within, ...from }: TemplateChoice =
    typeof choice === 'string' ? { name: choice } : choice;
  const chain: ChainLink[] = [];
  for (let next: string | undefined = name; next !== undefined; ) {
    const [base] = chain;
    const place = base === undefined ? from.place : placeInChain([base.files], ['extends']);
    // A path in a template is relative to the template's folder.
    const named = base !== undefined && /^\.\.?[\\/]/.test(next) ? join(base.folder, next) : next;
    const folder: string = folderOf(named, packageRoot, within, place);
    if (chain.some((one) => one.folder === folder)) {
      const folders = [folder, ...chain.map((one) => one.folder)].reverse();
      const names = folders.map((one) => basename(one)).join(' → ');
      throw new InputError([
        diagnose('template/cycle', { file: join(folder, YAML) }, { chain: names }),
      ]);
    }
    const link = readLink(folder, memory);
    chain.unshift(link);
    next = baseOf(link.files.data);
  }
  return chain;
}

/** The names of the built-in templates. */
export function builtInTemplates(packageRoot: string): readonly string[] {
  const root = join(packageRoot, 'templates');
  const names: string[] = [];
  for (const name of namesOf(root)) {
    if (fileKind(join(root, name, YAML)) === 'file') names.push(name);
  }
  return names;
}

function folderOf(
  nameOrPath: string,
  packageRoot: string,
  within: readonly string[] | undefined,
  place: Place = {},
): string {
  const builtIn = /^[\w-]+$/.test(nameOrPath)
    ? join(packageRoot, 'templates', nameOrPath)
    : undefined;
  if (builtIn !== undefined && fileKind(join(builtIn, YAML)) === 'file') return builtIn;
  if (fileKind(join(nameOrPath, YAML)) === 'file') {
    const real = realPath(nameOrPath);
    if (within?.some((folder) => liesIn(realPath(folder), real)) ?? true)
      return resolve(nameOrPath);
    throw new InputError([diagnose('template/outside', place, { name: nameOrPath })]);
  }
  const known = builtInTemplates(packageRoot);
  throw new InputError([diagnose('template/no-such-template', place, { name: nameOrPath, known })]);
}

function readLink(folder: string, memory: Recall): ChainLink {
  const read = new Map<string, Uint8Array>();
  const text = (name: string) => {
    const bytes = readWithin(folder, join(folder, name));
    read.set(name, bytes);
    return new TextDecoder().decode(bytes);
  };
  const css = fileKind(join(folder, CSS)) !== 'none' ? text(CSS) : '';
  const yaml = text(YAML);
  const path = join(folder, YAML);
  const parse = () => packagedYaml(yaml) ?? parseYaml(yaml, path);
  const { data } = memory.recall(`yaml ${folder}`, yaml, parse);
  return { folder, files: { name: basename(folder), path, yaml, data, css }, read };
}
