/** The types of the calls of the browser part and of their answers, for both sides. */

import type { ChapterChange } from '../app/editing/chapters.js';
import type { SavedText, StoredText } from '../app/editing/edition-texts.js';
import type { MetadataEdit } from '../app/editing/metadata.js';
import type { FormField } from '../app/editing/metadata-form.js';
import type { Remedy } from '../app/editing/remedies.js';
import type { FinishedFiles } from '../app/finished-files.js';
import type { LivePage, LivePlace, LiveState } from '../app/live/live-book.js';
import type { TextPlace } from '../app/live/places.js';
import type { ReviewCard } from '../app/review/cards.js';
import type { DecideResult, LineVerdict } from '../app/review/decide-lines.js';
import type { Review } from '../app/review/review.js';
import type { ShelfEntry } from '../app/shelf.js';
import type { Signing } from '../app/signing/sign-offs.js';
import type { TemplateSummary } from '../app/templates.js';
import type { VersionChanges } from '../archive/changes.js';
import type { DiagnosticValue } from '../messages/diagnostic-value.js';
import type { Language } from '../messages/index.js';
import type { ReviewStage } from '../model/sign-offs.js';

export type {
  FinishedFiles,
  FormField,
  LivePage,
  LivePlace,
  ReviewStage,
  Signing,
  TextPlace,
  VersionChanges,
};

/** A diagnostic in both languages, since the reader may switch the language. */
export interface DeskDiagnostic extends Omit<DiagnosticValue, 'message'> {
  readonly message: Readonly<Record<Language, string>>;
  /** The edit that mends the fault, if one is known. */
  readonly remedy?: Remedy;
}

export type DeskShelfEntry = Omit<ShelfEntry, 'diagnostics'> & {
  readonly diagnostics: readonly DeskDiagnostic[];
};
export type DeskState = Omit<LiveState, 'diagnostics'> & {
  readonly diagnostics: readonly DeskDiagnostic[];
};
export type DeskCard = Omit<ReviewCard, 'findings'> & {
  readonly findings: readonly DeskDiagnostic[];
};
export type DeskReview = Omit<Review, 'cards' | 'diagnostics' | 'faults'> & {
  readonly cards: readonly DeskCard[];
  readonly diagnostics: readonly DeskDiagnostic[];
  readonly faults: readonly DeskDiagnostic[];
};

export interface DeskProject {
  /** The name of the folder. */
  readonly name: string;
  readonly version: string;
  readonly editions: readonly DeskShelfEntry[];
  readonly templates: readonly TemplateSummary[];
  readonly formats: readonly {
    readonly name: string;
    /** The usual name of the format. */
    readonly title: Readonly<Record<Language, string>>;
    /** Whether the format is ticked at first. */
    readonly byDefault: boolean;
    /** Whether a proof can be built in the format. */
    readonly showsPages: boolean;
  }[];
  readonly form: readonly FormField[];
}

export interface OpenedEdition {
  readonly id: string;
  readonly texts: readonly StoredText[];
  /** edition.yaml as a value; null where it cannot be read. */
  readonly metadata: unknown;
  readonly hasSources: boolean;
}

export interface Pages extends DeskState {
  readonly shown: readonly LivePage[];
  /** The place of the cursor on the pages. */
  readonly caret: LivePlace | null;
  /** The page of the cursor; null if the window has it already. */
  readonly picture: PagePicture | null;
}

/** A drawn page: `source` is the data: address of a PNG. */
export interface PagePicture {
  readonly key: string;
  readonly pixels: number;
  readonly source: string;
}

/** A request for the pages `from` to `to`, and for the drawn page of the cursor. */
export interface PagesAsked {
  readonly from: number;
  readonly to: number;
  readonly template?: string | undefined;
  /** The size of the pages. */
  readonly size?: string | undefined;
  /** Typed texts that are not saved yet. */
  readonly typed?: readonly TypedText[] | undefined;
  readonly cursor?: FilePlace | undefined;
  /** The width at which the page of the cursor is drawn, pixels; the page is not drawn where absent. */
  readonly pixels?: number | undefined;
  /** The key of the cursor's page that the window shows. */
  readonly known?: string | undefined;
}

export interface TypedText {
  readonly path: string;
  readonly text: string;
}

/** A place in a file of an edition. */
export interface FilePlace {
  readonly file: string;
  readonly offset: number;
}

/** Each call with its request and its answer. */
export interface Calls {
  project: [Record<string, never>, DeskProject];
  import: [
    {
      readonly text?: string;
      readonly title?: string;
      readonly uploads?: readonly string[];
      readonly id?: string;
      /** The template of the edition. With that of a kind of document (简报, 公文) the text is read as a draft of this kind. */
      readonly template?: string;
    },
    { readonly id: string; readonly diagnostics: readonly DeskDiagnostic[] },
  ];
  sample: [Record<string, never>, { readonly id: string }];
  open: [{ readonly id: string }, OpenedEdition];
  save: [
    { readonly id: string } & SavedText,
    (
      | { readonly saved: true; readonly version: string }
      | { readonly saved: false; readonly theirs: StoredText | null }
    ),
  ];
  metadata: [
    { readonly id: string; readonly version: string; readonly changes: readonly MetadataEdit[] },
    { readonly saved: boolean; readonly text: StoredText | null },
  ];
  chapters: [
    {
      readonly id: string;
      readonly change: ChapterChange;
      readonly versions: Readonly<Record<string, string>>;
    },
    { readonly files: readonly string[] },
  ];
  picture: [{ readonly id: string; readonly upload: string }, { readonly path: string }];
  pages: [{ readonly id: string } & PagesAsked, Pages];
  locate: [{ readonly id: string } & FilePlace, LivePlace | null];
  source: [{ readonly id: string } & TextPlace, FilePlace | null];
  review: [{ readonly id: string }, DeskReview];
  decide: [
    {
      readonly id: string;
      readonly verdicts: readonly LineVerdict[];
      readonly take?: 'edited' | 'source';
    },
    DecideResult & { readonly review: DeskReview },
  ];
  undo: [
    { readonly id: string; readonly step: number; readonly undone: boolean },
    { readonly review: DeskReview },
  ];
  check: [{ readonly id: string }, { readonly diagnostics: readonly DeskDiagnostic[] }];
  build: [
    { readonly id: string; readonly formats: readonly string[]; readonly proof: boolean },
    { readonly count: number; readonly diagnostics: readonly DeskDiagnostic[] },
  ];
  /** The finished files of the last build and of the last proof. */
  finished: [
    { readonly id: string },
    { readonly book: FinishedFiles; readonly proof: FinishedFiles },
  ];
  changes: [
    { readonly id: string },
    {
      readonly version?: string;
      readonly created?: string;
      readonly message?: string;
      readonly changes?: VersionChanges;
    },
  ];
  archive: [
    { readonly id: string; readonly user: string; readonly message: string },
    {
      readonly version: string;
      readonly unchanged: boolean;
      readonly diagnostics: readonly DeskDiagnostic[];
    },
  ];
  signing: [{ readonly id: string }, Signing];
  sign: [{ readonly id: string; readonly stage: ReviewStage; readonly name: string }, Signing];
  withdraw: [{ readonly id: string; readonly stage: ReviewStage }, Signing];
  phone: [{ readonly id: string }, { readonly key: string; readonly chapters: readonly string[] }];
}

export type CallName = keyof Calls;
export type Asked<Name extends CallName> = Calls[Name][0];
export type Answered<Name extends CallName> = Calls[Name][1];

/** The events that the server sends: files of an edition were added, removed or changed on the disk. */
export interface DeskEvent {
  readonly kind: 'changed';
  readonly id: string;
  /** `version` is that of `EditionText`; absent for other files and for deleted ones. */
  readonly files: readonly { readonly path: string; readonly version?: string }[];
}

/** Why a call failed: faults of the input, or a fault of the desk. */
export interface Refused {
  readonly diagnostics: readonly DeskDiagnostic[];
}
