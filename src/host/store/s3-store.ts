import type { S3ClientConfig } from '@aws-sdk/client-s3';
import { type Store, StoreFault, type StoreKey, storePath } from './store.js';

/** A bucket as a user names it: `s3://bucket/prefix?endpoint=https://…&region=…&style=virtual`. */
export interface BucketAddress {
  readonly bucket: string;
  readonly prefix: string;
  readonly endpoint?: string;
  readonly region?: string;
  /** The bucket's name is part of the host's name, as Alibaba's and Tencent's stores want it. */
  readonly virtual: boolean;
}

/** Undefined where the text is no such address. */
export function bucketAddress(text: string): BucketAddress | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, pathname, searchParams } = new URL(text);
  const known = ['endpoint', 'region', 'style'];
  const isKnown = [...searchParams.keys()].every((key) => known.includes(key));
  if (protocol !== 's3:' || hostname === '' || !isKnown) return undefined;
  const endpoint = searchParams.get('endpoint');
  const region = searchParams.get('region');
  if (endpoint !== null && !/^https?:$/.test(protocolOf(endpoint))) return undefined;
  return {
    bucket: hostname,
    prefix: pathname.replace(/^\/+|\/+$/g, ''),
    ...(endpoint !== null && { endpoint }),
    ...(region !== null && { region }),
    virtual: searchParams.get('style') === 'virtual',
  };
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : '';
}

/** How often a request that failed is sent in all. */
const ATTEMPTS = 5;

/** Buckets of AWS are asked by the region's own address, all others by the endpoint that is named. */
function configOf({ endpoint, region, virtual }: BucketAddress): S3ClientConfig {
  const { AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3, AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  const elsewhere = endpoint ?? AWS_ENDPOINT_URL_S3 ?? AWS_ENDPOINT_URL;
  return {
    maxAttempts: ATTEMPTS,
    region: region ?? AWS_REGION ?? AWS_DEFAULT_REGION ?? 'us-east-1',
    ...(elsewhere !== undefined && { endpoint: elsewhere, forcePathStyle: !virtual }),
    // Other makers' stores refuse the check sums that Amazon's own client adds unasked.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  };
}

/** A store in a bucket that speaks Amazon's S3; keys and secrets come from the environment, as Amazon's tools read them. */
export async function s3Store(name: string, address: BucketAddress): Promise<Store> {
  // The client would print on stderr which Node its next versions want: nothing that the user of this version can act on.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const { S3Client, GetObjectCommand, HeadObjectCommand, PutObjectCommand } = await import(
    '@aws-sdk/client-s3'
  );
  const client = new S3Client(configOf(address));
  const place = (key: StoreKey) => ({
    Bucket: address.bucket,
    Key: [address.prefix, storePath(key)].filter(Boolean).join('/'),
  });
  return {
    name,
    get: (key) =>
      asked(name, async () => {
        const { Body } = await client.send(new GetObjectCommand(place(key)));
        return Body?.transformToByteArray();
      }),
    has: async (key) =>
      (await asked(name, async () => {
        await client.send(new HeadObjectCommand(place(key)));
        return true;
      })) ?? false,
    async put(key, bytes) {
      const put = () => client.send(new PutObjectCommand({ ...place(key), Body: bytes }));
      if ((await asked(name, put)) === undefined) throw new StoreFault(`${name}: no such bucket`);
    },
    close: () => client.destroy(),
  };
}

/** What the store answers; undefined where it has nothing under that key. */
async function asked<Value>(name: string, ask: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await ask();
  } catch (error) {
    const { name: kind = '', message = '' } = error instanceof Error ? error : {};
    if (['NoSuchKey', 'NotFound'].includes(kind)) return undefined;
    // A connection that is refused has a message only in the errors that it is made of.
    const causes = error instanceof AggregateError ? error.errors.map(String).join('; ') : '';
    throw new StoreFault(`${name}: ${message || causes || kind}`);
  }
}
