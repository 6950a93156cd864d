import type { FontLibrary } from '../fonts/library.js';
import { timed } from '../host/trace.js';
import type { Template } from '../model/template.js';
import type { Book, Output, OutputOptions, Rendered } from '../outputs/output.js';

/** Receives the progress of a build: the stage's or output's name and, if it counts something, the count. */
export type OnProgress = (stage: string, done?: number, total?: number) => void;

/** The requested outputs and those from which they are made, in the order of the table. */
export function withSources(
  requested: ReadonlySet<Output>,
  outputs: readonly Output[],
): readonly Output[] {
  const sources = new Set([...requested].map(({ madeFrom }) => madeFrom));
  return outputs.filter((one) => requested.has(one) || sources.has(one.name));
}

/** Loads the outputs' code in this thread and, in others, the fonts that every book of the template takes. */
export async function loadAll(
  outputs: readonly Output[],
  fonts: FontLibrary,
  { styles, fonts: stacks }: Template,
): Promise<void> {
  const { body, headings, editorsNote, coverTitle } = styles;
  const faces = [body, ...headings, editorsNote, coverTitle].flatMap(({ font, bold }) =>
    stacks[font][bold ? 'bold' : 'regular'].slice(0, 1),
  );
  const reading = fonts.load([...new Set([...faces, ...stacks.latin.regular])]);
  for (const output of outputs) await output.load();
  await reading;
}

/** Renders each output, and starts the cover's picture before those that do not take it. */
export async function renderAll(
  outputs: readonly Output[],
  given: ReadonlyMap<Output, OutputOptions>,
  book: Omit<Book, 'rendered' | 'onProgress'>,
  onProgress: OnProgress,
): Promise<ReadonlyMap<Output, Rendered>> {
  const rendered = new Map<Output, Rendered>();
  if (outputs.some(({ takesCover }) => takesCover)) {
    // A fault of the picture is reported by the output that takes it.
    book.cover().catch(() => {});
  }
  for (const output of outputs) {
    onProgress(output.name);
    const named = new Map([...rendered].map(([{ name }, files]) => [name, files]));
    const files = await timed(output.name, () =>
      output.render(
        {
          ...book,
          rendered: named,
          onProgress: (done, total) => onProgress(output.name, done, total),
        },
        given.get(output) ?? {},
      ),
    );
    rendered.set(output, files);
    if (files.diagnostics.some(({ severity }) => severity === 'error')) break;
  }
  return rendered;
}
