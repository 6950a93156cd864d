/** A line that may be a heading, as one scheme reads it. */
export interface Reading {
  /** 北京, 国家发展改革委, 张三 */
  readonly label?: string;
  /** UTF-16 units at the line's start that are a bullet or an opening bracket, not text. */
  readonly strip: number;
  /** A mark behind the label that the heading shows as a colon, or as nothing where no topic follows. */
  readonly mark?: { readonly at: number; readonly length: number };
  /** The number of a numbered heading. */
  readonly number?: number;
  /** The unit that the number counts, if one scheme counts several: the 章 of 第一章, the 话题 of 话题一. */
  readonly unit?: string;
  /** UTF-16 units at the line's end that are markup. */
  readonly tail?: number;
  /** The level that the markup of Markdown, HTML and Word gives. */
  readonly depth?: number;
}

/** One way in which documents mark their headings. */
export interface HeadingScheme {
  readonly id: string;
  readonly example: string;
  readonly read: (line: string) => Reading | undefined;
  /** The rank of its headings among other numbered ones, if the document itself does not show it: lower is outer. */
  readonly rank?: number;
  /** Its headings may be sentences with their full stop, as long as all of them are. */
  readonly sentences?: boolean;
  /** The number of headings of this shape that is enough; two if absent. */
  readonly fewest?: number;
  /** The source's markup says that the line is a heading. */
  readonly markup?: boolean;
}
