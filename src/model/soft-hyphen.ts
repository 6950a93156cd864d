/** U+00AD, where a word may be divided: printed as a hyphen at a line's end, and invisible elsewhere. */
export const SOFT_HYPHEN = '\u00ad';
