import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive as it stands there. */
export interface ZipEntry {
  readonly name: string;
  /** Bytes before and after packing. */
  readonly size: number;
  readonly packed: Uint8Array;
  /** Of the ZIP format: 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
}

const STORED = 0;
const DEFLATED = 8;

/**
 * A file as it goes into an archive, deflated unless `stored`. Node's deflate in the thread pool takes more than twice
 * the time for files as small as a book's.
 */
export function zipEntry(name: string, bytes: Uint8Array, stored = false): ZipEntry {
  const bare = stored || bytes.length === 0;
  return {
    name,
    size: bytes.length,
    packed: bare ? bytes : deflateRawSync(bytes, { level: 9 }),
    method: bare ? STORED : DEFLATED,
    crc: crc32(bytes),
  };
}

/** Names are UTF-8 (APPNOTE 4.4.4). */
const UTF8_NAMES = 0x0800;
/** Info-ZIP's extra field that tells a name in UTF-8 once more, for programs that don't know that flag. */
const UNICODE_PATH = 0x7075;
/** Of the format that is needed to unpack, and (MS-DOS, 2.0) of the one that it is written by. */
const NEEDED = 10;
const MADE_BY = 20;
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/** A ZIP archive (PKWARE's APPNOTE 6.3) of entries in their order, all of one date (UTC): the same bytes each time. */
export function zipArchive(entries: readonly ZipEntry[], date: Date): Uint8Array {
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const extra = name.length === entry.name.length ? Buffer.alloc(0) : unicodePath(name);
    const about = header(entry, name.length, extra.length, date);
    files.push(u32(LOCAL), about, name, extra, entry.packed);
    // No comment, the first disk, no attributes; then where the file stands.
    directory.push(u32(CENTRAL), u16(MADE_BY), about, Buffer.alloc(10), u32(offset), name, extra);
    offset += 4 + about.length + name.length + extra.length + entry.packed.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const count = u16(entries.length);
  const end = [u32(END), u32(0), count, count, u32(length), u32(offset), u16(0)];
  return joined([...files, ...directory, ...end]);
}

/** What an archive tells of a file both before its bytes and in the directory. */
function header(
  { size, packed, method, crc }: ZipEntry,
  nameLength: number,
  extraLength: number,
  date: Date,
): Uint8Array {
  const time =
    (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() / 2);
  const day =
    ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  return joined([
    u16(NEEDED),
    u16(extraLength > 0 ? UTF8_NAMES : 0),
    u16(method),
    u16(time),
    u16(day),
    u32(crc),
    u32(packed.length),
    u32(size),
    u16(nameLength),
    u16(extraLength),
  ]);
}

function unicodePath(name: Uint8Array): Buffer {
  return Buffer.concat([
    u16(UNICODE_PATH),
    u16(1 + 4 + name.length),
    Buffer.of(1),
    u32(crc32(name)),
    name,
  ]);
}

function u16(value: number): Buffer {
  return Buffer.of(value & 0xff, value >> 8);
}

function u32(value: number): Buffer {
  return Buffer.of(value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
