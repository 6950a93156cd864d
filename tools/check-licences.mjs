// Says which licences the installed run-time packages carry, and fails on one that isn't permissive.
import { readdirSync, readFileSync } from 'node:fs';

const PERMISSIVE = new Set([
  'MIT',
  'ISC',
  'BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'CC0-1.0',
  'Unlicense',
  'BlueOak-1.0.0',
  'Python-2.0',
  'WTFPL',
  'OFL-1.1',
  'Zlib',
  'MIT-0',
  'CC-BY-4.0',
  'Unicode-3.0',
]);

const allowed = (expression) => {
  // Old manifests write the licence's address behind its name.
  const parts = expression
    .replace(/\(https?:[^)]*\)/g, '')
    .replace(/[()]/g, '')
    .split(/\s+OR\s+/i);
  return parts.some((part) => part.split(/\s+AND\s+/i).every((id) => PERMISSIVE.has(id.trim())));
};

// A package whose manifest is silent may still ship its licence as a file.
const licenceOfText = (path) => {
  const file = readdirSync(path).find((name) => /^licen[cs]e/i.test(name));
  const text = file ? readFileSync(`${path}/${file}`, 'utf8') : '';
  return /Permission is hereby granted, free of charge/.test(text) ? 'MIT' : undefined;
};

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const counts = new Map();
const faults = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '' || entry.dev || entry.devOptional || entry.optional) continue;
  const manifest = JSON.parse(readFileSync(`${path}/package.json`, 'utf8'));
  const declared =
    manifest.license ?? manifest.licenses?.[0] ?? entry.license ?? licenceOfText(path) ?? 'none';
  const licence = typeof declared === 'string' ? declared : (declared.type ?? 'none');
  counts.set(licence, (counts.get(licence) ?? 0) + 1);
  if (!allowed(licence)) faults.push(`${path}: ${licence}`);
}
console.log([...counts].map(([licence, n]) => `${n} ${licence}`).join(', '));
for (const fault of faults) console.error(`not a permissive licence: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
