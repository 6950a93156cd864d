import { fill } from '../../messages/fill.js';
import { hasRoom, nextAnswer } from './answer.js';
import { CALL } from './layout.js';
import { LONGEST_PHRASE } from './passages.js';
import { type Hit, SearchIndex, StaleIndexError } from './search.js';

/*
 * The search on the shelf: runs in the page that `kanben catalog` writes, from a web server and from a disk alike. It loads
 * the index's files as scripts from beside itself and asks for nothing else.
 */

/** Milliseconds without a key before a phrase is looked up. */
const PAUSE = 150;

/** The words of the page, from the form's attributes. */
interface Words {
  readonly none: string;
  readonly more: string;
  readonly page: string;
  readonly long: string;
  readonly count: string;
  readonly atLeast: string;
}

const waiting = new Map<string, (data: unknown) => void>();
let fetched = 0;

function install(): void {
  const form = document.querySelector<HTMLFormElement>('form[role="search"]');
  const input = form?.querySelector('input');
  const script = document.currentScript as HTMLScriptElement | null;
  const results = document.querySelector<HTMLElement>('#results');
  const shelf = document.querySelector<HTMLElement>('#shelf');
  if (!form || !input || !script || !results || !shelf) return;
  const folder = script.getAttribute('src')?.replace(/[^/]*$/, '') ?? '';
  Object.assign(globalThis, {
    [CALL]: (name: string, data: unknown) => {
      fetched += 2 * JSON.stringify(data).length;
      waiting.get(name)?.(data);
    },
  });
  const page = new SearchPage(form.dataset as unknown as Words, results, shelf, (name) =>
    loadScript(folder, name),
  );
  let timer = 0;
  // Who comes to the field will type: what every phrase needs is there by then.
  input.addEventListener('focus', () => page.prepare(), { once: true });
  const look = () => {
    clearTimeout(timer);
    page.prepare();
    timer = window.setTimeout(() => void page.look(input.value.trim()), PAUSE);
  };
  input.addEventListener('input', look);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    void page.look(input.value.trim());
  });
  form.hidden = false;
  const asked = new URLSearchParams(location.search).get('q');
  if (asked !== null) {
    input.value = asked;
    void page.look(asked.trim());
  }
}

/** Loads a file of the index; each is loaded once by a browser, as scripts are. */
function loadScript(folder: string, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const done = (finish: () => void) => {
      waiting.delete(name);
      script.remove();
      finish();
    };
    waiting.set(name, (data) => done(() => resolve(data)));
    script.onerror = () => done(() => reject(new Error(name)));
    script.src = `${folder}${name}.js`;
    document.head.append(script);
  });
}

class SearchPage {
  #index: Promise<SearchIndex> | undefined;
  /** Counts the phrases: what an older one finds is not shown. */
  #turn = 0;

  constructor(
    private readonly words: Words,
    private readonly results: HTMLElement,
    private readonly shelf: HTMLElement,
    private readonly load: (name: string) => Promise<unknown>,
  ) {}

  /** Loads what every phrase needs. */
  prepare(): void {
    this.#opened().catch(() => {});
  }

  async look(phrase: string): Promise<void> {
    const turn = ++this.#turn;
    this.results.replaceChildren();
    this.results.hidden = phrase === '';
    this.shelf.hidden = phrase !== '';
    if (phrase === '') return;
    try {
      const index = await this.#opened();
      if (index.folded(phrase).length > LONGEST_PHRASE) this.#say(this.words.long, turn);
      else {
        const mayLoad = () => turn === this.#turn && hasRoom(fetched, waiting.size);
        await this.#show(index.hits(phrase, mayLoad), turn, 0);
      }
    } catch (error) {
      this.#index = undefined;
      if (error instanceof StaleIndexError && turn === this.#turn) await this.look(phrase);
      else this.#say(String(error), turn);
    }
  }

  #opened(): Promise<SearchIndex> {
    this.#index ??= SearchIndex.open(remembered(this.load));
    return this.#index;
  }

  /** Shows the next hits, and a button where there may be more. */
  async #show(hits: AsyncGenerator<readonly Hit[]>, turn: number, before: number): Promise<void> {
    const { hits: next, ended } = await nextAnswer(hits);
    // The next answer may fetch as much again; the first pays for what was loaded before it, too.
    fetched = 0;
    if (turn !== this.#turn) return;
    for (const hit of next) this.#append(hit);
    const count = before + next.length;
    const text = ended ? (count === 0 ? this.words.none : this.words.count) : this.words.atLeast;
    this.#status(fill(text, { n: count }));
    if (ended) return;
    const more = document.createElement('button');
    more.type = 'button';
    more.textContent = this.words.more;
    more.addEventListener('click', () => {
      more.remove();
      void this.#show(hits, turn, count);
    });
    this.results.append(more);
  }

  #append(hit: Hit): void {
    const { edition, division, before, match, after, folio, links } = hit;
    const item = document.createElement('article');
    const head = line(
      'h2',
      [edition.title, division.title].filter((one) => one !== '').join(' · '),
    );
    const text = document.createElement('p');
    const mark = line('mark', match);
    text.append(before, mark, after);
    const list = document.createElement('ul');
    list.className = 'files';
    if (folio !== undefined) list.append(line('li', fill(this.words.page, { n: folio })));
    for (const { format, address, places } of links) {
      const link = line('a', format.toUpperCase());
      // A browser that knows the directive marks what stands there, in its own script; others would take it for part of the anchor.
      const marks = places === 'id' && 'fragmentDirective' in document;
      const directive = `${address.includes('#') ? '' : '#'}:~:text=${encodeURIComponent(match).replaceAll('-', '%2D')}`;
      link.setAttribute('href', marks ? address + directive : address);
      const entry = document.createElement('li');
      entry.append(link);
      list.append(entry);
    }
    item.append(head, text, list);
    this.results.append(item);
  }

  #say(text: string, turn: number): void {
    if (turn === this.#turn) this.#status(text);
  }

  #status(text: string): void {
    this.results.querySelector('[role="status"]')?.remove();
    const status = line('p', text);
    status.setAttribute('role', 'status');
    this.results.prepend(status);
  }
}

/** Loads each file once. */
function remembered(load: (name: string) => Promise<unknown>): (name: string) => Promise<unknown> {
  const files = new Map<string, Promise<unknown>>();
  return (name) => {
    const file = files.get(name) ?? load(name);
    files.set(name, file);
    return file;
  };
}

function line(name: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

install();
