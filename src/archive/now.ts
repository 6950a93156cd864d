import { thisMoment } from '../host/clock.js';
import { diagnose, InputError } from '../messages/diagnostic.js';

/** This moment, RFC 3339 in UTC: SOURCE_DATE_EPOCH where it is set, else the clock. Only archives ask for it. */
export function now(sourceDateEpoch: string | undefined): string {
  if (sourceDateEpoch === undefined || sourceDateEpoch === '') return rfc3339(thisMoment());
  const date = new Date(Number(sourceDateEpoch) * 1000);
  if (!/^\d+$/.test(sourceDateEpoch) || Number.isNaN(date.getTime())) {
    throw new InputError([diagnose('io/bad-epoch', {}, { value: sourceDateEpoch })]);
  }
  return rfc3339(date);
}

function rfc3339(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
