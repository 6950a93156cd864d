import type { StoredText } from '../../app/editing/edition-texts.js';
import type { DeskEvent, OpenedEdition } from '../api.js';
import { noteFault } from './notes.js';
import { call } from './server.js';

/** A text as it is edited: `text` is what the window shows, `version` the file that it was made from. */
export interface OpenText {
  readonly path: string;
  readonly text: string;
  readonly version: string | undefined;
  /** Whether the text in the window is the text in the file. */
  readonly isSaved: boolean;
  /** The file as somebody else saved it meanwhile. Nothing is saved until the user has chosen. */
  readonly theirs?: StoredText | null;
}

/** What happened to the texts: typed here, saved, or changed elsewhere. */
export type DocumentsEvent = 'typed' | 'saved' | 'reloaded';

/** A save that failed is tried again after this pause, ms; each time after twice the pause, up to the longest. */
const PAUSE = 500;
const LONGEST_PAUSE = 8000;
/** The longest time between the event of a file and the answer to its save, ms. */
const ANSWER = 200;
/** The time during which an event counts as that of a version that this window wrote, ms. */
const ECHO = 3000;

/**
 * The texts of an edition in this window. Each change is saved at once, with one request at a time for each file. A failed save is
 * repeated until it succeeds.
 */
export class Documents {
  readonly #texts = new Map<string, OpenText>();
  readonly #saving = new Set<string>();
  /** Texts in which a character is being composed, and whether their files were read meanwhile. */
  readonly #composing = new Map<string, boolean>();
  /** Versions that this window wrote a moment ago, and when, ms: their events come late. */
  readonly #written = new Map<string, number>();
  readonly #listeners = new Set<(event: DocumentsEvent) => void>();
  metadata: unknown = null;
  hasSources = false;

  constructor(readonly id: string) {}

  /** The texts in the order of the book, without edition.yaml. */
  get chapters(): readonly OpenText[] {
    return [...this.#texts.values()]
      .filter(({ path }) => path !== 'edition.yaml')
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  get(path: string): OpenText | undefined {
    return this.#texts.get(path);
  }

  get conflict(): OpenText | undefined {
    return [...this.#texts.values()].find(({ theirs }) => theirs !== undefined);
  }

  /** Texts that are not in their files yet, without those in conflict. */
  get unsaved(): readonly OpenText[] {
    return [...this.#texts.values()].filter(
      ({ isSaved, theirs }) => !isSaved && theirs === undefined,
    );
  }

  get isSaved(): boolean {
    return [...this.#texts.values()].every(({ isSaved }) => isSaved);
  }

  listen(listener: (event: DocumentsEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads all texts anew; what is typed and not saved yet stays, and meets what changed when it is saved. */
  async load(): Promise<void> {
    for (let isNew = false; !isNew; ) {
      // The answer is older than a text that was saved after the server had read the file: that text stays.
      const before = new Map(this.#texts);
      isNew = this.#take(await call('open', { id: this.id }), before);
    }
  }

  /** Reads files that changed on the disk, unless this window wrote them. */
  async hear(files: DeskEvent['files']): Promise<void> {
    // The event of a save comes before the answer to the save.
    if (files.some(({ path }) => this.#saving.has(path))) {
      await new Promise((done) => setTimeout(done, ANSWER));
    }
    const strange = files.some(({ path, version }) => {
      const known = this.#texts.get(path);
      if (version === undefined) return known !== undefined;
      return version !== known?.version && !this.#wrote(version);
    });
    if (strange) await this.load();
  }

  /** Takes what was typed, and saves it. */
  type(path: string, text: string): void {
    const known = this.#texts.get(path);
    if (known === undefined || known.text === text) return;
    this.#texts.set(path, { ...known, text, isSaved: false });
    this.#say('typed');
    this.#save(path).catch(noteFault);
  }

  /** Notes that an input method composes a character. Until it ends, the text stays as the window shows it. */
  compose(path: string, isComposing: boolean): void {
    if (isComposing) {
      if (!this.#composing.has(path)) this.#composing.set(path, false);
      return;
    }
    const wasRead = this.#composing.get(path) === true;
    this.#composing.delete(path);
    if (wasRead) this.load().catch(noteFault);
  }

  /** Ends a conflict with a file that is gone: it stays gone. */
  leave(path: string): void {
    this.#texts.delete(path);
    this.#say('reloaded');
  }

  /** Ends a conflict: `text` takes the place of both versions. */
  settle(path: string, text: string): void {
    const known = this.#texts.get(path);
    if (known?.theirs === undefined) return;
    const { theirs, ...rest } = known;
    this.#texts.set(path, { ...rest, text, version: theirs?.version, isSaved: false });
    this.#say('reloaded');
    this.#save(path).catch(noteFault);
  }

  /** Whether this window wrote the version just now. */
  #wrote(version: string): boolean {
    const oldest = performance.now() - ECHO;
    for (const [one, time] of this.#written) if (time < oldest) this.#written.delete(one);
    return this.#written.has(version);
  }

  async #save(path: string): Promise<void> {
    if (this.#saving.has(path)) return;
    this.#saving.add(path);
    try {
      let pause = PAUSE;
      for (;;) {
        const known = this.#texts.get(path);
        if (known === undefined || known.isSaved || known.theirs !== undefined) return;
        try {
          await this.#send(known);
          pause = PAUSE;
        } catch (error) {
          if (pause === PAUSE) noteFault(error);
          await new Promise((done) => setTimeout(done, pause));
          pause = Math.min(pause * 2, LONGEST_PAUSE);
        }
      }
    } finally {
      this.#saving.delete(path);
    }
  }

  async #send(known: OpenText): Promise<void> {
    const { path, text, version } = known;
    const answer = await call('save', { id: this.id, path, text, version });
    const now = this.#texts.get(path) ?? known;
    if (answer.saved) {
      this.#written.set(answer.version, performance.now());
      this.#texts.set(path, { ...now, version: answer.version, isSaved: now.text === text });
      this.#say('saved');
    } else {
      this.#texts.set(path, { ...now, theirs: answer.theirs });
      this.#say('reloaded');
    }
  }

  /** False where the answer is older than what this window saved: then the edition has to be read again. */
  #take(
    { texts, metadata, hasSources }: OpenedEdition,
    before: ReadonlyMap<string, OpenText>,
  ): boolean {
    let isNew = true;
    this.metadata = metadata;
    this.hasSources = hasSources;
    const names = new Set(texts.map(({ path }) => path));
    for (const path of this.#texts.keys()) {
      const known = this.#texts.get(path);
      if (names.has(path) || !known?.isSaved) continue;
      if (known === before.get(path)) this.#texts.delete(path);
      else isNew = false;
    }
    for (const { path, text, version } of texts) {
      const known = this.#texts.get(path);
      // What is being typed keeps the version that it was made from: saving it finds the other one.
      if (known !== undefined && (!known.isSaved || known.version === version)) continue;
      if (this.#composing.has(path)) this.#composing.set(path, true);
      else if (known !== before.get(path)) isNew = false;
      else this.#texts.set(path, { path, text, version, isSaved: true });
    }
    this.#say('reloaded');
    return isNew;
  }

  #say(event: DocumentsEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
