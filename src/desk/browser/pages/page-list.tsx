import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FilePlace, LivePage, LivePlace, PagePicture } from '../../api.js';
import { attempt } from '../notes.js';
import { call } from '../server.js';
import { SCROLLS } from '../ui.js';
import { t } from '../words.js';
import { boxAt, lineBox, lineText, placeAt } from './geometry.js';
import { loadPicture } from './load-picture.js';
import type { BookView } from './use-pages.js';

interface PageListProps {
  readonly id: string;
  readonly book: BookView;
  readonly caret?: LivePlace | undefined;
  /** Is called with the place in the source of the click. */
  readonly onPlace?: ((placing: Promise<FilePlace | null | undefined>) => void) | undefined;
  /** Shows the findings of composing at their lines. */
  readonly marks?: boolean | undefined;
}

/** The distance between pages and around them, CSS pixels. */
const GAP = 14;
/** The greatest width of a page, CSS pixels. */
const WIDEST = 720;
/** The greatest width at which a page is drawn, pixels. */
const WIDEST_PICTURE = 2400;

/** The PDF's pages one below the other; those in sight are drawn. */
export function PageList({ id, book, caret, onPlace, marks = false }: PageListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 400, height: 600 });
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const { state, pages, show, refresh } = book;
  const width = Math.min(WIDEST, Math.max(120, size.width - 2 * GAP));
  const ratio = state === undefined || state.width === 0 ? 1.42 : state.height / state.width;
  const step = Math.round(width * ratio) + GAP;
  const total = state?.pages ?? 0;
  const first = Math.max(1, Math.floor(top / step) + 1);
  const last = Math.min(total, Math.ceil((top + size.height) / step));
  const pixels = Math.min(WIDEST_PICTURE, Math.round((width * devicePixelRatio) / 40) * 40);
  useEffect(() => show(first, Math.max(first, last), pixels), [first, last, pixels, show]);
  const followed = useRef('');
  useEffect(() => {
    const element = scroller.current;
    if (caret === undefined || element === null) return;
    const key = `${caret.page}:${caret.line}`;
    if (followed.current === key) return;
    followed.current = key;
    const page = pages.get(caret.page);
    const box = page?.lines[caret.line] && lineBox(page.lines[caret.line] as never);
    const scale = state === undefined || state.width === 0 ? 1 : width / state.width;
    const y = (caret.page - 1) * step + (box?.y ?? 0) * scale;
    const isInSight = y > element.scrollTop && y < element.scrollTop + element.clientHeight - 40;
    if (!isInSight) element.scrollTop = Math.max(0, y - element.clientHeight / 3);
  }, [caret, pages, state, step, width]);
  const shown: number[] = [];
  for (let number = Math.max(1, first - 1); number <= Math.min(total, last + 1); number++) {
    shown.push(number);
  }
  return (
    <section
      ref={scroller}
      class="pages"
      onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
      {...SCROLLS}
      aria-label={t('pages')}
    >
      <div class="sheet" style={{ height: `${total * step + GAP}px` }}>
        {shown.map((number) => (
          <PageBox
            key={number}
            id={id}
            number={number}
            page={pages.get(number)}
            place={{ top: (number - 1) * step + GAP, width, height: step - GAP }}
            scale={state === undefined || state.width === 0 ? 1 : width / state.width}
            caret={caret?.page === number ? caret : undefined}
            onPlace={onPlace}
            refresh={refresh}
            pixels={pixels}
            brought={book.picture}
            marks={marks}
          />
        ))}
      </div>
    </section>
  );
}

interface PageBoxProps extends Pick<PageListProps, 'id' | 'caret' | 'onPlace'> {
  readonly number: number;
  readonly page: LivePage | undefined;
  readonly place: { readonly top: number; readonly width: number; readonly height: number };
  readonly scale: number;
  /** Asks for the state of the page. */
  readonly refresh: () => void;
  /** How wide the page is drawn. */
  readonly pixels: number;
  /** A picture that came with the pages. */
  readonly brought: PagePicture | undefined;
  readonly marks: boolean;
}

function PageBox(props: PageBoxProps) {
  const { id, number, page, place, scale, caret, onPlace, refresh, pixels, brought, marks } = props;
  const [drawn, setDrawn] = useState<{ readonly src: string; readonly key: string }>();
  const key = page?.key;
  const isBrought = key !== undefined && brought?.key === key && brought.pixels === pixels;
  useLayoutEffect(() => {
    if (key === undefined) return;
    if (isBrought) {
      setDrawn({ src: brought.source, key });
      return;
    }
    const src = `/page/${encodeURIComponent(id)}/${number}/${pixels}/${key}.png`;
    // The old picture stays in sight until the new one is loaded.
    return loadPicture(
      src,
      () => setDrawn({ src, key }),
      () => {
        // The page may have changed since it was asked for.
        refresh();
        return true;
      },
    );
  }, [id, number, pixels, key, isBrought, refresh]);
  const clicked = (event: MouseEvent) => {
    if (page === undefined || onPlace === undefined) return;
    const { left, top } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const at = placeAt(page.lines, (event.clientX - left) / scale, (event.clientY - top) / scale);
    if (at === undefined) return;
    const { division, source } = at.line;
    const asked = { id, division, source, offset: at.offset };
    onPlace(attempt(() => call('source', asked)));
  };
  const label = t('pageLabel', { number, folio: page?.folio || '–' });
  const line = caret && page?.lines[caret.line];
  const box = line && caret && boxAt(line, caret.index);
  return (
    <div
      class="page"
      data-page={number}
      data-key={drawn?.key}
      style={{ top: `${place.top}px`, width: `${place.width}px`, height: `${place.height}px` }}
    >
      <button type="button" class="paper" aria-label={label} onClick={clicked} tabIndex={-1}>
        {drawn !== undefined && <img src={drawn.src} alt="" draggable={false} decoding="sync" />}
      </button>
      {box && (
        <span
          class="caret"
          style={{
            left: `${box.x * scale}px`,
            top: `${box.y * scale}px`,
            height: `${box.height * scale}px`,
          }}
        />
      )}
      {marks && page !== undefined && <Marks page={page} scale={scale} />}
      <span class="folio" aria-hidden="true">
        {number}
      </span>
    </div>
  );
}

/** What composing did to the lines of a page, each beside its line. */
function Marks({ page, scale }: { readonly page: LivePage; readonly scale: number }) {
  return (
    <>
      {(page.proof?.findings ?? []).map(({ rule, text, em }) => {
        const line = page.lines.find(
          (one) => lineText(one).includes(text) || text.includes(lineText(one)),
        );
        const box = line && lineBox(line);
        if (box === undefined) return null;
        const words = t(`proof.${rule}`, { em: em ?? 0 });
        return (
          <span
            key={`${rule}${text}`}
            class="mark"
            role="img"
            aria-label={words}
            title={words}
            style={{
              left: `${box.x * scale}px`,
              top: `${box.y * scale}px`,
              width: `${box.width * scale}px`,
              height: `${box.height * scale}px`,
            }}
          />
        );
      })}
    </>
  );
}
