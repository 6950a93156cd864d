/** A mark that stays as it stands because only an editor can read it. */
export interface Doubt {
  readonly rule:
    | 'manuscript/unpaired-quote'
    | 'manuscript/unpaired-bracket'
    | 'manuscript/lost-interpunct';
  /** UTF-16 offset in the paragraph. */
  readonly at: number;
}
