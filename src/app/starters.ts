import { extname, join } from 'node:path';
import { readInput } from '../host/files.js';
import { packageRoot } from '../host/package-root.js';
import type { Template } from '../model/template.js';

/** What an edition is, by what its readers call it. */
export const KINDS = ['digest', 'briefing', 'gongwen', 'book'] as const;
export type StarterKind = (typeof KINDS)[number];

/** What an edition of a kind begins with. */
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

/** What edition.yaml has of a kind beyond what an import reads from the text: YAML, empty where nothing. */
export function starterFields(kind: StarterKind): string {
  if (kind !== 'briefing' && kind !== 'gongwen') return '';
  return new TextDecoder().decode(readInput(join(FOLDER, `${kind}.yaml`)));
}

/** A project's README.md, with `{title}` and `{id}` to be filled. */
export function starterReadme(language: string): string {
  return new TextDecoder().decode(readInput(join(FOLDER, `README.${language}.md`)));
}
