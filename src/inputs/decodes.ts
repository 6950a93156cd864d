import type { Encoding } from '../model/source.js';

/** Whether bytes are text in an encoding; of a `stream` the last character may be cut off at the end. */
export function decodes(bytes: Uint8Array, encoding: Encoding, stream = false): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}
