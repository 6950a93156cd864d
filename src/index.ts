/** Kanben as a library: the command line uses nothing else. No function here prints or ends the process. */
export {
  type BuildOptions,
  type BuildOutput,
  type BuildResult,
  buildEdition,
} from './io/build-edition.js';
export { type CheckResult, checkPath } from './io/check-path.js';
export {
  type ImportOptions,
  type ImportResult,
  importSource,
  type SourceInput,
} from './io/import-source.js';
export { type ImposeFileOptions, type ImposeResult, imposeFile } from './io/impose-file.js';
export { type MakeOptions, type MakeResult, makeEdition } from './io/make-edition.js';
export { Diagnostic, InputError, messageText } from './kernel/diagnostic.js';
export type { Language } from './kernel/messages/index.js';
