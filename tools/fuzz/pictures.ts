import { encode as encodeBmp } from 'bmp-ts';
import jpeg from 'jpeg-js';
import { GifWriter } from 'omggif';
import { PNG } from 'pngjs';
import utif from 'utif2';
import type { SeedFile } from './seeds.js';

const WIDTH = 24;
const HEIGHT = 16;

/** One small picture of each kind that an edition can hold. */
export async function pictures(): Promise<readonly SeedFile[]> {
  const data = Buffer.alloc(WIDTH * HEIGHT * 4);
  for (let at = 0; at < data.length; at++) data[at] = at % 4 === 3 ? 255 : (at * 37) % 256;
  const image = { width: WIDTH, height: HEIGHT, data };
  const png = new PNG(image);
  png.data = data;
  const abgr = Buffer.from(data).swap32();
  return [
    { name: 'a.png', bytes: PNG.sync.write(png) },
    { name: 'a.jpg', bytes: jpeg.encode(image, 80).data },
    { name: 'a.gif', bytes: gif() },
    { name: 'a.bmp', bytes: encodeBmp({ ...image, data: abgr, bitPP: 24 }).data },
    { name: 'a.tif', bytes: new Uint8Array(utif.encodeImage(data, WIDTH, HEIGHT)) },
    { name: 'a.svg', bytes: Buffer.from(SVG) },
  ];
}

function gif(): Uint8Array {
  const bytes = Buffer.alloc(4096);
  const writer = new GifWriter(bytes, WIDTH, HEIGHT, { palette: [0x000000, 0xff0000] });
  const pixels = Array.from({ length: WIDTH * HEIGHT }, (_, at) => at % 2);
  writer.addFrame(0, 0, WIDTH, HEIGHT, pixels);
  return bytes.subarray(0, writer.end());
}

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 16">
<style>path { fill: red }</style><path d="M0 0L24 16H0z"/><text x="1" y="9">图</text>
</svg>
`;
