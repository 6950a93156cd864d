export { type Catalogue, type CatalogueEntry, parseCatalogue } from './catalogue.js';
export { type FacedText, type MissingCharacter, missing, resolveStack } from './coverage.js';
export type { Face, HalfWidth } from './face.js';
export { type FontTables, fontTables, packTables, unpackTables } from './font-tables.js';
export type { FontFile, FontLibrary, UsedFont } from './library.js';
export type { FaceMetrics } from './metrics.js';
export { type FaceOptions, type OpenFace, openFace } from './open-face.js';
