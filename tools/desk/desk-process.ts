import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Clock ticks a second of /proc (proc_pid_stat(5)): 100 on every Linux that Node runs on. */
const TICKS = 100;

/** `kanben desk` as a process of its own, as users start it. */
export class DeskProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly address: string,
  ) {}

  static async start(folder: string, flags: readonly string[] = []): Promise<DeskProcess> {
    const command = ['lib/cli/kanben.cjs', 'desk', folder, '--no-open', '--json', ...flags];
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
    const address = await new Promise<string>((done, failed) => {
      child.once('exit', () => failed(new Error('the desk has ended')));
      child.stdout.once('data', (piece: Buffer) => {
        const [line = ''] = piece.toString('utf8').split('\n');
        done((JSON.parse(line) as { address: string }).address);
      });
    });
    return new DeskProcess(child, address);
  }

  /** The CPU time that the process has taken, ms, to 10 ms; NaN where the system has no /proc. */
  cpu(): number {
    try {
      const stat = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8');
      // The name in brackets may contain spaces: fields are counted behind it, from the third on.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
    } catch {
      return Number.NaN;
    }
  }

  async end(): Promise<void> {
    const ended = new Promise((done) => this.child.once('exit', done));
    this.child.kill('SIGTERM');
    await ended;
  }
}
