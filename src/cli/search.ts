import { type SearchResult, searchEditions } from '../app/search/search-editions.js';
import type { Hit } from '../archive/search/search.js';
import { diagnosticValue } from '../messages/diagnostic-value.js';
import type { PlaceAddress } from '../outputs/output.js';
import { cacheNamed } from './cache.js';
import type { CommandBody } from './command.js';
import { printable } from './printable.js';
import { faultCount } from './results.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** `kanben search <phrase>`: where it stands in the editions of a folder, or in all versions of an archive. */
export const search: CommandBody = async ([phrase = ''], flags, terminal) => {
  const limit = limitOf(flags.limit, terminal);
  const result = await searchEditions(phrase.trim(), {
    content: String(flags.content),
    to: String(flags.to),
    ...(typeof flags.store === 'string' && { store: flags.store }),
    ...(limit !== undefined && { limit }),
    cache: cacheNamed(flags),
  });
  terminal.diagnostics(result.diagnostics);
  const base = String(flags.store ?? flags.to);
  terminal.lines(hitLines(result.hits, base, terminal), true);
  const { hits, more, editions } = result;
  const where = new Set(hits.map(({ edition }) => edition.id)).size;
  terminal.summary(more ? 'searchedSome' : 'searched', { hits: hits.length, where, editions });
  if (terminal.json) terminal.value(searchValue(result, base, terminal));
  return faultCount(result.diagnostics, flags) > 0 ? 1 : 0;
};

function limitOf(value: unknown, terminal: Terminal): number | undefined {
  if (value === undefined) return undefined;
  const limit = Number(value);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new UsageError(terminal.word('badLimit', { value: String(value) }));
}

/** A line an edition, a line a division, and a line a hit: its page, and the phrase in its sentence. */
function hitLines(hits: readonly Hit[], base: string, terminal: Terminal): readonly string[] {
  const lines: string[] = [];
  let [edition, division] = ['', ''];
  for (const hit of hits) {
    const { id, title, versions } = hit.edition;
    const head = printable([versionsOf(id, versions), title].join('  '));
    if (head !== edition) lines.push(head);
    const below = printable(hit.division.title);
    if (head !== edition || below !== division) lines.push(`  ${below}`);
    [edition, division] = [head, below];
    lines.push(`    ${hitLine(hit, base, terminal)}`);
  }
  return lines;
}

/** The link that a line shows: that to a page, whose number a reader can check, before others. */
const PLACES: readonly PlaceAddress[] = ['page', 'id', 'cfi'];

function hitLine(hit: Hit, base: string, terminal: Terminal): string {
  const { before, match, after, folio, links } = hit;
  const flat = (text: string) => printable(text.replace(/\s*\n\s*/g, ' '));
  const shown = terminal.color ? `\x1b[1m${flat(match)}\x1b[22m` : `【${flat(match)}】`;
  const page = folio === undefined ? '' : `${terminal.word('searchPage', { page: folio })}  `;
  const link = PLACES.flatMap((places) => links.find((one) => one.places === places) ?? [])[0];
  const place = link === undefined ? '' : `  ${printable(addressOf(base, link.address))}`;
  return `${page}${flat(before)}${shown}${flat(after)}${place}`;
}

/** `briefing@v3,v2` */
function versionsOf(id: string, versions: readonly string[] | undefined): string {
  return versions === undefined ? id : `${id}@${versions.join(',')}`;
}

/** A link from the folder that the user named. */
function addressOf(base: string, link: string): string {
  return `${base.replace(/\/$/, '')}/${link}`;
}

/** `--json`, docs/cli.md. */
function searchValue(
  { phrase, hits, more, editions, diagnostics }: SearchResult,
  base: string,
  terminal: Terminal,
) {
  return {
    phrase,
    editions,
    more,
    hits: hits.map(({ edition, division, before, match, after, folio, page, links }) => ({
      id: edition.id,
      title: edition.title,
      ...(edition.versions && { versions: edition.versions }),
      division: division.name,
      heading: division.title,
      ...(folio !== undefined && { folio }),
      ...(page !== undefined && { page }),
      before,
      match,
      after,
      links: Object.fromEntries(
        links.map(({ format, address }) => [format, addressOf(base, address)]),
      ),
    })),
    diagnostics: diagnostics.map((one) => diagnosticValue(one, terminal.language)),
  };
}
