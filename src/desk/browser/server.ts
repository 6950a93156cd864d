import type { Answered, Asked, CallName, Refused, Said } from '../api.js';

/** A call that was not done: what the server says of it. */
export class NotDone extends Error {
  constructor(readonly diagnostics: readonly Said[]) {
    super(diagnostics.map(({ message }) => message.en).join('\n'));
  }
}

/** The desk cannot be reached, or no longer knows this window. */
export class Unreachable extends Error {}

/** Asks the server. Throws NotDone where the input is at fault, and Unreachable where no answer comes. */
export async function call<Name extends CallName>(
  name: Name,
  asked: Asked<Name>,
): Promise<Answered<Name>> {
  const response = await reached(`/api/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(asked),
  });
  const value: unknown = await response.json();
  if (response.status === 422) throw new NotDone((value as Refused).diagnostics);
  return value as Answered<Name>;
}

/** Sends a dropped file as it is; gives what names it in later calls. */
export async function upload(file: File): Promise<string> {
  const response = await reached(`/upload?name=${encodeURIComponent(file.name)}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file,
  });
  return ((await response.json()) as { upload: string }).upload;
}

async function reached(address: string, options: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, options);
  } catch {
    throw new Unreachable();
  }
  if (response.ok || response.status === 422) return response;
  throw new Unreachable(String(response.status));
}
