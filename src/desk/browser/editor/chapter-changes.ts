import type { ChapterChange } from '../../../app/editing/chapters.js';
import type { Documents } from '../documents.js';
import { attempt, note } from '../notes.js';
import { call } from '../server.js';
import { t } from '../words.js';

/** A change of the chapter with that file. */
export type AskedChange =
  | { readonly kind: 'move'; readonly file: string; readonly by: number }
  | { readonly kind: 'place'; readonly file: string; readonly to: number }
  | { readonly kind: 'merge'; readonly file: string }
  | { readonly kind: 'split'; readonly file: string; readonly offset: number };

/** A change waits at most so long for what was typed to be saved, ms. */
const LONGEST_WAIT = 10_000;

/**
 * The changes of an edition's chapters, one after the other: each change gives the files other numbers, so one that was
 * asked for meanwhile follows its chapter to the new name. `onDone` hears the file of the chapter that was changed.
 */
export class ChapterChanges {
  #waiting: readonly AskedChange[] = [];
  #isBusy = false;

  constructor(
    readonly documents: Documents,
    readonly onDone: (file: string) => void,
  ) {}

  async ask(change: AskedChange): Promise<void> {
    this.#waiting = [...this.#waiting, change];
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      for (let next = this.#take(); next !== undefined; next = this.#take()) await this.#run(next);
    } finally {
      this.#isBusy = false;
    }
  }

  #take(): AskedChange | undefined {
    const [next, ...rest] = this.#waiting;
    this.#waiting = rest;
    return next;
  }

  async #run(asked: AskedChange): Promise<void> {
    const { documents } = this;
    if (!(await isSavedSoon(documents))) {
      note(t('waitSaved'), 'fault');
      return;
    }
    const { chapters, id } = documents;
    const names = chapters.map(({ path }) => path);
    const at = names.indexOf(asked.file);
    const planned = at < 0 ? undefined : plan(asked, names, at);
    if (planned === undefined) return;
    const { change, arranged, opened } = planned;
    const versions = Object.fromEntries(chapters.map(({ path, version }) => [path, version ?? '']));
    const answer = await attempt(() => call('chapters', { id, change, versions }));
    await attempt(() => documents.load());
    if (answer === undefined) return;
    const renamed = new Map(arranged.map((name, index) => [name, answer.files[index] ?? name]));
    this.#waiting = this.#waiting.map((one) => ({
      ...one,
      file: renamed.get(one.file) ?? one.file,
    }));
    this.onDone(answer.files[opened] ?? '');
  }
}

/** The change, the old names in their new order, and the place of the chapter that is shown then. */
function plan(
  asked: AskedChange,
  names: readonly string[],
  at: number,
):
  | {
      readonly change: ChapterChange;
      readonly arranged: readonly string[];
      readonly opened: number;
    }
  | undefined {
  const { file } = asked;
  switch (asked.kind) {
    case 'move':
    case 'place': {
      const to = asked.kind === 'move' ? at + asked.by : asked.to;
      if (to < 0 || to >= names.length || to === at) return undefined;
      const arranged = names.toSpliced(at, 1).toSpliced(to, 0, file);
      return { change: { kind: 'move', file, to }, arranged, opened: to };
    }
    case 'merge':
      return { change: asked, arranged: names.toSpliced(at + 1, 1), opened: at };
    case 'split':
      return { change: asked, arranged: names.toSpliced(at + 1, 0, ''), opened: at + 1 };
  }
}

/** Whether what was typed is in the files, at once or soon. */
async function isSavedSoon(documents: Documents): Promise<boolean> {
  if (documents.isSaved) return true;
  return new Promise((done) => {
    const end = documents.listen(() => documents.isSaved && finish(true));
    const timer = setTimeout(() => finish(false), LONGEST_WAIT);
    const finish = (isSaved: boolean) => {
      clearTimeout(timer);
      end();
      done(isSaved);
    };
  });
}
