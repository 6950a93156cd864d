import type { FontLibrary } from '../fonts/library.js';
import type { Composition } from '../model/composition.js';
import type { Edition } from '../model/edition.js';
import type { Template } from '../model/template.js';
import type { Book } from '../outputs/output.js';
import type { BuildMemory } from './build-memory.js';

/** The cover's picture, drawn when first asked for, and anew only where it would differ from the last build's. */
export function coverOf(
  edition: Edition,
  template: Template,
  fonts: FontLibrary,
  composition: Composition,
  memory: BuildMemory | undefined,
): Book['cover'] {
  const draw = async () => {
    const { drawCover } = await import('../outputs/raster/cover.js');
    return drawCover(composition, template, fonts);
  };
  let drawing: ReturnType<Book['cover']> | undefined;
  if (memory === undefined) {
    return () => {
      drawing ??= draw();
      return drawing;
    };
  }
  const { coverTitle, coverSubtitle, coverImprint } = template.styles;
  const roles = [
    'latin',
    ...[coverTitle, coverSubtitle, coverImprint].map(({ font }) => font),
  ] as const;
  const files = [...new Set(roles)]
    .flatMap((role) => template.fonts[role].regular)
    .map((id) => (fonts.has(id) ? fonts.face(id).checksum : id));
  const from = JSON.stringify([edition.metadata, template, files]);
  return () => memory.recall(`cover ${edition.metadata.id}`, from, draw);
}
