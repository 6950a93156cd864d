import { userName } from '../host/environment.js';
import { diagnose, InputError } from '../messages/diagnostic.js';
import type { User } from './inventory.js';

/**
 * The maker of a version: `Name <address>`, the address an e-mail address or a URI; the system's name of the
 * user where nothing is given. Throws InputError where it can't be read.
 */
export function archiveUser(given: string | undefined): User {
  if (given === undefined) return { name: userName() };
  const [, name, address] = /^\s*([^<>]*[^<>\s])\s*(?:<\s*([^<>\s]+)\s*>\s*)?$/.exec(given) ?? [];
  if (name === undefined) {
    throw new InputError([diagnose('archive/bad-user', {}, { user: given })]);
  }
  if (address === undefined) return { name };
  const isUri = /^[a-z][a-z0-9+.-]*:/i.test(address);
  return { name, address: isUri ? address : `mailto:${address}` };
}
