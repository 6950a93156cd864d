import { describe, expect, it } from 'vitest';
import { findRegion, REGIONS, regionAtStart } from '../../src/model/regions.js';

describe('regions (GB/T 2260)', () => {
  it('has the 34 provincial-level regions and the Corps, in the order of their codes', () => {
    expect(REGIONS).toHaveLength(35);
    const codes = REGIONS.map(({ code }) => code);
    expect(codes).toEqual([...codes].sort());
    expect(new Set(REGIONS.map(({ slug }) => slug)).size).toBe(35);
    for (const { slug } of REGIONS) expect(slug).toMatch(/^[a-z]+$/);
  });

  it.each([
    ['北京', '110000'],
    ['北京市', '110000'],
    ['内蒙古自治区', '150000'],
    ['內蒙古', '150000'],
    ['廣東省', '440000'],
    ['臺灣省', '710000'],
    ['台灣', '710000'],
    ['新疆', '650000'],
    ['新疆生产建设兵团', '660000'],
    ['香港特别行政区', '810000'],
    ['陕西', '610000'],
    ['山西', '140000'],
  ])('%s is %s', (label, code) => {
    expect(findRegion(label)?.code).toBe(code);
  });

  it.each(['北', '北京人', '研究', ''])('“%s” names no region', (label) => {
    expect(findRegion(label)).toBeUndefined();
  });

  it('finds the longest name at a text’s start', () => {
    expect(regionAtStart('新疆生产建设兵团:抓好')).toMatchObject({
      region: { code: '660000' },
      length: 8,
    });
    expect(regionAtStart('新疆维吾尔自治区市场监管局')).toMatchObject({
      region: { code: '650000' },
      length: 8,
    });
    expect(regionAtStart('黑龙江省局')).toMatchObject({ region: { code: '230000' }, length: 4 });
    expect(regionAtStart('在北京')).toBeUndefined();
  });
});
