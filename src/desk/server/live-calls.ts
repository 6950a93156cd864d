import type { BuildOptions } from '../../app/build-edition.js';
import type { LivePlace } from '../../app/live/live-book.js';
import type { TextPlace } from '../../app/live/places.js';
import type { DeskDiagnostic, FilePlace, Pages, PagesAsked } from '../api.js';

/** The greatest width at which a page is drawn, pixels. */
export const WIDEST = 2400;

/** The requests to the composing thread. `folder` is that of the edition; `change` counts the changes of its files. */
export interface LiveCalls {
  pages: [{ readonly folder: string; readonly change: number } & PagesAsked, Pages];
  picture: [
    {
      readonly folder: string;
      readonly change: number;
      readonly number: number;
      readonly key: string;
      readonly pixels: number;
    },
    Uint8Array | undefined,
  ];
  locate: [{ readonly folder: string; readonly change: number } & FilePlace, LivePlace | undefined];
  source: [{ readonly folder: string; readonly change: number } & TextPlace, FilePlace | undefined];
  cover: [{ readonly folder: string; readonly change: number }, Uint8Array | undefined];
  phone: [
    { readonly folder: string; readonly change: number },
    { readonly key: string; readonly chapters: readonly string[] },
  ];
  entry: [
    { readonly folder: string; readonly key: string; readonly name: string },
    Uint8Array | undefined,
  ];
  check: [{ readonly folder: string }, readonly DeskDiagnostic[]];
  build: [
    { readonly folder: string; readonly options: Pick<BuildOptions, 'to' | 'formats' | 'proof'> },
    { readonly count: number; readonly diagnostics: readonly DeskDiagnostic[] },
  ];
  /** A finished file of a folder of outputs. */
  finished: [{ readonly folder: string; readonly name: string }, Uint8Array | undefined];
  archive: [
    {
      readonly folder: string;
      readonly store: string;
      readonly to: string;
      readonly user: string;
      readonly message: string;
    },
    {
      readonly version: string;
      readonly unchanged: boolean;
      readonly diagnostics: readonly DeskDiagnostic[];
    },
  ];
}

export type LiveName = keyof LiveCalls;

export interface LiveRequest {
  readonly number: number;
  readonly name: LiveName;
  readonly asked: unknown;
}

/** An answer. `refused` are faults of the input; `bug` is a fault of Kanben. */
export type LiveAnswer = { readonly number: number } & (
  | { readonly value: unknown }
  | { readonly refused: readonly DeskDiagnostic[] }
  | { readonly bug: string }
);
