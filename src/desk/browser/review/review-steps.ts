import type { LineVerdict } from '../../../app/review/decide-lines.js';
import type { DeskReview } from '../../api.js';
import { noteFault } from '../notes.js';
import { call, Unreachable } from '../server.js';

/** What a person does in the review. */
type Action =
  | { readonly kind: 'decide'; readonly verdicts: readonly LineVerdict[] }
  | { readonly kind: 'undo'; readonly step: number; readonly undone: boolean }
  /** Takes back the last step that counts, or counts the first one that was taken back. */
  | { readonly kind: 'undo last' | 'redo first' }
  /** Reads the review anew. */
  | { readonly kind: 'read' };

/** How many decisions the last bulk action changed and skipped. */
interface BulkReport {
  readonly changed: number;
  readonly skipped: number;
}

/** A step that found no server is tried again after this pause, ms; each time after twice the pause, up to the longest. */
const PAUSE = 500;
const LONGEST_PAUSE = 8000;

/**
 * The review of an edition in this window. A decision shows at once and waits for its turn: steps reach the files in the
 * order in which they were taken, one after the other, also after their view is left.
 */
export class ReviewSteps {
  /** The review as the server knows it. */
  #known: DeskReview | undefined;
  /** The waiting actions. The first one is under way. */
  #waiting: readonly Action[] = [];
  #shown: DeskReview | undefined;
  readonly #listeners = new Set<() => void>();
  report: BulkReport | undefined;
  /** The time at which the last step was in the files, ms. The events of its files come a little later. */
  answered = Number.NEGATIVE_INFINITY;

  constructor(
    readonly id: string,
    /** Is called when the texts may have changed. */
    readonly onChanged: () => Promise<void>,
  ) {}

  /** With the decisions that are not in the files yet. */
  get review(): DeskReview | undefined {
    return this.#shown;
  }

  /** Whether each step is in the files. */
  get isSaved(): boolean {
    return this.#waiting.every(({ kind }) => kind === 'read');
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  readonly decide = (verdicts: readonly LineVerdict[]): void =>
    this.#add({ kind: 'decide', verdicts });

  readonly undo = (step: number, undone: boolean): void =>
    this.#add({ kind: 'undo', step, undone });

  readonly undoLast = (): void => this.#add({ kind: 'undo last' });

  readonly redoFirst = (): void => this.#add({ kind: 'redo first' });

  /** Reads the review anew, unless that is about to happen. */
  readonly read = (): void => {
    if (this.#waiting.length < 2) this.#add({ kind: 'read' });
  };

  #add(action: Action): void {
    this.#waiting = [...this.#waiting, action];
    this.#show();
    if (this.#waiting.length === 1) this.#run();
  }

  async #run(): Promise<void> {
    let isChanged = false;
    for (let action = this.#waiting[0]; action !== undefined; action = this.#waiting[0]) {
      try {
        const answer = await this.#reached(action);
        if (answer !== undefined) this.#known = answer;
      } catch (error) {
        noteFault(error);
        if (action.kind !== 'read') await this.#reread();
      }
      isChanged ||= action.kind !== 'read';
      if (action.kind !== 'read') this.answered = performance.now();
      this.#waiting = this.#waiting.slice(1);
      this.#show();
    }
    if (isChanged) await this.onChanged().catch(noteFault);
  }

  /** Does an action, again and again until the server is reached. */
  async #reached(action: Action): Promise<DeskReview | undefined> {
    for (let pause = PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        return await this.#send(action);
      } catch (error) {
        const isLost = error instanceof Unreachable && error.status === undefined;
        if (!isLost || action.kind === 'read') throw error;
        if (pause === PAUSE) noteFault(error);
        await new Promise((done) => setTimeout(done, pause));
      }
    }
  }

  async #send(action: Action): Promise<DeskReview | undefined> {
    const { id } = this;
    const steps = this.#known?.steps ?? [];
    switch (action.kind) {
      case 'read':
        return call('review', { id });
      case 'decide': {
        const { verdicts } = action;
        const { review, changed, skipped } = await call('decide', { id, verdicts });
        this.report = verdicts.length > 1 ? { changed, skipped } : undefined;
        return review;
      }
      case 'undo':
        return this.#undone(action.step, action.undone);
      // Which step that is shows when those before it are done.
      case 'undo last':
        return this.#undone(steps.findLast(({ undone }) => !undone)?.number, true);
      case 'redo first':
        return this.#undone(steps.find(({ undone }) => undone)?.number, false);
    }
  }

  async #undone(step: number | undefined, undone: boolean): Promise<DeskReview | undefined> {
    if (step === undefined) return undefined;
    return (await call('undo', { id: this.id, step, undone })).review;
  }

  /** What was not done must not show as done. */
  async #reread(): Promise<void> {
    try {
      this.#known = await call('review', { id: this.id });
    } catch {
      // The failure is already shown.
    }
  }

  #show(): void {
    const decided = this.#waiting.flatMap((one) => (one.kind === 'decide' ? one.verdicts : []));
    this.#shown = this.#known && withVerdicts(this.#known, decided);
    for (const listener of this.#listeners) listener();
  }
}

/** The review with verdicts that are not the server's yet. */
function withVerdicts(review: DeskReview, verdicts: readonly LineVerdict[]): DeskReview {
  if (verdicts.length === 0) return review;
  const given = new Map(
    verdicts.map(({ source, line, rule, verdict }) => [`${source}:${line}:${rule}`, verdict]),
  );
  return {
    ...review,
    cards: review.cards.map((card) => {
      const verdict = given.get(card.key);
      return verdict === undefined ? card : { ...card, verdict };
    }),
  };
}
