/** The words of the book itself, beside the text of the edition: names of its parts, its facts and its accessibility. */
export interface Labels {
  readonly cover: string;
  readonly start: string;
  readonly pages: string;
  readonly landmarks: string;
  readonly notes: string;
  /** A picture's number: 图1. */
  readonly figure: (number: number) => string;
  /** The names of boxed notes (GitHub's `[!NOTE]`) whose source gives no title. */
  readonly boxes: ReadonlyMap<string, string>;
  /** Over the part of a table that continues on a further page. */
  readonly tableContinued: string;
  readonly backToText: string;
  /** At the head of each page of a proof. */
  readonly proof: string;
  readonly colophon: string;
  readonly facts: Readonly<Record<Fact, string>>;
  /** Of a creator whose role isn't said. */
  readonly creator: string;
  /** MARC relator codes in words. */
  readonly roles: Readonly<Record<string, string>>;
  readonly publishedOn: (date: string) => string;
  readonly coverOf: (title: string) => string;
  readonly issue: (number: string) => string;
  readonly totalIssue: (number: string) => string;
  /** A volume of a series. */
  readonly volume: (number: string) => string;
  /** Names on a cover with what they did (著、编、译), by MARC relator code. */
  readonly coverRoles: ReadonlyMap<string, (names: string) => string>;
  /** Before an ISBN and before the name of a series. */
  readonly bookNumber: string;
  readonly seriesName: string;
  /** Over the data of cataloguing in publication (GB/T 12451). */
  readonly cip: string;
  /** A date as its reader writes it; month and day are absent where the date has none. */
  readonly date: (year: number, month?: number, day?: number) => string;
  /** What stands before the addressees of a briefing's tail. */
  readonly tail: Readonly<Record<'report' | 'send' | 'distribute', string>>;
  readonly copies: (count: number) => string;
  /** The heading of the contents, by the one that the built-in templates write. */
  readonly contents: ReadonlyMap<string, string>;
  readonly pageNumbers: (pages: number) => string;
  readonly madeBy: (tool: string, template: string) => string;
  readonly summary: Readonly<Record<'readable' | 'undescribed' | 'pages', string>>;
}

/** The facts of a colophon, in their order. */
export const FACTS = [
  'title',
  'subtitle',
  'series',
  'issue',
  'unit',
  'publisher',
  'date',
  'source',
  'report',
  'send',
  'distribute',
  'copies',
  'secrecy',
  'copyNumber',
  'subjects',
  'identifier',
  'pages',
  'rights',
  'maker',
] as const;

export type Fact = (typeof FACTS)[number];
