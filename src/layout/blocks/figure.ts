import { captionOf } from '../../edition/captions.js';
import type { PlacedImage } from '../../model/composition.js';
import { sum } from '../../model/numbers.js';
import { inlinePieces } from '../inline.js';
import type { FlowLine } from '../pages/flow.js';
import { moved } from '../pages/page.js';
import { type LinkedPicture, setPicture } from '../pictures.js';
import { MIDDLE, type Room, setText } from '../set-lines.js';
import type { BlockFlow } from './block-flow.js';

/** The most pictures in a row, and the distance between them, em. */
const MOST_IN_ROW = 3;
const APART = 1.5;
/** A picture leaves this many lines of the page to its caption and the text. */
const LINES_LEFT = 2;

/** The least air above and below a picture together, and its part between the picture and the caption, grid lines. */
const AIR = 0.75;
const ABOVE_CAPTION = 0.25;

/** Sets pictures that follow each other side by side, each with its caption below it. */
export function setFigures(flow: BlockFlow, parts: readonly LinkedPicture[], room: Room): void {
  const known = parts.filter(({ picture }) => {
    const sized = flow.context.imageSize(picture.url) !== undefined;
    if (!sized) flow.context.onUnknown(picture);
    return sized;
  });
  const rows = Math.ceil(known.length / MOST_IN_ROW);
  const each = Math.ceil(known.length / rows);
  for (let at = 0; at < known.length; at += each) setRow(flow, known.slice(at, at + each), room);
}

/** Sets a row of pictures of one height on whole grid lines. Captions stand close below their pictures, on the same page. */
function setRow(flow: BlockFlow, parts: readonly LinkedPicture[], room: Room): void {
  const { leading, lines, size } = flow.template.typeArea;
  const placed = placedRow(flow, parts, room, (lines - LINES_LEFT) * leading);
  const height = Math.max(...placed.map(({ image }) => image.height));
  const [first] = parts as readonly [LinkedPicture, ...LinkedPicture[]];
  flow.source = first.picture.position?.start.offset ?? flow.source;
  const captions = placed.map(({ column, part }) => captionLines(flow, part, column));
  const count = Math.max(...captions.map((one) => one.length));
  const rows = Math.ceil(height / leading + AIR);
  const spare = rows * leading - height;
  const over = count > 0 ? spare - ABOVE_CAPTION * leading : spare / 2;
  const top = -MIDDLE * size - leading / 2 + over;
  const items = placed.map(({ image }) => ({ ...image, y: top + height - image.height }));
  const { caption } = flow.template.styles;
  const below = Array.from({ length: count }, (_, index): FlowLine => {
    const beside = captions.flatMap((one) => one[index] ?? []);
    const [line = { rows: caption.lines, offset: 0 }] = beside;
    return { ...line, items: beside.flatMap((one) => one.items), glued: true };
  });
  const { place } = first.picture.data ?? {};
  const numbered = flow.context.destination(first.picture) !== undefined;
  flow.push(
    { lines: [{ rows, items, offset: 0 }, ...below] },
    {
      fewest: 1,
      ...(count > 0 && { after: caption.after }),
      ...(place !== undefined && place !== 'here' && { floats: place }),
      // A picture that the text names by its number may stand behind the text.
      yields: place === undefined && numbered,
      ...(numbered && { series: 'figure' }),
    },
  );
}

interface PlacedPart {
  readonly part: LinkedPicture;
  readonly image: PlacedImage;
  /** The room of the picture's caption. */
  readonly column: Room;
}

/** The pictures of a row at their places: a single one centred in the room, several of one height unless the text gives their widths. */
function placedRow(
  flow: BlockFlow,
  parts: readonly LinkedPicture[],
  room: Room,
  highest: number,
): readonly PlacedPart[] {
  const set = (part: LinkedPicture, within: Room) =>
    setPicture(part, within, highest, flow.within, flow.context) as PlacedImage;
  const [only] = parts;
  if (parts.length === 1 && only !== undefined)
    return [{ part: only, image: set(only, room), column: room }];
  const gap = APART * flow.template.typeArea.size;
  const free = room.measure - gap * (parts.length - 1);
  const natural = parts.map((part) => set(part, room));
  const sided = parts.every(({ picture }) => picture.data?.width === undefined);
  const shapes = natural.map(({ width, height }) => width / height);
  const common = Math.min(free / sum(shapes), ...natural.map(({ height }) => height));
  const wanted = natural.map(({ width }, index) =>
    sided ? common * (shapes[index] as number) : width,
  );
  const scale = Math.min(1, free / sum(wanted));
  const total = wanted.reduce((sum, width) => sum + width * scale, gap * (parts.length - 1));
  let x = room.x + (room.measure - total) / 2;
  return parts.map((part, index) => {
    const image = natural[index] as PlacedImage;
    const width = (wanted[index] as number) * scale;
    const sized = { ...image, width, height: (image.height * width) / image.width };
    const column = { x, measure: width };
    x += width + gap;
    return { part, image: moved({ ...sized, x: 0 }, column.x, 0) as PlacedImage, column };
  });
}

/** The lines of a picture's caption. References lead to the first line. */
function captionLines(
  flow: BlockFlow,
  { picture, notes = [] }: LinkedPicture,
  room: Room,
): readonly FlowLine[] {
  const caption = captionOf(picture, notes);
  if (caption.length === 0) return [];
  const { styles } = flow.template;
  const inline = flow.inlineStyle(styles.caption, 'Caption');
  const destination = flow.context.destination(picture);
  const ink = { ...inline.ink, ...(destination !== undefined && { destination }) };
  const style = { ...inline, ink };
  const piece = caption.flatMap((part) =>
    part.type === 'text'
      ? flow.plain(part.value, style, picture)
      : inlinePieces([part], style, flow.context).flat(),
  );
  const { wholeNames } = flow.context;
  return setText([piece], styles.caption, flow.template, room, { first: 0 }, wholeNames);
}
