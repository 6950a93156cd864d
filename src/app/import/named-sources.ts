import { basename, join } from 'node:path';
import { editionId } from '../../edition/edition-id.js';
import { fileKind, readInput } from '../../host/files.js';
import { readWithin } from '../../host/within.js';
import { readSource, type SourceBytes, type SourceOptions } from '../../inputs/index.js';
import { type Diagnostic, diagnose, InputError } from '../../messages/diagnostic.js';
import type { Source } from '../../model/source.js';
import { withTree } from '../../normalise/markdown-source/index.js';
import { folderTitle, readBookFolder } from './book-folder.js';
import { folderOf, withPictures } from './markdown-pictures.js';
import { pageFolder } from './page-pictures.js';

/** A source to import: a path, or bytes that came another way (standard input). */
export type SourceInput = string | NamedSource;

export interface NamedSource {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The name that the book's list of chapters gives it. */
  readonly title?: string;
  /** The source's name as the user wrote it, for diagnostics. */
  readonly path?: string;
  /** The encoding of its text, if it is known. */
  readonly encoding?: string;
  /** The folder in which its pictures may lie, and its path in that folder. */
  readonly home?: { readonly root: string; readonly place: string };
  /** Pictures that came with it, by the addresses that its text names them by. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>;
  /** The files that a saved page names, where they don't lie at home. */
  readonly beside?: SourceBytes['beside'];
}

/** Everything that the user's arguments stand for. */
export interface NamedSources {
  /** The edition's id: the one given, else one from the first source's name, or the folder's. */
  readonly id: string;
  readonly sources: readonly NamedSource[];
  /** The title of a book that is a folder. */
  readonly title?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the sources; a folder of Markdown files stands for its files in their order. */
export function namedSources(
  inputs: readonly SourceInput[],
  { id, maxBytes }: { readonly id?: string; readonly maxBytes?: number } = {},
): NamedSources {
  const books = inputs.map((input) =>
    typeof input === 'string' && fileKind(input) === 'folder'
      ? bookSources(input, maxBytes)
      : undefined,
  );
  const sources = inputs.flatMap(
    (input, index) => books[index]?.sources ?? [namedBytes(input, maxBytes)],
  );
  const [first] = inputs;
  const book = books[0];
  const named =
    book === undefined || typeof first !== 'string'
      ? sources
      : [{ name: `${folderTitle(first)}.md`, bytes: sources[0]?.bytes ?? new Uint8Array() }];
  return {
    id: editionId(id, named),
    sources,
    ...(book !== undefined && { title: book.title }),
    diagnostics: books.flatMap((one) => one?.diagnostics ?? []),
  };
}

function bookSources(folder: string, maxBytes?: number) {
  const book = readBookFolder(folder);
  return {
    title: book.title ?? folderTitle(folder),
    diagnostics: book.diagnostics,
    sources: book.places.map((place): NamedSource => {
      const path = join(book.root, place);
      const title = book.names.get(place);
      return {
        name: place.replace(/\//g, '-'),
        ...(title !== undefined && { title }),
        bytes: readWithin(book.root, path, maxBytes),
        path: join(folder, path.slice(book.folder.length)),
        home: { root: book.root, place },
      };
    }),
  };
}

/** The bytes of a source and the name that it goes by. */
function namedBytes(input: SourceInput, maxBytes?: number): NamedSource {
  if (typeof input !== 'string') {
    if (isFileName(input.name)) return input;
    throw new InputError([diagnose('io/outside-path', { file: input.name })]);
  }
  return {
    name: basename(input),
    bytes: readInput(input, maxBytes),
    path: input,
    home: folderOf(input),
  };
}

/** A number distinguishes sources of one base name, since they lie in one folder. */
export async function readSources(
  named: readonly NamedSource[],
  { encoding, maxLines }: SourceOptions,
): Promise<readonly Source[]> {
  const taken = new Set<string>();
  const pictures = new Map<string, string>();
  const sources: Source[] = [];
  for (const {
    name,
    bytes,
    title,
    home,
    beside: given,
    encoding: known,
    pictures: brought,
  } of named) {
    const written = encoding ?? known;
    const [, stem = name, extension = ''] = /^(.*?)(\.[^.]*)?$/s.exec(name) ?? [];
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${stem}-${n}${extension}`;
    taken.add(unique);
    const beside = given ?? (home && pageFolder(home.root, home.place));
    const read = await readSource(
      {
        name: unique,
        bytes,
        ...(title !== undefined && { title }),
        ...(beside && { beside }),
      },
      {
        ...(written !== undefined && { encoding: written }),
        ...(maxLines !== undefined && { maxLines }),
      },
    );
    const source = withTree(read);
    if (brought !== undefined) {
      sources.push(withBrought(source, brought));
      continue;
    }
    sources.push(
      home === undefined || source.markdown !== true
        ? source
        : withPictures(source, home.root, home.place, pictures),
    );
  }
  return sources;
}

/** A source with the pictures that came with it and that its text names. */
function withBrought(source: Source, brought: ReadonlyMap<string, Uint8Array>): Source {
  const text = source.lines.map((line) => line.text).join('\n');
  const named = [...brought].filter(([url]) => text.includes(`](${url}`));
  const nameOf = (url: string) => url.replace(/^.*\//, '');
  return {
    ...source,
    place: source.name,
    pictures: new Map(named.map(([url]) => [url, nameOf(url)])),
    files: [...source.files, ...named.map(([url, bytes]) => ({ name: nameOf(url), bytes }))],
  };
}

/** Whether a source's name can be that of a file in a folder, and of nothing elsewhere. */
function isFileName(name: string): boolean {
  return name !== '' && !/^\.{1,2}$|[/\\\0]/.test(name);
}
