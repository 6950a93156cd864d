/** 〓, the sign that is printed for a character that no face has. */
export const GETA = 0x3013;
