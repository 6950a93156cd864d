import { renderEdition } from '../../src/app/render-edition.js';
import type { RenderedFile } from '../../src/outputs/output.js';
import { root } from '../support/edition.js';

export const EDITIONS = [
  'content/market-regulation-2020',
  'tests/fixtures/editions/everything',
].map((path) => root + path);

/** The files that one output makes of the edition at `path`, and what was reported. */
export async function filesOf(path: string, format: string) {
  const { edition, rendered, diagnostics } = await renderEdition(path, { formats: [format] });
  const files = rendered[0]?.files.files as readonly RenderedFile[];
  return { edition, files, diagnostics };
}

export const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
