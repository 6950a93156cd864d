import { spawn } from 'node:child_process';

/** The program that opens an address, by the system's name. */
const OPENERS: ReadonlyMap<string, readonly [string, ...string[]]> = new Map([
  ['darwin', ['open']],
  ['win32', ['rundll32', 'url.dll,FileProtocolHandler']],
]);

/** Opens an address in the user's browser. Where there is none, nothing happens: the address is printed as well. */
export function openBrowser(address: string): void {
  const [program, ...given] = OPENERS.get(process.platform) ?? ['xdg-open'];
  const child = spawn(program, [...given, address], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
