import { basename, join } from 'node:path';
import { changeChapters } from '../../app/editing/chapters.js';
import { editionTexts, saveText, standingText } from '../../app/editing/edition-texts.js';
import { changeMetadata } from '../../app/editing/metadata.js';
import { metadataForm } from '../../app/editing/metadata-form.js';
import { savePicture } from '../../app/editing/save-picture.js';
import { finishedFiles } from '../../app/finished-files.js';
import { decideLines, undoStep } from '../../app/review/decide-lines.js';
import { reviewEdition } from '../../app/review/review.js';
import { shelfOf } from '../../app/shelf.js';
import { changesSince } from '../../app/signing/changes.js';
import { signEdition, signingOf, withdrawSignOff } from '../../app/signing/sign-offs.js';
import { listTemplates } from '../../app/templates.js';
import { thisMoment } from '../../host/clock.js';
import { fileKind } from '../../host/files.js';
import { packageVersion } from '../../host/package-root.js';
import type { Recall } from '../../model/recall.js';
import { parseYaml } from '../../model/yaml/yaml-text.js';
import { OUTPUTS } from '../../outputs/index.js';
import type { Answered, Asked, CallName, DeskReview } from '../api.js';
import { deskDiagnostics } from './answer.js';
import { importCall, sampleCall } from './import-calls.js';
import type { LiveThread } from './live-thread.js';
import type { Project } from './project.js';
import type { Queue } from './queue.js';
import type { Uploads } from './uploads.js';

/** The parts of the desk that the calls use. */
export interface Desk {
  readonly project: Project;
  readonly uploads: Uploads;
  /** The thread that composes and draws the visible pages. */
  readonly live: LiveThread;
  /** The thread for longer work, so that typing never waits for a build. */
  readonly work: LiveThread;
  /** Keeps the parsed lists of the house style between calls. */
  readonly memory: Recall;
  readonly queue: Queue;
}

type Call<Name extends CallName> = (asked: Asked<Name>, desk: Desk) => Promise<Answered<Name>>;

/** All calls of the browser part. Each calls one function of the library. */
const CALLS: { readonly [Name in CallName]: Call<Name> } = {
  async project(_, { project }) {
    const editions = await shelfOf(project);
    return {
      name: project.name,
      version: packageVersion(),
      editions: editions.map((one) => ({
        ...one,
        diagnostics: deskDiagnostics(one.diagnostics, project.content),
      })),
      templates: await listTemplates(),
      formats: OUTPUTS.map(({ name, byDefault, showsPages = false, words }) => ({
        name,
        title: words.title ?? { zh: name.toUpperCase(), en: name.toUpperCase() },
        byDefault,
        showsPages,
      })),
      form: metadataForm(),
    };
  },
  import: (asked, { project, uploads }) => importCall(asked, project, uploads),
  sample: (_, { project }) => sampleCall(project),
  async open({ id }, { project }) {
    const folder = project.edition(id);
    const texts = await editionTexts(folder);
    const yaml = texts.find(({ path }) => path === 'edition.yaml');
    return {
      id,
      texts,
      metadata: parseYaml(yaml?.text ?? '', 'edition.yaml').data ?? null,
      hasSources: fileKind(join(folder, 'ledger.json')) === 'file',
    };
  },
  async save({ id, path, text, version }, { project }) {
    const result = await saveText(project.edition(id), { path, text, version });
    if (!result.saved) return { saved: false, theirs: result.theirs ?? null };
    project.touch(id);
    return result;
  },
  async metadata({ id, version, changes }, { project }) {
    const folder = project.edition(id);
    const { saved } = await changeMetadata(folder, version, changes);
    if (saved) project.touch(id);
    return { saved, text: standingText(folder, 'edition.yaml') ?? null };
  },
  async chapters({ id, change, versions }, { project }) {
    const files = await changeChapters(
      project.edition(id),
      change,
      new Map(Object.entries(versions)),
    );
    project.touch(id);
    return { files };
  },
  async picture({ id, upload }, { project, uploads }) {
    const path = await savePicture(project.edition(id), uploads.use(upload));
    project.touch(id);
    return { path };
  },
  pages: ({ id, ...asked }, { project, live }) =>
    live.call('pages', {
      ...asked,
      folder: project.edition(id),
      change: project.changesOf(id),
    }),
  async locate({ id, file, offset }, { project, live }) {
    const folder = project.edition(id);
    return (
      (await live.call('locate', {
        folder,
        change: project.changesOf(id),
        file: basename(file),
        offset,
      })) ?? null
    );
  },
  async source({ id, division, source, offset }, { project, live }) {
    const folder = project.edition(id);
    return (
      (await live.call('source', {
        folder,
        change: project.changesOf(id),
        division,
        source,
        offset,
      })) ?? null
    );
  },
  review: ({ id }, desk) => reviewOf(id, desk),
  async decide({ id, verdicts, take }, desk) {
    const folder = desk.project.edition(id);
    const result = await decideLines(folder, verdicts, {
      memory: desk.memory,
      ...(take !== undefined && { take }),
    });
    desk.project.touch(id);
    return { ...result, review: await reviewOf(id, desk) };
  },
  async undo({ id, step, undone }, desk) {
    await undoStep(desk.project.edition(id), step, undone, { memory: desk.memory });
    desk.project.touch(id);
    return { review: await reviewOf(id, desk) };
  },
  async check({ id }, { project, work }) {
    return { diagnostics: await work.call('check', { folder: project.edition(id) }) };
  },
  build: ({ id, formats, proof }, { project, work }) =>
    work.call('build', {
      folder: project.edition(id),
      options: { to: project.dist, formats, proof },
    }),
  async finished({ id }, { project }) {
    const folder = project.edition(id);
    return {
      book: await finishedFiles(folder, project.outputs(id)),
      proof: await finishedFiles(folder, project.outputs(id, true)),
    };
  },
  changes: ({ id }, { project }) => changesSince(project.edition(id), project.store),
  archive: ({ id, user, message }, { project, work }) =>
    work.call('archive', {
      folder: project.edition(id),
      store: project.store,
      to: project.dist,
      user,
      message,
    }),
  signing: ({ id }, { project }) => signingOf(project.edition(id)),
  sign: ({ id, stage, name }, { project }) =>
    signEdition(project.edition(id), { stage, name, date: today() }),
  withdraw: ({ id, stage }, { project }) => withdrawSignOff(project.edition(id), stage),
  phone: ({ id }, { project, work }) =>
    work.call('phone', { folder: project.edition(id), change: project.changesOf(id) }),
};

/**
 * Calls that write, and the one that reads several files together. Those about one edition run one after the other, so that a window
 * that is opened right after a step shows that step.
 */
const IN_TURN: ReadonlySet<CallName> = new Set([
  'import',
  'sample',
  'save',
  'metadata',
  'chapters',
  'picture',
  'decide',
  'undo',
  'review',
  'sign',
  'withdraw',
]);

/** Performs a call of the browser part. Its values are checked already. */
export function runCall(name: CallName, asked: unknown, desk: Desk): Promise<unknown> {
  const body = (): Promise<unknown> => CALLS[name](asked as never, desk);
  if (!IN_TURN.has(name)) return body();
  const { id } = asked as { readonly id?: string };
  return desk.queue.run(id ?? '', body);
}

async function reviewOf(id: string, { project, memory }: Desk): Promise<DeskReview> {
  const folder = project.edition(id);
  const { cards, diagnostics, faults, ...review } = await reviewEdition(folder, memory);
  return {
    ...review,
    cards: cards.map((card) => ({ ...card, findings: deskDiagnostics(card.findings, folder) })),
    diagnostics: deskDiagnostics(diagnostics, folder),
    faults: deskDiagnostics(faults, folder),
  };
}

/** The day of a sign-off, by the clock of this machine. */
function today(): string {
  const now = thisMoment();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
