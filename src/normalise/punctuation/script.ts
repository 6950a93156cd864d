/** Frequent characters that only traditional text has, and those that only simplified text has in their place. */
const TRADITIONAL =
  '們這個來國時說對會學為從開關於後發還進過動與業經長東車見門馬問間聽讓應當點話語認識實現產務機場電報書畫氣質種類級數據統計劃獎賽縣鄉鎮黨員總結義務導師資費買賣價錢銀醫藥護環樹葉風雲陽陰記錄讀寫編輯譯證權責歷節區';
const SIMPLIFIED =
  '们这个来国时说对会学为从开关于后发还进过动与业经长东车见门马问间听让应当点话语认识实现产务机场电报书画气质种类级数据统计划奖赛县乡镇党员总结义务导师资费买卖价钱银医药护环树叶风云阳阴记录读写编辑译证权责历节区';

const ONLY_TRADITIONAL = new Set([...TRADITIONAL].filter((one) => !SIMPLIFIED.includes(one)));
const ONLY_SIMPLIFIED = new Set([...SIMPLIFIED].filter((one) => !TRADITIONAL.includes(one)));

/** Whether the text is written in traditional characters: more of them than of simplified ones. */
export function isTraditional(texts: Iterable<string>): boolean {
  let traditional = 0;
  let simplified = 0;
  for (const text of texts) {
    for (const character of text) {
      if (ONLY_TRADITIONAL.has(character)) traditional++;
      else if (ONLY_SIMPLIFIED.has(character)) simplified++;
    }
  }
  return traditional > simplified;
}
