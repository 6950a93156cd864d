import { labelsFor } from '../../messages/labels.js';
import type { EditionMetadata } from '../../model/edition.js';
import type { Template } from '../../model/template.js';

/**
 * The template with the options of an edition: with or without cover and contents, and with the heading of the contents in the
 * edition's language.
 */
export function withOptions(chosen: Template, metadata: EditionMetadata): Template {
  const { options, language } = metadata;
  const template = forOfficial(chosen, metadata);
  const { contents } = template;
  const title = labelsFor(language).contents.get(contents.title);
  if (options.cover === undefined && options.contents === undefined && title === undefined) {
    return template;
  }
  return {
    ...template,
    cover: options.cover ?? template.cover,
    contents: {
      ...contents,
      show: options.contents ?? contents.show,
      title: title ?? contents.title,
    },
  };
}

/** The template for an official document: the lines of a title take one grid line each. Other editions get the template unchanged. */
function forOfficial(template: Template, { official }: EditionMetadata): Template {
  if (!template.official || official === undefined) return { ...template, official: false };
  const [title, ...others] = template.styles.headings;
  const headings = [{ ...title, lines: 1 }, ...others] as const;
  return { ...template, styles: { ...template.styles, headings } };
}
