import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isEditable, standingText } from '../../app/editing/edition-texts.js';
import { makeFolder, refuseOtherKind } from '../../host/files.js';
import { watchFolder } from '../../host/watch-folder.js';
import { Recall } from '../../model/recall.js';
import { answer, answerJson, Refusal } from './answer.js';
import type { Desk } from './calls.js';
import { Events } from './events.js';
import { Guard } from './guard.js';
import { LiveThread } from './live-thread.js';
import { Project } from './project.js';
import { Queue } from './queue.js';
import { sendAsset, sendCall, sendFile } from './routes.js';
import { Uploads } from './uploads.js';

export interface DeskOptions {
  /** The folder of the project. */
  readonly folder: string;
  /** The port; any free one for 0 or where absent. */
  readonly port?: number;
  /** Whether the sample is opened for review. */
  readonly demo?: boolean;
  /** Receives faults of the desk itself. */
  readonly onBug?: (error: unknown) => void;
}

export interface RunningDesk {
  /** The address that opens the desk once. */
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

/** The only address at which the desk listens. Other machines cannot reach it. */
const LOOPBACK = '127.0.0.1';

/** Starts the desk on a folder. It ends when `close` is called. Throws InputError where the folder is a file or cannot be created. */
export async function startDesk({
  folder,
  port = 0,
  demo = false,
  onBug = () => {},
}: DeskOptions): Promise<RunningDesk> {
  refuseOtherKind(folder, 'folder');
  // Creates the folder of a new project now, so that a fault is reported at the start and not at the first text.
  makeFolder(folder);
  const project = new Project(folder);
  const desk: Desk = {
    project,
    uploads: new Uploads(),
    live: new LiveThread(),
    work: new LiveThread(),
    memory: new Recall(),
    queue: new Queue(),
  };
  const guard = new Guard();
  const events = new Events();
  const opened = demo ? await demoPlace(project) : '';
  // A request that comes while the desk closes is not answered.
  let isClosing = false;
  const server = createServer((request, response) => {
    handle(request, response, { desk, guard, events, opened }).catch((error: unknown) => {
      fail(error, response, isClosing ? () => {} : onBug);
    });
  });
  // The desk does not wait for a sender that stops in the middle of a request.
  server.requestTimeout = 120_000;
  server.headersTimeout = 15_000;
  await listening(server, port);
  const used = (server.address() as AddressInfo).port;
  const address = guard.at(used);
  const endWatching = watchFolder(project.content, (paths) => {
    for (const [id, files] of byEdition(paths)) {
      project.touch(id);
      events.send({
        kind: 'changed',
        id,
        files: files.map((path) => ({ path, ...versionOf(project, id, path) })),
      });
    }
  });
  desk.live.start();
  return {
    address,
    port: used,
    async close() {
      isClosing = true;
      endWatching();
      events.close();
      desk.uploads.close();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
      await Promise.all([desk.live.close(), desk.work.close()]);
    },
  };
}

interface Handling {
  readonly desk: Desk;
  readonly guard: Guard;
  readonly events: Events;
  /** The place in the desk that opens, as the end of its address. */
  readonly opened: string;
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  { desk, guard, events, opened }: Handling,
): Promise<void> {
  if (!guard.isFromHere(request)) throw new Refusal(403, 'not from this desk');
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://desk');
  const method = request.method ?? 'GET';
  const token = searchParams.get('token');
  if (method === 'GET' && pathname === '/' && token !== null) {
    const cookie = guard.admit(token);
    if (cookie === undefined && !guard.isKnown(request)) throw new Refusal(403, 'used');
    const headers = { Location: `/${opened}`, ...(cookie && { 'Set-Cookie': cookie }) };
    return answer(response, 303, 'text/plain; charset=utf-8', '', headers);
  }
  if (!guard.isKnown(request)) throw new Refusal(403, 'unknown');
  if (method === 'POST' && pathname.startsWith('/api/')) {
    return sendCall(pathname, request, response, desk);
  }
  if (method === 'PUT' && pathname === '/upload') {
    const name = searchParams.get('name') ?? '';
    return answerJson(response, 200, { upload: await desk.uploads.take(request, name) });
  }
  if (method !== 'GET' && method !== 'HEAD') throw new Refusal(405, 'method');
  if (pathname === '/events') return events.add(response);
  if (sendAsset(pathname, response)) return;
  await sendFile(pathname, response, desk);
}

/** The place that `--demo` opens: the review of the sample, which is imported first if it is missing. */
async function demoPlace(project: Project): Promise<string> {
  const { sampleCall } = await import('./import-calls.js');
  const { id } = await sampleCall(project);
  return `#/${id}/review`;
}

function fail(error: unknown, response: ServerResponse, onBug: (error: unknown) => void): void {
  const isRefused = error instanceof Refusal;
  if (!isRefused && !isGone(error)) onBug(error);
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const status = isRefused ? error.status : 500;
  answer(response, status, 'text/plain; charset=utf-8', isRefused ? REFUSED : BUG, {
    // The rest of a refused upload is not read.
    Connection: 'close',
  });
}

/** The page for a browser without access to the desk. */
const REFUSED =
  '请求被拒绝。请用终端里印出的网址打开审校台；网址只能用一次，用过后请重新运行 kanben desk。\n' +
  'Refused. Open the desk by the address that the terminal prints; it works once: run kanben desk again for a new one.\n';
const BUG = '审校台内部出错。 The desk failed.\n';

function isGone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'EPIPE';
}

/** The version of a text of an edition, by which a window recognises its own changes. */
function versionOf(project: Project, id: string, path: string): { readonly version?: string } {
  if (!isEditable(path)) return {};
  try {
    const text = standingText(project.edition(id), path);
    return text === undefined ? {} : { version: text.version };
  } catch {
    // An edition that was deleted at this moment has no versions.
    return {};
  }
}

function byEdition(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const editions = new Map<string, string[]>();
  for (const path of paths) {
    const [id = '', ...file] = path.split(/[/\\]/);
    if (file.length === 0) continue;
    const files = editions.get(id);
    if (files === undefined) editions.set(id, [file.join('/')]);
    else files.push(file.join('/'));
  }
  return editions;
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, LOOPBACK, () => {
      server.off('error', failed);
      done();
    });
  });
}
