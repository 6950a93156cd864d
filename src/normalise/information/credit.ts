/** A person who had a part in a text. */
export interface Credit {
  readonly name: string;
  /** MARC relator code. */
  readonly role?: string;
}
