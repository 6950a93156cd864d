export type { UsedFont } from '../model/build-record.js';
export type { Face, HalfWidth } from '../model/face.js';
export type { FaceMetrics } from '../model/face-metrics.js';
export {
  type Catalogue,
  type CatalogueEntry,
  parseCatalogue,
  type SoughtFont,
} from './catalogue.js';
export { type FacedText, type MissingCharacter, missing, resolveStack } from './coverage.js';
export { type FontTables, fontTables, packTables, unpackTables } from './font-tables.js';
export type { FontFile, FontLibrary } from './library.js';
export { type FaceOptions, type OpenFace, openFace } from './open-face.js';
