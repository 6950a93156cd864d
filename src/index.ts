/**
 * Kanben as a library: the command line uses nothing else. No function here prints, asks or ends the process; what is
 * wrong with the input is an `InputError` that carries diagnostics. docs/library.md shows it.
 */
export {
  type AddOptions,
  type AddResult,
  archiveEdition,
  archiveUser,
  exportBag,
  isOutput,
  type ListedObject,
  listStore,
  type RebuildResult,
  type RestoreResult,
  rebuildVersions,
  restoreVersion,
  splitId,
  type VerifyResult,
  verifyStore,
} from './io/archive/index.js';
export {
  type BuildOptions,
  type BuildOutput,
  type BuildResult,
  buildEdition,
} from './io/build-edition.js';
export { BuildMemory } from './io/build-memory.js';
export {
  type CatalogOptions,
  type CatalogResult,
  writeCatalog,
} from './io/catalog.js';
export { type CheckResult, checkPath } from './io/check-path.js';
export { type DiagnosticValue, diagnosticValue } from './io/diagnostic-value.js';
export { isEditionId } from './io/edition-id.js';
export {
  checkFonts,
  type FaceUse,
  type FallbackCharacter,
  type FontCheck,
  type FontSummary,
  listFonts,
} from './io/fonts.js';
export { FORMATS, type Format, type OnProgress } from './io/formats.js';
export {
  type ImportOptions,
  type ImportResult,
  importSource,
  type NamedSource,
  type SourceInput,
} from './io/import-source.js';
export { type ImposeFileOptions, type ImposeResult, imposeFile } from './io/impose-file.js';
export { type MakeOptions, type MakeResult, makeEdition } from './io/make-edition.js';
export { packageVersion } from './io/package-root.js';
export { editionsIn } from './io/read-edition.js';
export { refreshCatalog } from './io/refresh-catalog.js';
export {
  SAMPLE_ID,
  type StartedProject,
  type StartOptions,
  startProject,
} from './io/start-project.js';
export {
  checkTemplate,
  listTemplates,
  type TemplateCheck,
  type TemplateSummary,
} from './io/templates.js';
export { onTrace, type Stage, type TraceEvent } from './io/trace.js';
export { type WatchedBuild, type WatchOptions, watchEditions } from './io/watch-editions.js';
export { Diagnostic, fill, InputError, messageText, type Values } from './kernel/diagnostic.js';
export type { Language } from './kernel/messages/index.js';
export { KEEPABLE } from './manuscript/noise.js';
export {
  BINDINGS,
  FLIPS,
  isSignature,
  SCHEMES,
  type Scheme,
  sheetSize,
} from './press/choices.js';
