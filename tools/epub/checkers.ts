/** The checkers that a finished EPUB is put to: ours, the two of the W3C, DAISY's; a missing one is said aloud. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Findings {
  readonly errors: number;
  readonly warnings: number;
  readonly messages: readonly string[];
}

export interface Checker {
  readonly name: string;
  /** Undefined where the checker is not here. */
  readonly check: ((epub: string) => Promise<Findings>) | undefined;
  /** How to get it. */
  readonly missing: string;
}

const found = (command: string, args: readonly string[]) =>
  spawnSync(command, args, { encoding: 'utf8' });
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const ours: Checker = {
  name: 'epubcheck-ts',
  missing: 'npm ci',
  async check(epub) {
    const { EpubCheck } = await import('@likecoin/epubcheck-ts');
    const { messages } = await EpubCheck.validate(readFileSync(epub));
    const said = messages.filter(({ severity }) => /fatal|error|warning/.test(severity));
    return counted(
      said.map(({ severity, id, message }) => `${severity.toUpperCase()} ${id} ${message}`),
    );
  },
};

/** EPUBCheck's jar: KANBEN_EPUBCHECK, Debian's, and the one in the Python package `epubcheck` (5.3). */
function jars(): readonly string[] {
  const python = found('python3', [
    '-c',
    'import epubcheck, os; print(os.path.join(os.path.dirname(epubcheck.__file__), "epubcheck.jar"))',
  ]);
  return [process.env.KANBEN_EPUBCHECK, python.stdout?.trim(), '/usr/bin/epubcheck'].filter(
    (path): path is string => path !== undefined && path !== '' && existsSync(path),
  );
}

function javaCheckers(): readonly Checker[] {
  const java = found('java', ['-version']).status === 0;
  const known = java ? jars() : [];
  const checkers = known.map((jar): Checker => {
    const version = /v?(\d+\.\d+(?:\.\d+)?)/.exec(
      `${found('java', ['-jar', jar, '--version']).stdout}${found('java', ['-jar', jar, '--version']).stderr}`,
    )?.[1];
    return {
      name: `EPUBCheck ${version ?? '?'}`,
      missing: '',
      async check(epub) {
        const { stdout, stderr } = found('java', ['-jar', jar, epub]);
        return counted(
          `${stdout}\n${stderr}`
            .split('\n')
            .filter((line) => /^(?:FATAL|ERROR|WARNING)\(/.test(line)),
        );
      },
    };
  });
  const five = checkers.some(({ name }) => / [5-9]/.test(name));
  const missing = 'java, and pip install epubcheck==5.3.0 or KANBEN_EPUBCHECK=epubcheck.jar';
  return five ? checkers : [...checkers, { name: 'EPUBCheck 5', check: undefined, missing }];
}

/** DAISY Ace over Puppeteer with a Chromium that is here; KANBEN_ACE names its script. */
function ace(): Checker {
  const script = process.env.KANBEN_ACE;
  const chromium = CHROMIUM.find((path) => existsSync(path));
  const missing =
    'npm i --ignore-scripts @daisy/ace in a folder of its own, KANBEN_ACE=…/@daisy/ace/bin/ace-puppeteer.js, and Chromium';
  if (script === undefined || !existsSync(script) || chromium === undefined)
    return { name: 'DAISY Ace', check: undefined, missing };
  return {
    name: 'DAISY Ace',
    missing,
    async check(epub) {
      const out = mkdtempSync(join(tmpdir(), 'kanben-ace-'));
      try {
        const run = spawnSync(process.execPath, [script, '-f', '-s', '-o', out, epub], {
          encoding: 'utf8',
          env: { ...process.env, PUPPETEER_EXECUTABLE_PATH: chromium },
        });
        if (!existsSync(join(out, 'report.json')))
          throw new Error(`Ace made no report: ${run.stdout}${run.stderr}`);
        const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as AceReport;
        return counted(
          report.assertions.flatMap((document) =>
            document.assertions.map(
              ({ 'earl:test': test }) =>
                `ERROR ${test['earl:impact']} ${test['dct:title']} ${document['earl:testSubject'].url}`,
            ),
          ),
        );
      } finally {
        rmSync(out, { recursive: true, force: true });
      }
    },
  };
}

interface AceReport {
  readonly assertions: readonly {
    readonly 'earl:testSubject': { readonly url: string };
    readonly assertions: readonly {
      readonly 'earl:test': { readonly 'earl:impact': string; readonly 'dct:title': string };
    }[];
  }[];
}

function counted(messages: readonly string[]): Findings {
  const warnings = messages.filter((line) => line.startsWith('WARNING')).length;
  return { errors: messages.length - warnings, warnings, messages };
}

export function checkers(): readonly Checker[] {
  return [ours, ...javaCheckers(), ace()];
}
