/** A sentence with the line ends behind it, or the rest of a line behind its last sentence. */
const SENTENCE = /[^\n。！？]*[。！？]*[”’」』）》〉】]*\n*/gu;

/** A text as the pieces that a merge takes or leaves: sentence by sentence, nothing left out. */
export function sentencePieces(text: string): readonly string[] {
  return [...text.matchAll(SENTENCE)].map(([piece]) => piece).filter((one) => one !== '');
}
