import { dirname } from 'node:path';
import { workingDirectory } from '../../host/environment.js';
import { fileKind } from '../../host/files.js';
import type { EditionMetadata } from '../../model/edition.js';
import type { TemplateChoice } from './read-template.js';

export const DEFAULT_TEMPLATE = 'booklet';

/**
 * The template of the edition at `path`. A template that the user asks for may stand anywhere. The edition's own choice has to stand
 * in the edition's folder or below the working directory, since an edition may come from a stranger.
 */
export function chosenTemplate(
  path: string,
  metadata: Pick<EditionMetadata, 'template'>,
  asked: string | undefined,
): TemplateChoice {
  if (asked !== undefined) return { name: asked };
  const folder = fileKind(path) === 'folder' ? path : dirname(path);
  return { name: metadata.template ?? DEFAULT_TEMPLATE, within: [folder, workingDirectory()] };
}
