import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Marks the styles that the editor writes into the page: no other style in a page counts. */
export const STYLE_NONCE = randomBytes(16).toString('base64url');

/** The headers of every answer: a page loads nothing from elsewhere, sends nothing there, and holds no inline script. */
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

/** Of a page of the EPUB in its frame: no script at all, styles and pictures of the book only. */
export const BOOK_HEADERS: Readonly<Record<string, string>> = {
  ...SAFE_HEADERS,
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin",
};

/**
 * Who may speak to the desk: a browser that opened the printed address once. Its token works a single time and becomes a
 * cookie, which no script can read and no other site's request carries. Host and Origin have to be the desk's, so that
 * neither another site nor a name that was pointed at this machine (DNS rebinding) gets an answer.
 */
export class Guard {
  readonly #session = randomBytes(32).toString('base64url');
  #token: string | undefined = randomBytes(32).toString('base64url');
  #hosts: ReadonlySet<string> = new Set();
  #cookie = '';

  /** Begins to guard the desk at this port; gives the address that opens it once. */
  at(port: number): string {
    this.#hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
    // Cookies do not distinguish ports: two desks on one machine have two names.
    this.#cookie = `kanben-${port}`;
    return `http://127.0.0.1:${port}/?token=${this.#token}`;
  }

  /** Whether the request was sent to this desk by a page of this desk, or by no page. */
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

  /** The cookie for a token, which is used up then; undefined for a wrong or an old one. */
  admit(token: string): string | undefined {
    if (this.#token === undefined || !isSame(token, this.#token)) return undefined;
    this.#token = undefined;
    return `${this.#cookie}=${this.#session}; Path=/; HttpOnly; SameSite=Strict`;
  }
}

/** Compares in the same time whatever the difference. */
function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
