import { docx } from './docx.js';
import { html } from './html.js';
import type { Input } from './input.js';
import { md } from './md.js';
import { txt } from './txt.js';

/** The input formats, in the order in which they are asked whether a file is theirs; the last takes any. */
export const INPUTS: readonly Input[] = [docx, html, md, txt];

/** The media type of a source by its name; undefined where no format has its extension. */
export function inputMediaType(name: string): string | undefined {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return INPUTS.find(({ extensions }) => extensions.includes(extension))?.mediaType;
}
