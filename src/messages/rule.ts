/** The languages of Kanben's messages. */
export type Language = 'zh' | 'en';

export type Severity = 'error' | 'warning' | 'info';

/** One text in each language; `{name}` is a place for a value. */
export type MessageText = Readonly<Record<Language, string>>;

/** Words of the command line, in each language. */
export type Wording = MessageText;

/** One entry of the catalogue: its severity, what is wrong, and how to mend it. No text ends in a full stop. */
export interface Rule {
  readonly severity: Severity;
  readonly what: MessageText;
  readonly mend?: MessageText;
}
