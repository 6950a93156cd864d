/** The classes of errors in the methods of reckoning. */
export type ErrorKind = 'character' | 'mark' | 'number';

/** The method of reckoning for one kind of publication. */
export interface Standard {
  readonly publication: 'newspaper' | 'journal' | 'book';
  /** Errors in 10,000 characters that still pass. */
  readonly limit: number;
  /** Points for one error. */
  readonly points: Readonly<Record<ErrorKind, number>>;
  /** The number of times that the same wrong character or word counts. */
  readonly most: number;
  /** The most points for all errors in the use of numbers; no limit if absent. */
  readonly mostForNumbers?: number;
  /** The places in which a wrong character counts twice: every heading, or the title alone. */
  readonly doubled: 'headings' | 'title';
}

/**
 * Newspapers and journals: 《报纸期刊质量管理规定》 (国新出发〔2020〕10号), article 5 and its annexes 《报纸编校差错率计算方法》 and
 * 《期刊编校差错率计算方法》: a wrong, missing or surplus character 1, the same one at most 3 times; numbers against GB/T 15835
 * 0.1, at most 1 in an issue; double in headings (newspapers) and on the cover (journals). Books: 《图书质量管理规定》
 * (新闻出版总署令第26号, 2004) and its annex 《图书编校质量差错率计算方法》: a wrong character 1, the same one at most 4 in a
 * book; 2 on cover and title page; marks 0.1.
 *
 * docs/house-style.md says which parts of the methods are published and which are left out.
 */
export const STANDARDS: readonly Standard[] = [
  {
    publication: 'newspaper',
    limit: 3,
    points: { character: 1, mark: 0.1, number: 0.1 },
    most: 3,
    mostForNumbers: 1,
    doubled: 'headings',
  },
  {
    publication: 'journal',
    limit: 2,
    points: { character: 1, mark: 0.1, number: 0.1 },
    most: 3,
    mostForNumbers: 1,
    doubled: 'title',
  },
  {
    publication: 'book',
    limit: 1,
    points: { character: 1, mark: 0.1, number: 0.1 },
    most: 4,
    doubled: 'title',
  },
];
