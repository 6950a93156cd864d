import { bucketAddress } from '../../host/store/s3-store.js';
import { sha256 } from '../../model/sha256.js';
import { QUEUE } from './contract.js';

/**
 * The queue's name for one ground and one store: workers of another version, with other fonts or at another bucket listen
 * at another one. A folder may be mounted under another name on each machine: all folders count as one.
 */
export function queueName(ground: string, store: string): string {
  const address = bucketAddress(store);
  const place = address === undefined ? 'folder' : `${address.bucket}/${address.prefix}`;
  return `${QUEUE}-${sha256(JSON.stringify([ground, place])).slice(0, 16)}`;
}
