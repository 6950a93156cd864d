import { parseEdition } from '../../src/edition/index.js';
import { openFontLibrary } from '../../src/fonts/font-library.js';
import { readSource } from '../../src/inputs/index.js';
import { composeEdition } from '../../src/layout/compose-edition.js';
import { readTemplate } from '../../src/layout/template/read-template.js';
import type { Edition } from '../../src/model/edition.js';
import { manuscriptFiles, prepareManuscript } from '../../src/normalise/index.js';
import { OUTPUTS } from '../../src/outputs/index.js';
import type { Book, Rendered } from '../../src/outputs/output.js';
import { differences, type Files } from './compare.js';
import { generate } from './generate.js';

/** Forms of a book that take little time, and the others. */
export const QUICK = ['pdf', 'epub', 'html', 'txt', 'md'] as const;
export const ALL = [...QUICK, 'ofd', 'docx', 'web', 'wechat'] as const;

/** A picture of 2 × 1 pixels. */
const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGP4//8/AwMDAA74Av4mi2jyAAAAAElFTkSuQmCC',
    'base64',
  ),
);

const YAML = { path: 'edition.yaml', text: 'title: 书名\ndate: 2020-09-17\n' };

/** The edition that a seed gives. */
export function generatedEdition(seed: number): Edition {
  const { edition } = parseEdition(YAML, generate(seed).files, 'test');
  return { ...edition, assets: new Map([['pic.png', PNG]]) };
}

/** The edition that an import makes of a source. */
export async function importedEdition(name: string, bytes: Uint8Array): Promise<Edition> {
  const manuscript = await prepareManuscript([await readSource({ name, bytes })]);
  const files = manuscriptFiles(manuscript, { id: 'test' });
  const yaml = files.find(({ path }) => path === YAML.path) ?? YAML;
  const { edition } = parseEdition(
    yaml,
    files.filter(({ path }) => path.endsWith('.md')),
    'test',
  );
  return { ...edition, assets: new Map() };
}

/** What renders editions: the fonts and the built-in templates of the package at `root`. */
export async function renderer(root: string) {
  const fonts = openFontLibrary({ packageRoot: root, cwd: root });
  const templates = await Promise.all(
    ['booklet', 'classic', 'large-print'].map((name) => readTemplate(name, { packageRoot: root })),
  );
  for (const output of OUTPUTS) await output.load();
  return {
    templates,
    /** In words, where a form's text is not the edition's; one that no form is made of is refused with an error. */
    compare: async (
      edition: Edition,
      template: Book['template'],
      formats: readonly string[],
    ): Promise<readonly string[]> => {
      const composition = await composeEdition(edition, template, fonts);
      if (composition.diagnostics.some(({ severity }) => severity === 'error')) return [];
      const rendered = new Map<string, Rendered>();
      const files = new Map<string, Files>();
      for (const name of formats) {
        const output = OUTPUTS.find((one) => one.name === name);
        if (output === undefined) throw new RangeError(`no output is named ${name}`);
        const book: Book = {
          edition,
          template,
          fonts,
          composition,
          date: '2020-09-17T00:00:00Z',
          tool: 'Kanben',
          cover: async () => undefined,
          rendered,
          onProgress: () => {},
        };
        const made = await output.render(book, {});
        rendered.set(name, made);
        files.set(name, new Map(made.files.map(({ path, bytes }) => [path, bytes])));
      }
      return differences({ edition, composition, files });
    },
  };
}
