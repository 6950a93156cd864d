import { basename, join, resolve } from 'node:path';
import { filesBelow, kindOf, namesOf, readInput } from '../../host/files.js';
import { diagnose, InputError, type Place } from '../../messages/diagnostic.js';
import { Recall } from '../../model/recall.js';
import type { Template } from '../../model/template.js';
import { baseOf, parseTemplate, placeInChain, type TemplateFiles } from './parse.js';

const YAML = 'template.yaml';
const CSS = 'epub.css';

interface ReadOptions {
  readonly packageRoot: string;
  readonly memory?: Recall | undefined;
}

/**
 * Reads a template: the name of a built-in one, or the path of a folder. Only data and CSS are read. Throws
 * InputError where it, or one that it extends, is missing or wrong.
 */
export async function readTemplate(nameOrPath: string, options: ReadOptions): Promise<Template> {
  return (await openTemplate(nameOrPath, options)).template;
}

/** A template with the files that it was read from; the others of its folders are read when `files` is called. */
export async function openTemplate(
  nameOrPath: string,
  options: ReadOptions,
): Promise<{
  readonly template: Template;
  readonly files: () => Promise<readonly TemplateFile[]>;
}> {
  const { memory = new Recall(), packageRoot } = options;
  const links = await readChain(nameOrPath, packageRoot);
  const chain = links.map(({ files }) => files);
  const { template, diagnostics } = memory.recall(
    `template ${nameOrPath}`,
    JSON.stringify(chain),
    () => parseTemplate(chain),
  );
  if (template === undefined) throw new InputError(diagnostics);
  return { template, files: () => filesOf(links) };
}

/** A file of a template, by its path from the folder of templates: `booklet/epub.css`. */
export interface TemplateFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Every file of a template and of those that it extends, the base first: what a record of a build names. */
export async function templateFiles(
  nameOrPath: string,
  options: { readonly packageRoot: string },
): Promise<readonly TemplateFile[]> {
  return filesOf(await readChain(nameOrPath, options.packageRoot));
}

async function filesOf(chain: readonly ChainLink[]): Promise<readonly TemplateFile[]> {
  const found: TemplateFile[] = [];
  for (const { folder, read } of chain) {
    const hidden = /(?:^|\/)\./;
    for (const path of filesBelow(folder).filter((one) => !hidden.test(one))) {
      const bytes = read.get(path) ?? readInput(join(folder, path));
      found.push({ path: `${basename(folder)}/${path}`, bytes });
    }
  }
  return found;
}

/** The files of a template and of all that it extends, the base first. Throws InputError where one is missing. */
export async function readTemplateChain(
  nameOrPath: string,
  options: { readonly packageRoot: string },
): Promise<readonly TemplateFiles[]> {
  return (await readChain(nameOrPath, options.packageRoot)).map(({ files }) => files);
}

/** One template of a chain. */
interface ChainLink {
  readonly folder: string;
  readonly files: TemplateFiles;
  /** The bytes that `files` were read from, by their path in the folder. */
  readonly read: ReadonlyMap<string, Uint8Array>;
}

/** A template and those that it extends, the base first. */
async function readChain(nameOrPath: string, packageRoot: string): Promise<readonly ChainLink[]> {
  const chain: ChainLink[] = [];
  for (let next: string | undefined = nameOrPath; next !== undefined; ) {
    const [base] = chain;
    const place = base && placeInChain([base.files], 'extends');
    // A path that a template names counts from its own folder.
    const named = base !== undefined && /^\.\.?[\\/]/.test(next) ? join(base.folder, next) : next;
    const folder: string = await folderOf(named, packageRoot, place);
    if (chain.some((one) => one.folder === folder)) {
      const folders = [folder, ...chain.map((one) => one.folder)].reverse();
      const names = folders.map((one) => basename(one)).join(' → ');
      throw new InputError([
        diagnose('template/cycle', { file: join(folder, YAML) }, { chain: names }),
      ]);
    }
    const link = await readLink(folder);
    chain.unshift(link);
    next = baseOf(link.files.yaml);
  }
  return chain;
}

/** The names of the built-in templates. */
export async function listTemplates(packageRoot: string): Promise<readonly string[]> {
  const root = join(packageRoot, 'templates');
  const names: string[] = [];
  for (const name of namesOf(root)) {
    if (kindOf(join(root, name, YAML)) === 'file') names.push(name);
  }
  return names;
}

async function folderOf(
  nameOrPath: string,
  packageRoot: string,
  place: Place = {},
): Promise<string> {
  const builtIn = /^[\w-]+$/.test(nameOrPath)
    ? join(packageRoot, 'templates', nameOrPath)
    : undefined;
  if (builtIn !== undefined && kindOf(join(builtIn, YAML)) === 'file') return builtIn;
  if (kindOf(join(nameOrPath, YAML)) === 'file') return resolve(nameOrPath);
  const known = (await listTemplates(packageRoot)).join(', ');
  throw new InputError([diagnose('template/no-such-template', place, { name: nameOrPath, known })]);
}

async function readLink(folder: string): Promise<ChainLink> {
  const read = new Map<string, Uint8Array>();
  const text = async (name: string) => {
    const bytes = readInput(join(folder, name));
    read.set(name, bytes);
    return new TextDecoder().decode(bytes);
  };
  const css = kindOf(join(folder, CSS)) === 'file' ? await text(CSS) : '';
  const yaml = await text(YAML);
  return { folder, files: { name: basename(folder), path: join(folder, YAML), yaml, css }, read };
}
