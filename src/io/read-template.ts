import { basename, join, relative, resolve, sep } from 'node:path';
import { diagnose, InputError, type Place } from '../kernel/diagnostic.js';
import { baseOf, parseTemplate, placeInChain, type TemplateFiles } from '../template/parse.js';
import type { Template } from '../template/template.js';
import { BuildMemory } from './build-memory.js';
import { entriesBelow, readdir } from './file-system.js';
import { kindOf, readInput } from './files.js';

const YAML = 'template.yaml';
const CSS = 'epub.css';

/**
 * Reads a template: the name of a built-in one, or the path of a folder. Only data and CSS are read. Throws
 * InputError where it, or one that it extends, is missing or wrong.
 */
export async function readTemplate(
  nameOrPath: string,
  options: { readonly packageRoot: string; readonly memory?: BuildMemory | undefined },
): Promise<Template> {
  const { memory = new BuildMemory() } = options;
  const chain = await readTemplateChain(nameOrPath, options);
  const { template, diagnostics } = memory.recall(
    `template ${nameOrPath}`,
    JSON.stringify(chain),
    () => parseTemplate(chain),
  );
  if (template === undefined) throw new InputError(diagnostics);
  return template;
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
  const found: TemplateFile[] = [];
  for (const { folder } of await readChain(nameOrPath, options.packageRoot)) {
    const entries = await entriesBelow(folder);
    const paths = entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
    for (const path of paths.sort()) {
      const bytes = await readInput(join(folder, path));
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

/** The folders of a template and of those that it extends, the base first. */
async function readChain(
  nameOrPath: string,
  packageRoot: string,
): Promise<readonly { readonly folder: string; readonly files: TemplateFiles }[]> {
  const chain: { folder: string; files: TemplateFiles }[] = [];
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
    const files = await readFiles(folder);
    chain.unshift({ folder, files });
    next = baseOf(files.yaml);
  }
  return chain;
}

/** The names of the built-in templates. */
export async function listTemplates(packageRoot: string): Promise<readonly string[]> {
  const root = join(packageRoot, 'templates');
  const names: string[] = [];
  for (const name of (await readdir(root)).sort()) {
    if ((await kindOf(join(root, name, YAML))) === 'file') names.push(name);
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
  if (builtIn !== undefined && (await kindOf(join(builtIn, YAML))) === 'file') return builtIn;
  if ((await kindOf(join(nameOrPath, YAML))) === 'file') return resolve(nameOrPath);
  const known = (await listTemplates(packageRoot)).join(', ');
  throw new InputError([diagnose('template/no-such-template', place, { name: nameOrPath, known })]);
}

async function readFiles(folder: string): Promise<TemplateFiles> {
  const text = async (name: string) =>
    new TextDecoder().decode(await readInput(join(folder, name)));
  const css = (await kindOf(join(folder, CSS))) === 'file' ? await text(CSS) : '';
  return { name: basename(folder), path: join(folder, YAML), yaml: await text(YAML), css };
}
