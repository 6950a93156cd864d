import { join, relative } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { inspect } from 'node:util';
import { parentPort } from 'node:worker_threads';
import { archiveEdition } from '../../app/archive-edition.js';
import { buildEdition } from '../../app/build-edition.js';
import { BuildMemory } from '../../app/build-memory.js';
import { checkPath } from '../../app/check-path.js';
import { isEditable, typedText } from '../../app/editing/edition-texts.js';
import { finishedFile } from '../../app/finished-files.js';
import { LiveBook, type LivePage, type LiveState } from '../../app/live/live-book.js';
import { type OpenedFile, openedFile } from '../../app/live/opened-file.js';
import { archiveUser } from '../../archive/user.js';
import { FontMemory } from '../../fonts/font-memory.js';
import { InputError } from '../../messages/diagnostic.js';
import { sha256 } from '../../model/sha256.js';
import type { DeskState, TypedText } from '../api.js';
import { deskDiagnostics } from './answer.js';
import type { LiveAnswer, LiveCalls, LiveName, LiveRequest } from './live-calls.js';
import { LiveOrder } from './live-order.js';

/** The numbers of drawn pages and of books that stay in memory. */
const PICTURES = 96;
const COVERS = 400;
const BOOKS = 4;

/** A visible book, and the count of its files' changes when it was composed. */
interface Shown {
  readonly book: LiveBook;
  composed: string;
  state: LiveState | undefined;
}

const fonts = new FontMemory();
const shown = new Map<string, Shown>();
/** The template and the page size that each book was last shown with. */
const looks = new Map<string, Pick<Composing, 'template' | 'size'>>();
const pictures = new Map<string, Uint8Array>();
const covers = new Map<string, Uint8Array>();
/** The books of the phone view, each with the count of its files' changes when it was built. */
const opened = new Map<string, { readonly change: number; readonly book: OpenedFile }>();

function bookAt(folder: string): Shown {
  const known = shown.get(folder);
  const one = known ?? {
    book: new LiveBook(folder, new BuildMemory(fonts), Date.now()),
    composed: '',
    state: undefined,
  };
  // The book that was shown longest ago is dropped first.
  shown.delete(folder);
  shown.set(folder, one);
  keepNewest(shown, BOOKS);
  return one;
}

function keepNewest<Value>(map: Map<string, Value>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}

interface Composing {
  readonly template?: string | undefined;
  readonly size?: string | undefined;
  readonly typed?: readonly TypedText[] | undefined;
}

async function composed(
  folder: string,
  change: number,
  { template, size, typed = [] }: Composing,
): Promise<Shown & { readonly state: LiveState }> {
  const one = bookAt(folder);
  const from = sha256(JSON.stringify([change, template, size, typed]));
  if (one.state === undefined || one.composed !== from) {
    const texts = typed
      .filter(({ path }) => isEditable(path))
      .map(({ path, text }) => [path, typedText(folder, path, text)] as const);
    one.state = await one.book.compose({ template, size, typed: new Map(texts) });
    one.composed = from;
  }
  looks.set(folder, { template, size });
  return one as Shown & { readonly state: LiveState };
}

/** The composed book. It is composed again if it was dropped, or if its thread crashed. */
async function standing(folder: string, change: number): Promise<LiveBook> {
  const known = bookAt(folder);
  if (known.state !== undefined) return known.book;
  return (await composed(folder, change, looks.get(folder) ?? {})).book;
}

/** A page of the book as a PNG. A page that was drawn before is not drawn again. */
async function drawnPage(book: LiveBook, page: LivePage, pixels: number): Promise<Uint8Array> {
  const name = `${page.key} ${pixels}`;
  const known = pictures.get(name);
  if (known !== undefined) return known;
  const drawn = await book.picture(page.number, pixels);
  pictures.set(name, drawn);
  keepNewest(pictures, PICTURES);
  return drawn;
}

const CALLS: {
  readonly [Name in LiveName]: (asked: LiveCalls[Name][0]) => Promise<LiveCalls[Name][1]>;
} = {
  async pages({ folder, change, from, to, cursor, pixels, known, ...composing }) {
    const { book, state } = await composed(folder, change, composing);
    const caret = cursor && book.book && book.locate(join(folder, cursor.file), cursor.offset);
    const [page] = caret === undefined ? [] : book.pages(caret.page, caret.page);
    const isDrawn = page !== undefined && pixels !== undefined && page.key !== known;
    const inSight = book.pages(from, to);
    return {
      ...travelling(state, folder),
      shown: page === undefined || inSight.includes(page) ? inSight : [...inSight, page],
      caret: caret ?? null,
      picture: isDrawn
        ? { key: page.key, pixels, source: inItself(await drawnPage(book, page, pixels)) }
        : null,
    };
  },
  async picture({ folder, change, number, key, pixels }) {
    const known = pictures.get(`${key} ${pixels}`);
    if (known !== undefined) return known;
    const book = await standing(folder, change);
    const [page] = book.pages(number, number);
    return page?.key === key ? drawnPage(book, page, pixels) : undefined;
  },
  async locate({ folder, change, file, offset }) {
    const book = await standing(folder, change);
    return book.book && book.locate(join(folder, file), offset);
  },
  async source({ folder, change, ...place }) {
    const book = await standing(folder, change);
    const at = book.book && book.source(place);
    return at && { file: relative(folder, at.file), offset: at.offset };
  },
  async cover({ folder, change }) {
    const name = `${change} ${folder}`;
    const known = covers.get(name);
    if (known !== undefined) return known;
    // A shelf of covers does not drop the visible books.
    const book = new LiveBook(folder, new BuildMemory(fonts));
    await book.compose();
    if (book.pages(1, 1).length === 0) return undefined;
    const cover = await book.picture(1, COVER_PIXELS);
    covers.set(name, cover);
    keepNewest(covers, COVERS);
    return cover;
  },
  async phone({ folder, change }) {
    const known = opened.get(folder);
    const book =
      known?.change === change ? known.book : await openedFile(folder, new BuildMemory(fonts));
    opened.set(folder, { change, book });
    keepNewest(opened, BOOKS);
    return { key: book.key, chapters: book.documents };
  },
  async entry({ folder, key, name }) {
    const book = opened.get(folder)?.book;
    return book?.key === key ? book.read(name) : undefined;
  },
  async check({ folder }) {
    return deskDiagnostics((await checkPath(folder)).diagnostics, folder);
  },
  async build({ folder, options }) {
    const { outputs, diagnostics } = await buildEdition(folder, {
      ...options,
      sourceDateEpoch: process.env.SOURCE_DATE_EPOCH,
    });
    return {
      count: new Set(outputs.map(({ format }) => format)).size,
      diagnostics: deskDiagnostics(diagnostics, folder),
    };
  },
  finished: ({ folder, name }) => finishedFile(folder, name),
  async archive({ folder, store, to, user, message }) {
    const { version, unchanged, diagnostics } = await archiveEdition(folder, {
      store,
      to,
      user: archiveUser(user),
      ...(message !== '' && { message }),
      sourceDateEpoch: process.env.SOURCE_DATE_EPOCH,
    });
    return { version, unchanged, diagnostics: deskDiagnostics(diagnostics, folder) };
  },
};

/** The data: address of a PNG. */
function inItself(png: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}

/** The width of a cover on the shelf, pixels. */
const COVER_PIXELS = 360;

function travelling(state: LiveState, folder: string): DeskState {
  return { ...state, diagnostics: deskDiagnostics(state.diagnostics, folder) };
}

async function answerOf({ number, name, asked }: LiveRequest): Promise<LiveAnswer> {
  try {
    return { number, value: await CALLS[name](asked as never) };
  } catch (error) {
    if (error instanceof InputError) return { number, refused: deskDiagnostics(error.diagnostics) };
    return {
      number,
      bug: error instanceof Error ? (error.stack ?? error.message) : inspect(error),
    };
  }
}

const order = new LiveOrder();
let isAtWork = false;

/** Performs the requests one after the other: two compositions of one book at once would share its memory. */
async function work(): Promise<void> {
  if (isAtWork) return;
  isAtWork = true;
  // New requests are taken in before the next one is chosen.
  for (await turn(); ; await turn()) {
    const request = order.next();
    if (request === undefined) break;
    parentPort?.postMessage(await answerOf(request));
  }
  isAtWork = false;
}

parentPort?.on('message', (request: LiveRequest) => {
  order.add(request);
  work();
});
