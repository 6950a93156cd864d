import { byPath } from '../model/order.js';
import { type DigestAlgorithm, digestOf } from './digest.js';
import type { LogicalFile } from './inventory.js';

/** The digest algorithms of a bag's manifests: those that RFC 8493, §2.4 recommends. */
const ALGORITHMS = ['sha512', 'sha256'] as const satisfies readonly DigestAlgorithm[];

/** A line of bag-info.txt (RFC 8493, §2.2.2): label and value. */
export type BagInfo = readonly (readonly [string, string])[];

/**
 * All files of a BagIt bag (RFC 8493) around `payload`, whose paths are relative to data/. Payload-Oxum
 * is added to `info`. Throws RangeError where a path can't stand in a bag.
 */
export function bagFiles(payload: readonly LogicalFile[], info: BagInfo): readonly LogicalFile[] {
  const data = [...payload]
    .sort(byPath)
    .map(({ path, bytes }) => ({ path: `data/${safe(path)}`, bytes }));
  const octets = data.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const lines: BagInfo = [...info, ['Payload-Oxum', `${octets}.${data.length}`]];
  const tags = [
    textFile('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
    textFile(
      'bag-info.txt',
      lines.map(([label, value]) => `${label}: ${folded(value)}\n`).join(''),
    ),
    ...ALGORITHMS.map((name) => textFile(`manifest-${name}.txt`, manifest(name, data))),
  ];
  return [
    ...tags,
    ...ALGORITHMS.map((name) => textFile(`tagmanifest-${name}.txt`, manifest(name, tags))),
    ...data,
  ];
}

function manifest(algorithm: DigestAlgorithm, files: readonly LogicalFile[]): string {
  return files
    .map(({ path, bytes }) => `${digestOf(algorithm, bytes)}  ${encodedPath(path)}\n`)
    .join('');
}

/** RFC 8493, §2.1.3: line ends and the percent sign itself are percent-encoded, nothing else is. */
export function encodedPath(path: string): string {
  return path.replace(/%/g, '%25').replace(/\n/g, '%0A').replace(/\r/g, '%0D');
}

/** A value on several lines continues after white space. */
function folded(value: string): string {
  return value
    .trim()
    .split(/\s*[\r\n]+\s*/)
    .join('\n ');
}

function safe(path: string): string {
  if (path.split('/').some((part) => ['', '.', '..'].includes(part))) throw new RangeError(path);
  return path;
}

function textFile(path: string, content: string): LogicalFile {
  return { path, bytes: new TextEncoder().encode(content) };
}
