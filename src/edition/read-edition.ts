import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileKind, namesOf, READ_LIMIT, readInput } from '../host/files.js';
import { type Listing, trace } from '../host/trace.js';
import { kindWithin, readWithin } from '../host/within.js';
import { settleFolder } from '../host/write-all.js';
import { decodes } from '../inputs/decodes.js';
import { type Diagnostic, diagnose, InputError } from '../messages/diagnostic.js';
import type { ReadingLimits } from '../model/line-limit.js';
import { byPath } from '../model/order.js';
import { Recall } from '../model/recall.js';
import { sha256 } from '../model/sha256.js';
import { bidiMarks } from './bidi-marks.js';
import { badPicture, isSoundPicture } from './check-picture.js';
import { asBooksTakeIt } from './converted-picture.js';
import { idFromName } from './edition-id.js';
import { glyphPictures } from './glyphs.js';
import { REMOTE } from './images.js';
import {
  checkEdition,
  type Edition,
  type EditionFile,
  type NamedImage,
  namedImages,
  type PlaceOf,
  parseDivision,
  parseEdition,
  parseSingleFile,
} from './index.js';
import { pictureKind } from './pictures.js';

export interface ReadEdition {
  readonly edition: Edition;
  readonly diagnostics: readonly Diagnostic[];
  /** The place of a key in edition.yaml. */
  readonly placeOf: PlaceOf;
  /** Every file that was read, by its path below the edition's folder. */
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[];
}

/** Texts that are typed and not in their files yet, by the names of the files in the edition's folder. */
export type TypedTexts = ReadonlyMap<string, string>;

const YAML = 'edition.yaml';

/**
 * Reads an edition: a folder with edition.yaml, or one Markdown file. Images are read where the text names
 * them, and only inside the edition's folder. `typed` texts stand for their files. Throws InputError where there is no edition at `path`.
 */
export async function readEdition(
  path: string,
  memory?: Recall,
  limits: ReadingLimits = {},
  typed: TypedTexts = new Map(),
): Promise<ReadEdition> {
  const kind = fileKind(path);
  const limit = limits.maxBytes ?? READ_LIMIT;
  if (kind === 'none') throw new InputError([diagnose('io/no-such-file', { file: path })]);
  const inputs: { path: string; sha256: string }[] = [];
  if (kind === 'folder') await settleFolder(path);
  const read = (file: string, name: string): EditionFile => {
    const text = typed.get(name);
    if (text !== undefined) {
      inputs.push({ path: name, sha256: sha256(text) });
      return { path: file, text };
    }
    // The file that its user named may be a link; what stands in an edition's folder has to belong to it.
    const bytes = kind === 'file' ? readInput(file, limit) : readWithin(path, file, limit);
    inputs.push({ path: name, sha256: sha256(bytes) });
    return { path: file, text: decodeUtf8(bytes, file) };
  };
  const folder = kind === 'folder' ? path : dirname(path);
  if (kind === 'file' && !/\.(md|markdown)$/i.test(path)) {
    throw new InputError([diagnose('io/no-edition', { file: path })]);
  }
  const { edition, diagnostics, placeOf } =
    kind === 'file'
      ? readSingle(read(path, basename(path)), path, limits)
      : readFolder(path, read, limits, memory);
  const yaml = kind === 'file' ? path : join(path, YAML);
  const named = [
    ...coverImage(edition, yaml, placeOf),
    ...glyphImages(edition, yaml, placeOf),
    ...namedImages(edition),
  ];
  const images = await readImages(folder, named, inputs, limit);
  const whole = { ...edition, assets: images.assets };
  const allDiagnostics = [...diagnostics, ...images.diagnostics];
  // Where the files can't be read there is nothing to say of their structure.
  if (!allDiagnostics.some((one) => one.severity === 'error'))
    allDiagnostics.push(...checkEdition(whole), ...bidiMarks(whole, placeOf));
  inputs.sort(byPath);
  return { edition: whole, diagnostics: allDiagnostics, inputs, placeOf };
}

/** The cover's picture, where edition.yaml names one. */
function coverImage({ metadata }: Edition, file: string, placeOf: PlaceOf): readonly NamedImage[] {
  const url = metadata.cover?.image;
  const { line = 1, column = 1 } = placeOf(['cover', 'image']);
  return url === undefined ? [] : [{ url, file, line, column }];
}

/** The pictures that edition.yaml names for characters. */
function glyphImages({ metadata }: Edition, file: string, placeOf: PlaceOf): readonly NamedImage[] {
  return [...glyphPictures(metadata)].map(([character, url]) => {
    const { line = 1, column = 1 } = placeOf(['glyphs', character]);
    return { url, file, line, column };
  });
}

function readSingle(file: EditionFile, path: string, limits: ReadingLimits) {
  return parseSingleFile(file, idFromName(basename(path), file.text), limits);
}

/** The names in `folder`, sorted, but for hidden ones. */
export function folderNames(folder: string, what: Listing): readonly string[] {
  const names = namesOf(folder).filter(
    (name) => !name.startsWith('.') && (what === 'all' || /\.md$/i.test(name)),
  );
  trace({ kind: 'listed', path: folder, what, names });
  return names;
}

/** The folders below `dir` that are editions, in the order of their names. */
export async function editionsIn(dir: string): Promise<readonly string[]> {
  if (fileKind(dir) !== 'folder') throw new InputError([diagnose('io/no-edition', { file: dir })]);
  const folders: string[] = [];
  for (const name of folderNames(dir, 'all')) {
    if (fileKind(join(dir, name, YAML)) === 'file') folders.push(join(dir, name));
  }
  if (folders.length === 0) throw new InputError([diagnose('io/no-edition', { file: dir })]);
  return folders;
}

function readFolder(
  path: string,
  read: (file: string, name: string) => EditionFile,
  limits: ReadingLimits,
  memory = new Recall(),
) {
  if (fileKind(join(path, YAML)) !== 'file') {
    throw new InputError([diagnose('io/no-edition', { file: path })]);
  }
  const yaml = read(join(path, YAML), YAML);
  const names = folderNames(path, 'markdown');
  const files: EditionFile[] = [];
  for (const name of names) files.push(read(join(path, name), name));
  const parse = (file: EditionFile) =>
    memory.recall(`division ${file.path}`, file.text, () => parseDivision(file, limits));
  const parsed = parseEdition(yaml, files, basename(resolve(path)), parse, limits);
  return { ...parsed, diagnostics: [...otherExtensions(path), ...parsed.diagnostics] };
}

/** Files that are Markdown by their name, but not by that which chapters have. */
function otherExtensions(folder: string): readonly Diagnostic[] {
  return namesOf(folder)
    .filter((name) => /^[^.].*\.(?:markdown|mdown|mkdn?)$/i.test(name))
    .map((name) => diagnose('edition/other-extension', { file: join(folder, name) }));
}

function decodeUtf8(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const upTo = firstBadByte(bytes);
    const before = new TextDecoder().decode(bytes.subarray(0, upTo));
    const lines = before.split('\n');
    const place = { file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
    const byte = (bytes[upTo] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    throw new InputError([
      diagnose('source/undecodable', place, { offset: upTo, byte, encoding: 'utf-8' }),
    ]);
  }
}

/** Index of the first byte that isn't UTF-8, by halving. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(bytes.subarray(0, middle), 'utf-8', true)) good = middle;
    else bad = middle;
  }
  return good;
}

async function readImages(
  folder: string,
  images: readonly NamedImage[],
  inputs: { path: string; sha256: string }[],
  limit: number,
): Promise<{
  readonly assets: ReadonlyMap<string, Uint8Array>;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const assets = new Map<string, Uint8Array>();
  const diagnostics: Diagnostic[] = [];
  for (const { url, file, line, column } of images) {
    if (assets.has(url)) continue;
    const place = { file, line, column };
    const path = localPath(url);
    if (path === undefined) {
      const rule = REMOTE.test(url) ? 'edition/remote-image' : 'edition/outside-image';
      diagnostics.push(diagnose(rule, place, { path: url }));
      continue;
    }
    // What follows a question mark is for a server, unless a file is called so.
    const [plain = path] = path.split('?');
    const written = kindWithin(folder, join(folder, path));
    const target = join(folder, written === 'none' ? plain : path);
    const targetKind = kindWithin(folder, target);
    if (targetKind !== 'file') {
      const rule = targetKind === 'outside' ? 'edition/outside-image' : 'edition/no-image';
      diagnostics.push(diagnose(rule, place, { path: url }));
      continue;
    }
    const bytes = readInput(target, limit);
    const kind = pictureKind(bytes);
    if (!isSoundPicture(bytes, kind)) {
      diagnostics.push(diagnose('edition/bad-picture', place, badPicture(bytes, kind, url)));
      continue;
    }
    try {
      const { picture, diagnostic } = await asBooksTakeIt(bytes, kind, url, place);
      assets.set(url, picture);
      if (diagnostic !== undefined) diagnostics.push(diagnostic);
    } catch {
      diagnostics.push(diagnose('edition/bad-picture', place, badPicture(bytes, kind, url)));
      continue;
    }
    inputs.push({ path: relative(folder, target).split(sep).join('/'), sha256: sha256(bytes) });
  }
  return { assets, diagnostics };
}

/** The path that an image's address means below the folder; undefined where it leads elsewhere. */
function localPath(url: string): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/|\\)/i.test(url)) return undefined;
  let path: string;
  try {
    path = decodeURIComponent(url);
  } catch {
    path = url;
  }
  return path.split(/[\\/]/).includes('..') || path.includes('\0') ? undefined : path;
}
