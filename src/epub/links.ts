/** A link that leads out of the book, encoded; undefined where it leads nowhere. */
export function externalLink(url: string): string | undefined {
  if (!/^(?:https?:\/\/[^\s/]|mailto:|tel:)/i.test(url)) return undefined;
  return URL.canParse(url) ? encodeURI(decodeSafely(url)) : undefined;
}

export function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
