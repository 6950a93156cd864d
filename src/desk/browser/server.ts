import type { Answered, Asked, CallName, DeskDiagnostic, Refused } from '../api.js';

/** A failed call, with the server's reasons. */
export class NotDone extends Error {
  constructor(readonly diagnostics: readonly DeskDiagnostic[]) {
    super(diagnostics.map(({ message }) => message.en).join('\n'));
  }
}

/** No answer came, or one with a status that says that the desk no longer knows this window, or failed. */
export class Unreachable extends Error {
  constructor(readonly status?: number) {
    super(status === undefined ? 'no answer' : String(status));
  }
}

/** Calls the server. Throws NotDone where the input is at fault, and Unreachable where no answer comes. */
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

/** Sends a dropped file as it is; gives the name of the upload for later calls. */
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
  throw new Unreachable(response.status);
}
