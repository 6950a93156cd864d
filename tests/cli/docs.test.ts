import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMMON_OPTIONS } from '../../src/cli/command.js';
import { COMMANDS } from '../../src/cli/commands.js';
import { WORDS } from '../../src/messages/command-line/index.js';

const text = readFileSync(fileURLToPath(new URL('../../docs/cli.md', import.meta.url)), 'utf8')
  .replaceAll('&lt;', '<')
  .replaceAll('&gt;', '>')
  .replaceAll('\\|', '|');

/** The part of docs/cli.md under a heading that begins with `start`. */
function section(start: string): string {
  return text.split(/^## /m).find((part) => part.startsWith(start)) ?? '';
}

const namesOf = (flags: string) => flags.split(', ').map((one) => one.split(' ')[0] as string);

describe('docs/cli.md', () => {
  it.each(COMMANDS.map((spec) => [spec.name, spec] as const))(
    'has a section on %s with its arguments, each flag and its JSON',
    (name, spec) => {
      const part = section(`kanben ${name} `);
      expect(part, `no section “## kanben ${name} …”`).not.toBe('');
      for (const [argument] of spec.arguments) {
        expect(part.split('\n')[0]).toContain(argument.replace('...', '…'));
      }
      for (const [flags] of spec.options) {
        for (const flag of namesOf(flags)) {
          expect(part, `${name} ${flag}`).toMatch(new RegExp(`\`${flag}[\` ]`));
        }
      }
      expect(part).toMatch(/^JSON/m);
    },
  );

  it('has no section on a command that is not there, nor a flag that none takes', () => {
    const sections = [...text.matchAll(/^## kanben (\w+)/gm)].map((one) => one[1]);
    expect(sections.sort()).toEqual([...COMMANDS.map(({ name }) => name), 'help'].sort());
    const known = [...COMMANDS.flatMap(({ options }) => options), ...COMMON_OPTIONS].flatMap(
      ([flags]) => namesOf(flags),
    );
    const named = [...text.matchAll(/`(--[\w-]+)/g)].map((one) => one[1] as string);
    expect(named.filter((flag) => ![...known, '--help', '--version'].includes(flag))).toEqual([]);
  });

  it('names what every command takes', () => {
    for (const [flags] of COMMON_OPTIONS) {
      for (const flag of namesOf(flags)) {
        expect(section('Every command takes')).toMatch(new RegExp(`\`${flag}[\` ]`));
      }
    }
  });

  it('names each exit status', () => {
    for (const status of [0, 1, 2, 70]) {
      expect(section('Exit status')).toMatch(new RegExp(`^\\| ${status} `, 'm'));
    }
  });
});

describe('the catalogue of words', () => {
  it('says everything in both languages, with the same values', () => {
    const values = (one: string) =>
      [...one.matchAll(/\{(\w+)(?:\|[^}]*)?\}/g)].map(([, name]) => name).sort();
    for (const [id, { zh, en }] of Object.entries(WORDS)) {
      expect(zh, id).not.toBe('');
      expect(values(zh), id).toEqual(values(en));
    }
  });
});
