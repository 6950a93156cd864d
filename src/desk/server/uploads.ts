import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { readInput } from '../../host/files.js';
import { receiveFile, TooMuch } from '../../host/receive.js';
import { removeTemporary, temporaryFolder } from '../../host/temporary.js';
import { Refusal } from './answer.js';

/** The greatest size of a dropped file, bytes, and the greatest number of waiting files. */
export const UPLOAD_LIMIT = 128 * 2 ** 20;
const MOST = 64;

/** A dropped file that waits to be imported. */
interface Upload {
  readonly name: string;
  readonly path: string;
}

/** The dropped files. Each is written to the disk as it arrives, and kept until it is imported or the desk ends. */
export class Uploads {
  readonly #folder = temporaryFolder('kanben-desk-');
  readonly #uploads = new Map<string, Upload>();
  #count = 0;

  /** Receives a file. Returns the name of the upload for later calls. */
  async take(request: IncomingMessage, name: string): Promise<string> {
    if (this.#uploads.size >= MOST) throw new Refusal(429, 'too many files wait');
    if (Number(request.headers['content-length'] ?? 0) > UPLOAD_LIMIT) {
      throw new Refusal(413, 'too large');
    }
    const id = String(++this.#count);
    const path = join(this.#folder, id);
    this.#uploads.set(id, { name: fileName(name), path });
    try {
      await receiveFile(request, path, UPLOAD_LIMIT);
    } catch (error) {
      this.#uploads.delete(id);
      throw error instanceof TooMuch ? new Refusal(413, 'too large') : error;
    }
    return id;
  }

  /** Takes the name and the bytes of an upload, which is then deleted. */
  use(id: string): { readonly name: string; readonly bytes: Uint8Array } {
    const upload = this.#uploads.get(id);
    if (upload === undefined) throw new Refusal(404, 'no such upload');
    this.#uploads.delete(id);
    const bytes = readInput(upload.path, UPLOAD_LIMIT);
    removeTemporary(upload.path);
    return { name: upload.name, bytes };
  }

  close(): void {
    removeTemporary(this.#folder);
  }
}

/** A file name that is valid on every system and cannot lead out of its folder. */
export function fileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .replace(/^\.+/, '')
    .trim();
  return plain === '' ? 'source.txt' : plain.slice(-120);
}
