import type { Root } from 'mdast';
import { parseMarkdown } from '../../model/markdown/parse-markdown.js';
import type { Source } from '../../model/source.js';

/** A Markdown source with its tree, which every step of an import reads. */
export function withTree(source: Source): Source {
  return source.markdown === true ? { ...source, tree: sourceTree(source) } : source;
}

export function sourceText({ lines }: Source): string {
  return lines.map(({ text }) => text).join('\n');
}

export function sourceTree(source: Source): Root {
  return source.tree ?? parseMarkdown(sourceText(source));
}

/** The tree of a source's text behind so many lines of front matter; places are those of the source. */
export function treeBehind(source: Source, lines: number): Root {
  if (lines === 0) return sourceTree(source);
  const [first, ...rest] = source.tree?.children ?? [];
  // Front matter of another kind than YAML between `---` is text to remark.
  if (source.tree !== undefined && first?.type === 'yaml' && first.position?.end.line === lines) {
    return { ...source.tree, children: rest };
  }
  const behind = source.lines.map(({ text }, index) => (index < lines ? '' : text));
  return parseMarkdown(behind.join('\n'));
}
