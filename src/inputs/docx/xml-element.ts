/** An element of a part: its name with the prefix that Word itself uses for its namespace. */
export interface XmlElement {
  /** `w:p`, `a:blip` */
  readonly name: string;
  /** By their names without prefix: `val`, `id`, `embed`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The character data directly inside the element. */
  readonly text: string;
}
