/** Ends a command with exit status 2: it was called wrongly. The message is the user's to read. */
export class UsageError extends Error {}
