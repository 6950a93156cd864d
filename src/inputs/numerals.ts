/** a, b … z, aa, ab … (CSS Counter Styles 3, `lower-alpha`). */
export function letters(value: number): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26))
    text = String.fromCharCode(97 + ((rest - 1) % 26)) + text;
  return text;
}
