/**
 * Kanben as a library: the command line uses nothing else. No function here prints, asks or ends the process; what is
 * wrong with the input is an `InputError` that carries diagnostics. docs/library.md shows it.
 */

export { type AddedFonts, addFonts } from './app/add-fonts.js';
export { type AddOptions, type AddResult, archiveEdition } from './app/archive-edition.js';
export { type BatchOptions, type BatchResult, batchEditions } from './app/batch/batch.js';
export {
  type BuildEditionsOptions,
  buildEditions,
  type EndedBuild,
} from './app/batch/build-editions.js';
export {
  type CacheSummary,
  clearCache,
  showCache,
} from './app/batch/cache-upkeep.js';
export type { BatchJob } from './app/batch/job.js';
export { jobsNamed } from './app/batch/manifest.js';
export type { ReportLine } from './app/batch/report.js';
export { type BuildOptions, type BuildResult, buildEdition } from './app/build-edition.js';
export { BuildMemory } from './app/build-memory.js';
export type { BuildOutput } from './app/build-record.js';
export {
  type CatalogOptions,
  type CatalogResult,
  writeCatalog,
} from './app/catalog.js';
export { checkAgainst } from './app/check-against.js';
export { type CheckResult, checkPath } from './app/check-path.js';
export { addDecision, readDecisions, removeDecision } from './app/decide.js';
export {
  type ChapterChange,
  changeChapters,
} from './app/editing/chapters.js';
export {
  editionTexts,
  type SavedText,
  type SaveResult,
  saveText,
} from './app/editing/edition-texts.js';
export { changeMetadata, type MetadataEdit } from './app/editing/metadata.js';
export {
  checkFonts,
  type FaceUse,
  type FallbackCharacter,
  type FontCheck,
  type FontSummary,
  listFonts,
} from './app/fonts.js';
export { type ReturnedWord, returnedWord } from './app/import/returned-word.js';
export {
  type ImportOptions,
  type ImportResult,
  importSource,
  type NamedSource,
  type SourceInput,
} from './app/import-source.js';
export { type ImposeFileOptions, type ImposeResult, imposeFile } from './app/impose-file.js';
export { LiveBook, type LivePage, type LiveState } from './app/live/live-book.js';
export { type MakeOptions, type MakeResult, makeEdition } from './app/make-edition.js';
export { dayOfNew, type NewEdition, type NewOptions, newEdition } from './app/new-edition.js';
export { namesQueue, shownQueue } from './app/queue/redis.js';
export { type ServedJob, serveQueue } from './app/queue/serve.js';
export { type RebuildResult, rebuildVersions } from './app/rebuild-versions.js';
export { refreshCatalog } from './app/refresh-catalog.js';
export type { RenderOptions } from './app/render-edition.js';
export type { OnProgress } from './app/render-outputs.js';
export {
  type DecideResult,
  decideLines,
  type LineVerdict,
  undoStep,
} from './app/review/decide-lines.js';
export { reimport } from './app/review/reimport.js';
export { type Review, reviewEdition } from './app/review/review.js';
export {
  type SearchOptions,
  type SearchResult,
  searchEditions,
} from './app/search/search-editions.js';
export { type ShelfEntry, shelfOf } from './app/shelf.js';
export { type ChangesSince, changesSince } from './app/signing/changes.js';
export {
  type Signing,
  signEdition,
  signingOf,
  withdrawSignOff,
} from './app/signing/sign-offs.js';
export {
  kindFor,
  type StartedProject,
  type StartOptions,
  startProject,
} from './app/start-project.js';
export { KINDS, type Starter, type StarterKind, starterOf } from './app/starters.js';
export {
  checkTemplate,
  listTemplates,
  type TemplateCheck,
  type TemplateSummary,
} from './app/templates.js';
export { type VerifyArchiveOptions, verifyArchive } from './app/verify/verify-archive.js';
export { type WatchedBuild, type WatchOptions, watchEditions } from './app/watch-editions.js';
export {
  archiveUser,
  exportBag,
  isOutput,
  type ListedObject,
  listStore,
  type RestoreResult,
  restoreVersion,
  splitId,
  type VerifyResult,
  verifyStore,
} from './archive/index.js';
export { isEditionId } from './edition/edition-id.js';
export { editionsIn } from './edition/read-edition.js';
export { packageVersion } from './host/package-root.js';
export { type Stage, type TraceEvent, traced } from './host/trace.js';
export { byteSize } from './messages/byte-size.js';
export { Diagnostic, InputError, messageText } from './messages/diagnostic.js';
export { type DiagnosticValue, diagnosticValue } from './messages/diagnostic-value.js';
export { fill, type Values } from './messages/fill.js';
export type { Language } from './messages/index.js';
export { type LedgerReason, reasonText } from './messages/reasons.js';
export { type Decision, TAKES, type Take } from './model/decisions.js';
export { isDay } from './model/edition-values.js';
export { type LinePattern, linearPattern } from './model/linear/index.js';
export type { PlacedDecision } from './normalise/decisions.js';
export { type DecisionKey, decidedLine } from './normalise/decisions-file.js';
export { KEEPABLE } from './normalise/noise/index.js';
export { type GivenHeading, givenHeading } from './normalise/structure/given.js';
export { defaultFormats, OUTPUTS } from './outputs/index.js';
export type { Book, Output, OutputFlag, OutputOptions, Rendered } from './outputs/output.js';
export {
  BINDINGS,
  FLIPS,
  isSignature,
  SCHEMES,
  type Scheme,
  sheetSize,
} from './outputs/sheets/choices.js';
