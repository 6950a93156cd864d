import { extname, join } from 'node:path';
import { readInput } from '../host/files.js';
import { packageRoot } from '../host/package-root.js';
import type { Template } from '../model/template.js';

/** The kinds of editions, by the readers' names. */
export const KINDS = ['digest', 'briefing', 'gongwen', 'book'] as const;
export type StarterKind = (typeof KINDS)[number];

/** The beginnings of an edition of a kind. */
export interface Starter {
  /** The name of the source text in the project. */
  readonly name: string;
  /** The template that edition.yaml names; absent where Kanben's default serves. */
  readonly template?: string;
}

const STARTERS: Readonly<Record<StarterKind, Starter & { readonly source: string }>> = {
  digest: { name: 'sample-digest', source: 'digest.txt' },
  briefing: { name: 'sample-briefing', source: 'digest.txt', template: 'briefing' },
  gongwen: { name: 'sample-gongwen', source: 'gongwen.txt', template: 'gongwen' },
  book: { name: 'sample-book', source: 'book.txt' },
};

/** Where the texts of a new project lie in the package. */
const FOLDER = join(packageRoot, 'starter');

/** The kind whose metadata a template asks for. */
export function kindOfTemplate({ masthead, official }: Template): StarterKind {
  if (masthead.required) return 'briefing';
  return official ? 'gongwen' : 'digest';
}

export function starterOf(kind: StarterKind): Starter {
  return STARTERS[kind];
}

/** The sample source of a kind, named as the project keeps it. */
export function starterSource(kind: StarterKind): {
  readonly name: string;
  readonly bytes: Uint8Array;
} {
  const { name, source } = STARTERS[kind];
  return { name: `${name}${extname(source)}`, bytes: readInput(join(FOLDER, source)) };
}

/** The keys of edition.yaml of a kind that an import does not read from the text: YAML, empty if there are none. */
export function starterFields(kind: StarterKind): string {
  if (kind !== 'briefing' && kind !== 'gongwen') return '';
  return new TextDecoder().decode(readInput(join(FOLDER, `${kind}.yaml`)));
}

/** A project's README.md, with `{title}` and `{id}` to be filled. */
export function starterReadme(language: string): string {
  return new TextDecoder().decode(readInput(join(FOLDER, `README.${language}.md`)));
}
