import { sha256 } from '../../model/sha256.js';
import { OUTPUTS } from '../../outputs/index.js';
import type { OpenedBook, Output } from '../../outputs/output.js';
import type { BuildMemory } from '../build-memory.js';
import { renderEdition } from '../render-edition.js';

/** A finished file of an edition, as a reading program has it open. */
export interface OpenedFile extends OpenedBook {
  /** Names these bytes in addresses. */
  readonly key: string;
}

/**
 * Renders the edition in the first output of the table that can be opened, and opens it. No document is there where none of
 * the outputs can be. Throws InputError.
 */
export async function openedFile(
  folder: string,
  memory: BuildMemory,
  outputs: readonly Output[] = OUTPUTS,
): Promise<OpenedFile> {
  const output = outputs.find(({ open }) => open !== undefined);
  const formats = output === undefined ? [] : [output.name];
  const { rendered } = await renderEdition(folder, { formats, memory, outputs });
  const bytes = rendered[0]?.files.files[0]?.bytes ?? new Uint8Array();
  const book = await output?.open?.(bytes);
  const key = sha256(bytes).slice(0, 16);
  return { documents: book?.documents ?? [], read: async (path) => book?.read(path), key };
}
