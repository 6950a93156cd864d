import type { Diagnostic } from '../messages/diagnostic.js';
import type { Edition } from '../model/edition.js';
import type { PlaceOf } from './briefing.js';

/** An edition as far as its files could be read; errors among the diagnostics say what could not. */
export interface ParsedEdition {
  readonly edition: Edition;
  readonly diagnostics: readonly Diagnostic[];
  /** The place of a key in the metadata. */
  readonly placeOf: PlaceOf;
}
