import type { ManuscriptMetadata } from '../../model/manuscript.js';
import { datelineSource } from '../front-matter.js';
import { type Group, groupText } from '../joins.js';
import type { MarkdownSource } from '../markdown-source/settle.js';
import type { Front } from './certain-front.js';
import type { Draft } from './draft/draft.js';
import type { Information } from './information.js';

/** The values of the front matter of a single Markdown source. If there are several sources, each has its own. */
function frontMatterOf(
  sources: ReadonlyMap<number, MarkdownSource>,
  information: Information,
): Partial<ManuscriptMetadata> {
  const [only] = sources.values();
  if (sources.size !== 1 || only?.front === undefined) return {};
  const { date, language, subtitle, creators, about } = only.front;
  return {
    ...about,
    ...(date !== undefined && { date }),
    ...(language !== undefined && { language }),
    ...(subtitle !== undefined && { subtitle }),
    ...(creators.length > 0 && {
      creators: [...creators, ...information.metadata().creators],
    }),
  };
}

/** The metadata with the elements of an official document's draft. */
export function withDraft(metadata: ManuscriptMetadata, draft?: Draft): ManuscriptMetadata {
  if (draft === undefined || draft.asWritten.length === 0) return metadata;
  const information = [...draft.asWritten, ...(metadata.information ?? [])];
  return { ...metadata, ...draft.metadata, information };
}

export function manuscriptMetadata(
  groups: readonly Group[],
  front: Front,
  information: Information,
  given: string | undefined,
  sources: ReadonlyMap<number, MarkdownSource>,
): ManuscriptMetadata {
  const read = { ...information.metadata(), ...frontMatterOf(sources, information) };
  const opening = groups.map(groupText).find((text) => datelineSource(text) !== undefined);
  const sourceName =
    read.sourceName ?? (opening === undefined ? undefined : datelineSource(opening));
  const title = given ?? front.title;
  const replaced = given !== undefined && front.group !== undefined;
  return {
    ...read,
    ...(title !== undefined && { title }),
    ...(front.subtitle !== undefined && given === undefined && { subtitle: front.subtitle }),
    ...(front.kicker !== undefined && { kicker: front.kicker }),
    ...(sourceName !== undefined && { sourceName }),
    information: [
      ...[...sources.values()].flatMap((source) => source.asWritten),
      ...(replaced ? [front.title, front.subtitle].filter((one) => one !== undefined) : []),
      ...information.asWritten,
    ],
  };
}
