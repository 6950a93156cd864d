/** An error that ends a command with exit status 2, since it was called wrongly. The user reads its message. */
export class UsageError extends Error {}
