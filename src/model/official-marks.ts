/** Whether a mark is that of a kind with numbers of its own, without an organ's name before the year: 第12号, 2026年第3号. */
export function isSerialMark(mark: string): boolean {
  return /(?:令|纪要|公告|通告|公报)$/u.test(mark);
}
