import type { IncomingMessage, ServerResponse } from 'node:http';
import { remedyOf } from '../../app/editing/remedies.js';
import { type Diagnostic, messageText } from '../../messages/diagnostic.js';
import { diagnosticValue } from '../../messages/diagnostic-value.js';
import type { DeskDiagnostic } from '../api.js';
import { SAFE_HEADERS } from './guard.js';

/** A request that is refused with an HTTP status. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export function answer(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    ...SAFE_HEADERS,
    ...headers,
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}

export function answerJson(response: ServerResponse, status: number, value: unknown): void {
  answer(response, status, 'application/json; charset=utf-8', JSON.stringify(value ?? null));
}

/** The JSON body of a request, of at most `limit` bytes. Throws a Refusal for another media type, a longer body or invalid JSON. */
export async function jsonBody(request: IncomingMessage, limit: number): Promise<unknown> {
  const [type = ''] = (request.headers['content-type'] ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') throw new Refusal(415, 'JSON only');
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request) {
    length += (piece as Buffer).length;
    if (length > limit) throw new Refusal(413, 'too large');
    pieces.push(piece as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch {
    throw new Refusal(400, 'no JSON');
  }
}

/** Diagnostics for the browser: in both languages, with the names of files inside the edition. */
export function deskDiagnostics(
  diagnostics: readonly Diagnostic[],
  root = '',
): readonly DeskDiagnostic[] {
  return diagnostics.map((one) => {
    const { message: _, file, ...value } = diagnosticValue(one, 'en');
    const below = file?.startsWith(`${root}/`) ? file.slice(root.length + 1) : file;
    const remedy = remedyOf(one);
    return {
      ...value,
      ...(remedy && { remedy }),
      file: below ?? null,
      message: { zh: messageText(one, 'zh'), en: messageText(one, 'en') },
    };
  });
}
