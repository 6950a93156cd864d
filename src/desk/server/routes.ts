import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import * as v from 'valibot';
import { readInput } from '../../host/files.js';
import { packageRoot } from '../../host/package-root.js';
import { kindWithin, readWithin } from '../../host/within.js';
import { InputError } from '../../messages/diagnostic.js';
import { OUTPUTS } from '../../outputs/index.js';
import type { CallName } from '../api.js';
import { answer, answerJson, deskDiagnostics, jsonBody, Refusal } from './answer.js';
import { CALL_SCHEMAS } from './call-schemas.js';
import type { Desk } from './calls.js';
import { BOOK_HEADERS, STYLE_NONCE } from './guard.js';
import { WIDEST } from './live-calls.js';
import { Faults } from './live-thread.js';

/** The greatest length of the JSON of a call, bytes: enough for a whole pasted text. */
const CALL_LIMIT = 64 * 2 ** 20;
/** The cache header of pictures: their names are digests of their content, so that they never change. */
const FOR_EVER = { 'Cache-Control': 'private, max-age=31536000, immutable' };

const ASSETS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['/', ['index.html', 'text/html; charset=utf-8']],
  ['/desk.js', ['desk.js', 'text/javascript; charset=utf-8']],
  ['/desk.css', ['desk.css', 'text/css; charset=utf-8']],
  ['/night.css', ['night.css', 'text/css; charset=utf-8']],
  ['/icon.svg', ['icon.svg', 'image/svg+xml']],
]);

/** The faces that the interface falls back on. */
const FONTS = /^\/font\/(NotoSansSC-(?:Regular|Bold)|NotoSerifSC-Regular)\.ttf$/;

/** Sends the files of the desk: its page, script and style. Returns false for any other path. */
export function sendAsset(path: string, response: ServerResponse): boolean {
  const [, font] = FONTS.exec(path) ?? [];
  if (font !== undefined) {
    const bytes = readInput(join(packageRoot, 'fonts', `${font}.ttf`));
    answer(response, 200, 'font/ttf', bytes, FOR_EVER);
    return true;
  }
  const asset = ASSETS.get(path);
  if (asset === undefined) return false;
  const bytes = readInput(join(packageRoot, 'lib/desk/browser', asset[0]));
  const isPage = asset[0] === 'index.html';
  const body = isPage ? new TextDecoder().decode(bytes).replace('{nonce}', STYLE_NONCE) : bytes;
  answer(response, 200, asset[1], body);
  return true;
}

/** A call of the browser part: `POST /api/<name>` with JSON. */
export async function sendCall(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  desk: Desk,
): Promise<void> {
  const name = path.slice('/api/'.length);
  if (!Object.hasOwn(CALL_SCHEMAS, name)) throw new Refusal(404, 'no such call');
  const asked = v.safeParse(CALL_SCHEMAS[name as CallName], await jsonBody(request, CALL_LIMIT));
  if (!asked.success) throw new Refusal(400, 'wrong values');
  try {
    const { runCall } = await import('./calls.js');
    answerJson(response, 200, await runCall(name as CallName, asked.output, desk));
  } catch (error) {
    const diagnostics =
      error instanceof InputError
        ? deskDiagnostics(error.diagnostics, desk.project.content)
        : error instanceof Faults
          ? error.diagnostics
          : undefined;
    if (diagnostics === undefined) throw error;
    answerJson(response, 422, { diagnostics });
  }
}

/** The files that pages load: pictures of pages and covers, the files of the book that a phone shows, finished files. */
export async function sendFile(path: string, response: ServerResponse, desk: Desk): Promise<void> {
  const [, kind = '', id = '', ...rest] = path.split('/').map(decodedPart);
  const folder = desk.project.edition(id);
  const change = desk.project.changesOf(id);
  switch (kind) {
    case 'page': {
      const [number, pixels] = [Number(rest[0]), Number(rest[1])];
      const key = (rest[2] ?? '').replace(/\.png$/, '');
      if (!(number > 0 && pixels > 0 && pixels <= WIDEST)) throw new Refusal(404, 'no such page');
      const png = await desk.live.call('picture', { folder, change, number, key, pixels });
      if (png === undefined) throw new Refusal(410, 'the page has changed');
      return answer(response, 200, 'image/png', png, FOR_EVER);
    }
    case 'cover': {
      const png = await desk.work.call('cover', { folder, change });
      if (png === undefined) throw new Refusal(404, 'no cover');
      return answer(response, 200, 'image/png', png, FOR_EVER);
    }
    case 'phone': {
      const [key = '', mode = '', ...name] = rest;
      const bytes = await desk.work.call('entry', { folder, key, name: name.join('/') });
      if (bytes === undefined) throw new Refusal(410, 'the book has changed');
      return sendEntry(name.join('/'), mode, bytes, response);
    }
    case 'file':
      return sendOutput(desk, id, rest, response);
    case 'picture': {
      const file = join(folder, ...rest);
      if (!/\.(?:png|jpe?g|gif)$/i.test(file) || kindWithin(folder, file) !== 'file') {
        throw new Refusal(404, 'no such picture');
      }
      return answer(response, 200, 'image/*', readWithin(folder, file));
    }
    default:
      throw new Refusal(404, 'nothing here');
  }
}

/** Sends a finished file of the last build as a download, which the browser never displays. */
async function sendOutput(
  { project, work }: Desk,
  id: string,
  path: readonly string[],
  response: ServerResponse,
): Promise<void> {
  const isProof = path.length > 1 && path[0] === 'proof';
  const name = path.at(-1) ?? '';
  const bytes = await work.call('finished', { folder: project.outputs(id, isProof), name });
  if (bytes === undefined) throw new Refusal(404, 'no such file');
  const type = OUTPUTS.find(({ extension }) => name.endsWith(`.${extension}`))?.mediaType;
  answer(response, 200, type ?? 'application/octet-stream', bytes, {
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}

const ENTRY_TYPES: ReadonlyMap<string, string> = new Map([
  ['xhtml', 'application/xhtml+xml; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['svg', 'image/svg+xml'],
  ['otf', 'font/otf'],
  ['ttf', 'font/ttf'],
  ['woff2', 'font/woff2'],
]);

/** Sends a file of the book. Documents get the night style if it is requested. */
function sendEntry(name: string, mode: string, bytes: Uint8Array, response: ServerResponse): void {
  const type = ENTRY_TYPES.get(name.split('.').at(-1)?.toLowerCase() ?? '');
  if (type === undefined) throw new Refusal(404, 'no such entry');
  const isDark = mode === 'dark' && name.endsWith('.xhtml');
  const body = isDark
    ? new TextDecoder()
        .decode(bytes)
        .replace('</head>', '<link rel="stylesheet" type="text/css" href="/night.css"/></head>')
    : bytes;
  answer(response, 200, type, body, BOOK_HEADERS);
}

function decodedPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refusal(400, 'wrong address');
  }
}
