/** Whether a code is that of 0 to 9. */
export function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= 0x30 && code <= 0x39;
}

/** Whether a code is that of A to Z. */
export function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

/** Whether a code is that of a to z. */
export function isLower(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}
