import { relative } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { kindFor, startProject } from '../app/start-project.js';
import { KINDS, type StarterKind, starterOf } from '../app/starters.js';
import { listTemplates } from '../app/templates.js';
import { isEditionId } from '../edition/edition-id.js';
import { diagnosticValue } from '../messages/diagnostic-value.js';
import type { CommandBody } from './command.js';
import type { Terminal } from './terminal.js';

interface Answers {
  readonly kind?: StarterKind;
  readonly title?: string;
  readonly template?: string;
  readonly id?: string;
}

export const init: CommandBody = async ([folder = '.'], flags, terminal) => {
  const kind = KINDS.find((one) => one === flags.kind);
  const given: Answers = {
    ...(kind !== undefined && { kind }),
    ...(typeof flags.title === 'string' && { title: flags.title }),
    ...(typeof flags.template === 'string' && { template: flags.template }),
    ...(typeof flags.id === 'string' && { id: flags.id }),
  };
  const asks = flags.yes !== true && !terminal.json && process.stdin.isTTY && process.stderr.isTTY;
  const answers = asks ? await ask(given, terminal) : given;
  if (answers === undefined) {
    terminal.error('notAnswered');
    return 1;
  }
  const started = await startProject(folder, { ...answers, language: terminal.language });
  const { diagnostics, ...rest } = started;
  terminal.summary('started', {
    path: folder,
    files: started.files.length,
    edition: started.edition,
  });
  const enter = relative('.', folder) === '' ? '' : `cd ${quoted(folder)} && `;
  terminal.summary('startedNext', { command: `${enter}kanben build --all` });
  if (terminal.json) {
    const values = diagnostics.map((one) => diagnosticValue(one, terminal.language));
    terminal.value({ ...rest, diagnostics: values });
  }
  return 0;
};

/** Asks for what no flag gave; undefined where the user left before the last answer. */
async function ask(given: Answers, terminal: Terminal): Promise<Answers | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  lines.once('SIGINT', () => lines.close());
  // Lines that come at once, pasted, wait for their question.
  const typed = lines[Symbol.asyncIterator]();
  const question = async (text: string, preset: string, fits: (answer: string) => boolean) => {
    for (let again = ''; ; ) {
      lines.setPrompt(`${again}${text}: `);
      lines.prompt();
      const { done, value: line } = await typed.next();
      if (done === true) return undefined;
      const value = line.trim() || preset;
      if (value === '' || fits(value)) return value;
      again = terminal.word('askAgain', { value });
    }
  };
  try {
    const title = given.title ?? (await question(terminal.word('askTitle'), '', () => true));
    if (title === undefined) return undefined;
    const known =
      given.template === undefined ? (await listTemplates()).map((one) => one.name) : [];
    const preset = starterOf(given.kind ?? 'digest').template ?? 'booklet';
    const template =
      given.template ??
      (await question(terminal.word('askTemplate', { known, preset }), preset, (answer) =>
        known.includes(answer),
      ));
    if (template === undefined) return undefined;
    const chosen = given.template !== undefined || template !== preset;
    const kind = given.kind ?? (await kindFor(chosen ? template : undefined));
    const { name } = starterOf(kind);
    const id =
      given.id ?? (await question(terminal.word('askId', { preset: name }), name, isEditionId));
    if (id === undefined) return undefined;
    return { kind, ...(title !== '' && { title }), ...(chosen && { template }), id };
  } finally {
    lines.close();
  }
}

/** The text in the form that a shell reads as one word. */
function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
