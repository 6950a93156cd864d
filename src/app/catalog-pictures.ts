import { join } from 'node:path';
import { imageSize } from 'image-size';
import { type CatalogImage, hrefOf } from '../archive/catalog.js';
import { entryAt } from '../host/disk.js';
import { packageVersion } from '../host/package-root.js';
import { type OutputFile, writeAll } from '../host/write-all.js';
import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { BuildRecord } from '../model/build-record.js';
import { sha256 } from '../model/sha256.js';
import type { Output } from '../outputs/output.js';
import {
  catalogRecord,
  type RecordedFile,
  type RecordedPicture,
  recordedFile,
  type Standing,
} from './catalog-files.js';
import { coverImages } from './cover-images.js';

/** The number of waiting covers at which they are written: the covers of a large library would fill the memory. */
const WAITING = 400;

/**
 * The covers of a library in the folder `to`. A cover whose outputs are those it was drawn from stays as it stands; others are
 * drawn, and written before the feeds that name them, together with the record that says whose they are.
 */
export class CatalogPictures {
  readonly #recorded: RecordedPicture[] = [];
  #waiting: OutputFile[] = [];

  constructor(
    readonly to: string,
    readonly standing: Standing,
    readonly outputs: readonly Output[],
    readonly diagnostics: Diagnostic[],
  ) {}

  /** The entries of the record for the covers so far. */
  get recorded(): readonly RecordedFile[] {
    return this.#recorded;
  }

  /** Cover and, where there is one, smaller cover of the edition in a folder of the library; undefined where one can't be written. */
  async of(folder: string, record: BuildRecord): Promise<readonly (CatalogImage | undefined)[]> {
    const path = join(this.to, folder);
    const from = sealOf(path, record, this.outputs);
    const standing = this.standing.pictures(folder, from);
    if (standing.length > 0) {
      this.#recorded.push(...standing);
      return standing.map(imageOf);
    }
    const drawn = await coverImages(path, record, this.outputs, this.diagnostics);
    const images = drawn.map(({ name, mediaType, bytes }) => {
      const file = { path: `${folder}/${name}`, bytes };
      if (this.standing.isForeign(file.path)) {
        const place = { file: join(this.to, file.path) };
        this.diagnostics.push(diagnose('catalog/foreign-cover', place));
        return undefined;
      }
      const { width, height } = imageSize(bytes);
      const picture = { from, type: mediaType, width, height };
      const recorded = { ...recordedFile(file), picture };
      this.#waiting.push(file);
      this.#recorded.push(recorded);
      return imageOf(recorded);
    });
    if (this.#waiting.length >= WAITING) await this.#write();
    return images;
  }

  /** The covers that wait, to be written with the feeds. */
  rest(): readonly OutputFile[] {
    return this.#waiting;
  }

  async #write(): Promise<void> {
    const paths = new Set(this.#recorded.map(({ path }) => path));
    const before = this.standing.recorded.filter(({ path }) => !paths.has(path));
    await writeAll(this.to, [...this.#waiting, catalogRecord([...before, ...this.#recorded])]);
    this.#waiting = [];
  }
}

/** Seals what an edition's covers are drawn from: outputs that have pictures, their sizes as they stand, Kanben's version. */
function sealOf(folder: string, record: BuildRecord, outputs: readonly Output[]): string {
  const drawable = new Set(outputs.filter((one) => one.pictures).map(({ name }) => name));
  const files = record.outputs.filter(({ format }) => drawable.has(format));
  const states = files.map(({ path, sha256: digest }) => [
    path,
    digest,
    entryAt(join(folder, path))?.size ?? 0,
  ]);
  return sha256(JSON.stringify([packageVersion(), states]));
}

function imageOf({ path, picture: { type, width, height } }: RecordedPicture): CatalogImage {
  return { href: hrefOf(...path.split('/')), type, width, height };
}
