import { type Diagnostic, diagnose } from '../messages/diagnostic.js';
import type { Official } from '../model/edition.js';
import type { PlaceOf } from './briefing.js';

/** Kinds that go to a higher organ (上行文): they name who signs (GB/T 9704-2012 7.2.6) and have one addressee. */
const UPWARD = /(?:请示|报告)$/u;
/** Kinds that never go there. */
const NEVER_UPWARD = /(?:决议|决定|令|公报|公告|通告|通知|通报|批复|函|纪要)$/u;
/** Marks between addressees, and words for many addressees: 市发展改革委、市财政局; 各区人民政府. */
const PARTED = /[、，,；;]/u;
const MANY = /^(?:各|有关|相关)/u;

/** Checks the addressees and the signers of a document by the kind with which `title` ends (党政机关公文处理工作条例, article 15). */
export function partyFaults(
  official: Official,
  title: string,
  placeOf: PlaceOf,
): readonly Diagnostic[] {
  const { signers } = official;
  if (!UPWARD.test(title))
    return signers !== undefined && NEVER_UPWARD.test(title)
      ? [diagnose('official/signer-not-upward', placeOf(['official', 'signers']), {})]
      : [];
  const faults = [...addresseeFaults(official, placeOf)];
  const organs = official.issuers?.length ?? 0;
  if (signers === undefined) faults.push(diagnose('official/no-signer', placeOf(['official']), {}));
  else if (signers.length < organs)
    faults.push(
      diagnose('official/few-signers', placeOf(['official', 'signers']), {
        signers: signers.length,
        organs,
      }),
    );
  return faults;
}

function addresseeFaults({ recipients }: Official, placeOf: PlaceOf): readonly Diagnostic[] {
  if (recipients === undefined)
    return [diagnose('official/no-addressee', placeOf(['official']), {})];
  const names = recipients.trim().replace(/[:：]$/u, '');
  return PARTED.test(names) || MANY.test(names)
    ? [diagnose('official/addressees', placeOf(['official', 'recipients']), { recipients: names })]
    : [];
}
