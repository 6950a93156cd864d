import { diagnose, InputError } from '../messages/diagnostic.js';
import { sha256 } from '../model/sha256.js';

/** Letters (of any script), digits, - _ . but no leading dot: safe as a folder's name on every system. */
const ID = /^[\p{L}\p{N}_-][\p{L}\p{M}\p{N}._-]*$/u;
/** The characters of most ids. V8 takes long to compile the other expression. */
const ASCII_ID = /^[\w-][\w.-]*$/;

/** Names that Windows keeps for devices. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The id of an edition: the one given, or one from the first source's file name; a source
 * without a usable name gives `edition-` and the first eight digits of its sha256.
 */
export function editionId(
  given: string | undefined,
  sources: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): string {
  if (given !== undefined) {
    if (!isEditionId(given)) throw new InputError([diagnose('io/bad-id', {}, { id: given })]);
    return given;
  }
  const first = sources[0];
  if (first === undefined) throw new InputError([diagnose('io/bad-id', {}, { id: '' })]);
  return idFromName(first.name, first.bytes);
}

/** An id from a file's name, or from its content where the name gives none. */
export function idFromName(name: string, content: Uint8Array | string): string {
  const stem = name
    .replace(/\.[^.]*$/, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[-._]+|(?<![-._])[-._]+$/g, '');
  if (isEditionId(stem) && stem !== 'stdin') return stem;
  return `edition-${sha256(content).slice(0, 8)}`;
}

export function isEditionId(id: string): boolean {
  return (
    (ASCII_ID.test(id) || ID.test(id)) &&
    !RESERVED.test(id) &&
    !id.endsWith('.') &&
    id.length <= 100
  );
}
