import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { Section } from '../model/manuscript.js';
import { findRegion, REGIONS } from '../model/regions.js';

/** Names in a row: 北京、黑龙江、上海……; at least three make a roster. */
const ROSTER =
  /[\p{Script=Han}]{2,12}(?:、[\p{Script=Han}]{2,12}){2,}(?:[和及与][\p{Script=Han}]{2,12})?/gu;
const FEWEST = 3;

/**
 * Compares the chapters' regions with what the editor's note announces, and their order with that of GB/T 2260:
 * a diagnostic for each that is missing, not announced or repeated, and one where the order differs. Nothing is changed.
 */
export function rosterDiagnostics(
  sections: readonly Section[],
  file: string,
): readonly Diagnostic[] {
  const chapters = sections.filter(
    ({ role, region }) => role === 'chapter' && region !== undefined,
  );
  const codes = chapters.map(({ region }) => region as string);
  if (codes.length < 2) return [];
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const code of codes) {
    if (seen.has(code))
      diagnostics.push(
        diagnose('manuscript/region-repeated', { file }, { region: regionName(code) }),
      );
    seen.add(code);
  }
  const announced = announcedRegions(sections);
  if (announced.length >= FEWEST) {
    for (const code of announced) {
      if (!seen.has(code))
        diagnostics.push(
          diagnose('manuscript/region-missing', { file }, { region: regionName(code) }),
        );
    }
    for (const code of seen) {
      if (!announced.includes(code))
        diagnostics.push(
          diagnose('manuscript/region-not-announced', { file }, { region: regionName(code) }),
        );
    }
  }
  // The order that the note announces is the editors' own; else that of the standard is looked for.
  const order = announced.length >= FEWEST ? announced : REGIONS.map(({ code }) => code);
  const places = [...seen].map((code) => order.indexOf(code)).filter((place) => place >= 0);
  // The order of many chapters is one decision: the first place says it.
  const breaks = places.flatMap((place, index) => {
    const before = places[index - 1];
    return before !== undefined && place < before ? [{ place, before }] : [];
  });
  const [first] = breaks;
  if (first !== undefined) {
    const region = regionName(order[first.place] ?? '');
    const before = regionName(order[first.before] ?? '');
    diagnostics.push(
      diagnose('manuscript/region-order', { file }, { region, before, count: breaks.length }),
    );
  }
  return diagnostics;
}

/** The regions that the editor's note, or what stands before the first region, lists in a row. */
function announcedRegions(sections: readonly Section[]): readonly string[] {
  const note = sections.find(({ role }) => role === 'editors-note');
  for (const { text } of note?.paragraphs ?? []) {
    for (const [row] of text.matchAll(ROSTER)) {
      const names = row.split(/[、和及与]/u);
      const codes = names.map((name) => regionIn(name)).filter((code) => code !== undefined);
      if (codes.length >= FEWEST && codes.length >= names.length * 0.6) return [...new Set(codes)];
    }
  }
  return [];
}

/** The region of a name in a row: the first one may have words before it, the last one behind. */
function regionIn(name: string): string | undefined {
  for (let start = 0; start < name.length - 1; start++) {
    for (let end = name.length; end > start + 1; end--) {
      const region = findRegion(name.slice(start, end));
      if (region !== undefined) return region.code;
    }
  }
  return undefined;
}

function regionName(code: string): string {
  return REGIONS.find((region) => region.code === code)?.name ?? code;
}
