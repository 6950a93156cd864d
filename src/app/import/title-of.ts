import { InputError } from '../../messages/diagnostic.js';
import type { NamedSource } from './named-sources.js';
import { prepared } from './sources.js';

/** The title that a source gives itself; undefined where it has none or cannot be read. */
export async function titleOf(source: NamedSource): Promise<string | undefined> {
  try {
    const { manuscript } = await prepared([source], {}, () => ({}));
    return manuscript.metadata.title;
  } catch (error) {
    // What is wrong with it the import itself reports.
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
