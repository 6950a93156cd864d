/**
 * npm run compare:punctuation -- AUTOCORRECT ZHLINT: the rules of punctuation on the test cases of autocorrect and zhlint,
 * whose repositories (work trees or git directories) the arguments name. Spaces aside; a row a suite, then each case
 * that is not the same. The cases stay where they are.
 */
import { casesOf, PEERS } from './punctuation/cases.js';
import { punctuated, verdict } from './punctuation/compare.js';

const [autocorrect, zhlint] = process.argv.slice(2).filter((one) => !one.startsWith('--'));
if (autocorrect === undefined || zhlint === undefined) {
  console.error('npm run compare:punctuation -- AUTOCORRECT ZHLINT');
  process.exit(2);
}

const others: string[] = [];
console.log('| suite | cases | same | different by the standard | missing |');
console.log('| --- | --- | --- | --- | --- |');
for (const peer of PEERS) {
  const counts = { same: 0, different: 0, missing: 0 };
  const cases = casesOf(peer, peer.name === 'autocorrect' ? autocorrect : zhlint);
  for (const { written, wanted } of cases) {
    const ours = punctuated(written);
    const found = verdict(ours, wanted);
    counts[found.kind]++;
    if (found.kind === 'same') continue;
    const clauses = found.kind === 'different' ? ` (${found.clauses.join(', ')})` : '';
    others.push(
      `${peer.name}: ${found.kind}${clauses}\n  ${written}\n  theirs ${wanted}\n  ours   ${ours}`,
    );
  }
  console.log(
    `| ${peer.name} | ${cases.length} | ${counts.same} | ${counts.different} | ${counts.missing} |`,
  );
}
console.log(`\n${others.join('\n')}`);
