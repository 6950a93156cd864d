import { parseYaml, type YamlText } from '../model/yaml/yaml-text.js';

const FRONT_MATTER = /^\ufeff?---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/;

/** The YAML between the `---` lines that a file opens with; it begins in line 2. Empty where there is none. */
export function frontMatter(text: string): string {
  return FRONT_MATTER.exec(text)?.[1] ?? '';
}

/** The front matter of a Markdown file as data, with the places of its keys. */
export function readFrontMatter(file: { readonly path: string; readonly text: string }): YamlText {
  return parseYaml(frontMatter(file.text), file.path, 2);
}
