/** The words that may stand at a place of the command line. */
export type CompletedValues =
  | { readonly kind: 'none' | 'files' | 'folders' }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** Any of them, with commas between. */
  | { readonly kind: 'list'; readonly words: readonly string[] }
  /** One of the words, or a folder. */
  | { readonly kind: 'words-or-folders'; readonly words: readonly string[] };

/** A flag of a command. */
export interface CompletedFlag {
  /** `--quiet`, and `-q` where there is one. */
  readonly long: string;
  readonly short?: string;
  readonly about: string;
  /** Absent where it takes no value. */
  readonly values?: CompletedValues;
}

/** A command with what may follow it. */
export interface CompletedCommand {
  readonly name: string;
  readonly about: string;
  readonly flags: readonly CompletedFlag[];
  /** By place; the last one's hold for all that follow where `repeats`. */
  readonly places: readonly CompletedValues[];
  readonly repeats: boolean;
}
