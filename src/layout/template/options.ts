import { labelsFor } from '../../messages/labels.js';
import type { EditionMetadata } from '../../model/edition.js';
import type { Template } from '../../model/template.js';

/**
 * The template as an edition wants it: with or without cover and contents as its options say, and with the contents'
 * heading in its language.
 */
export function withOptions(template: Template, { options, language }: EditionMetadata): Template {
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
