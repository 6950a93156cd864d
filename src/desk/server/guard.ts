import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The nonce of the styles that the editor writes into the page. The browser ignores all other inline styles. */
export const STYLE_NONCE = randomBytes(16).toString('base64url');

/** The headers of every answer: a page loads nothing from elsewhere, sends nothing there, and may have no inline script. */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${STYLE_NONCE}'; ` +
    "img-src 'self' data:; connect-src 'self'; font-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  'Cache-Control': 'no-store',
};

/** The headers of an EPUB page in its frame: no scripts, and only styles and pictures of the book. */
export const BOOK_HEADERS: Readonly<Record<string, string>> = {
  ...SAFE_HEADERS,
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin",
};

/**
 * Answers only a browser that opened the printed address. The token of the address works once and is exchanged for a cookie, which no
 * script can read and no request of another site carries. Host and Origin have to be those of the desk, so that neither another site
 * nor a foreign name for this machine (DNS rebinding) gets an answer.
 */
export class Guard {
  readonly #session = randomBytes(32).toString('base64url');
  #token: string | undefined = randomBytes(32).toString('base64url');
  #hosts: ReadonlySet<string> = new Set();
  #cookie = '';

  /** Begins to guard the desk at a port. Returns the address that opens the desk once. */
  at(port: number): string {
    this.#hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
    // Cookies do not distinguish ports, so that each desk on a machine needs a name of its own.
    this.#cookie = `kanben-${port}`;
    return `http://127.0.0.1:${port}/?token=${this.#token}`;
  }

  /** Whether a request comes from a page of this desk, or from no page. */
  isFromHere({ method, headers }: IncomingMessage): boolean {
    const host = headers.host ?? '';
    if (!this.#hosts.has(host)) return false;
    const { origin } = headers;
    if (origin === undefined) return method === 'GET' || method === 'HEAD';
    return origin === `http://${host}`;
  }

  /** Whether the request carries the cookie. */
  isKnown({ headers }: IncomingMessage): boolean {
    const cookies = (headers.cookie ?? '').split(/;\s*/);
    const given = cookies.find((one) => one.startsWith(`${this.#cookie}=`));
    return given !== undefined && isSame(given.slice(this.#cookie.length + 1), this.#session);
  }

  /** The cookie for a token, which is then used up; undefined for a wrong or used token. */
  admit(token: string): string | undefined {
    if (this.#token === undefined || !isSame(token, this.#token)) return undefined;
    this.#token = undefined;
    return `${this.#cookie}=${this.#session}; Path=/; HttpOnly; SameSite=Strict`;
  }
}

/** Compares two texts in constant time. */
function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
